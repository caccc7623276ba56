// Fetches our own tables, gzipped JSON, each once.

const kept = new Map();

/** The folder of the published search; it stands beside the scripts, whatever the site's path. */
export const FOLDER = new URL("data/", import.meta.url);

/** The site's root, to which addresses in the index are relative. */
export const ROOT = new URL("../../../", import.meta.url);

/** A table by name. Rejects when it cannot be fetched; the next call tries again. */
export function table(name) {
  if (!kept.has(name)) {
    const loading = load(name);
    kept.set(name, loading);
    loading.catch(() => kept.delete(name));
  }
  return kept.get(name);
}

async function load(name) {
  return JSON.parse(await unpacked(new URL(`${name}.table`, FOLDER)));
}

/** The text of a gzipped file, which a host may have unpacked on the way. Rejects when it cannot be fetched. */
export async function unpacked(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new TextDecoder().decode(bytes);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}
