// What scripts fetch of the site: other pages and tables. A browser fetches nothing from disk but scripts: there the same
// comes from `disk.js`.

export const isOnDisk = location.protocol === "file:";

/** A function that asks `make` once for each name, and again where it rejected. */
export function keeping(make) {
  const kept = new Map();
  return (name) => {
    if (!kept.has(name)) {
      const making = make(name);
      kept.set(name, making);
      making.catch(() => kept.delete(name));
    }
    return kept.get(name);
  };
}

/** Another page of the site as a document; null where there is none. From disk, it holds what scripts look for and no more. */
export async function pageAt(url) {
  let text;
  if (isOnDisk) text = await (await import("./search/disk.js")).partsOf(url);
  else {
    const answer = await fetch(url, { credentials: "same-origin" });
    text = answer.ok ? await answer.text() : null;
  }
  return text === null ? null : new DOMParser().parseFromString(text, "text/html");
}

/** The bytes of a table of this name, which stands at an address. */
export async function tableAt(url, name, cache) {
  if (isOnDisk) return (await import("./search/disk.js")).tableCalled(name);
  const response = await fetch(url, { cache });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** What gzipped JSON says. */
export function unpacked(bytes) {
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  // That bytes are damaged is told where they are read.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  return new Response(readable).json();
}

/** The address of a page as a link to it is followed: from disk, a folder would be listed. */
export function linkTo(url) {
  if (isOnDisk && url.pathname.endsWith("/")) url.pathname += "index.html";
  return url.href;
}
