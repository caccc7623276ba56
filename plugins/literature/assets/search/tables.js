// Fetches our own tables, gzipped JSON, each once.

import { keeping, tableAt, unpacked } from "../fetching.js";

/** The table that says how the others are to be read and which edition of them belongs to it. */
const FIRST = "index";

/** The folder of the published search; it stands beside the scripts, whatever the site's path. */
export const FOLDER = new URL("data/", import.meta.url);

/** The site's root, to which addresses in the index are relative. */
export const ROOT = new URL("../../../", import.meta.url);

/** A table by name. Rejects when it cannot be fetched; the next call tries again. */
export const table = keeping(load);

async function load(name) {
  const url = new URL(`${name}.table`, FOLDER);
  // A browser may keep a table of the site as it was. The first one is asked for anew, the others by its edition.
  if (name !== FIRST) url.searchParams.set("v", (await table(FIRST)).edition);
  const bytes = await tableAt(url, name, name === FIRST ? "no-cache" : "default");
  // A host may have unpacked it on the way.
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return JSON.parse(new TextDecoder().decode(bytes));
  return unpacked(bytes);
}
