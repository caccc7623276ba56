// On a small site, fetches the whole index while the reader reads, so that searching goes on without a network.

import { openIndex, record, recordCount, recordIds } from "./index.js";
import { table } from "./tables.js";

const MOST_RECORDS = 1200;
const AT_ONCE = 8;

let begun = false;

/** Begins once, when the browser has nothing to do; not where readers asked to save data. */
export function warmUp() {
  if (begun || navigator.connection?.saveData) return;
  begun = true;
  const whenIdle = window.requestIdleCallback ?? ((run) => setTimeout(run, 500));
  whenIdle(() => fetchAll().catch(() => (begun = false)));
}

async function fetchAll() {
  if ((await recordCount()) > MOST_RECORDS) return;
  const { letters } = await table("letters");
  await Promise.all(["facets", "synonyms", ...letters.map((letter) => `words-${letter}`)].map(table));
  // A search for nothing makes Pagefind fetch every part of its index.
  await (await openIndex()).search(null);
  const ids = await recordIds();
  for (let at = 0; at < ids.length; at += AT_ONCE) await Promise.all(ids.slice(at, at + AT_ONCE).map(record));
  document.documentElement.dataset.litSearch = "offline";
}
