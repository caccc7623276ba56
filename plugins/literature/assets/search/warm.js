// On a site that is not large, fetches the whole index while the reader reads, so that searching goes on without a
// network.

import { keepRecords, openIndex, recordIds } from "./index.js";
import { table } from "./tables.js";

let begun = false;

/** Begins once, when the browser has nothing to do; not where readers asked to save data. */
export function warmUp() {
  if (begun || navigator.connection?.saveData) return;
  begun = true;
  const whenIdle = window.requestIdleCallback ?? ((run) => setTimeout(run, 500));
  whenIdle(() => fetchAll().catch(() => (begun = false)));
}

async function fetchAll() {
  const { letters, hasRecords } = await table("letters");
  if (!hasRecords) return;
  keepRecords(await recordIds(), await table("records"));
  await Promise.all(["facets", "synonyms", ...letters.map((letter) => `words-${letter}`)].map(table));
  // A search for nothing makes Pagefind fetch every part of its index.
  await (await openIndex()).search(null);
  document.documentElement.dataset.litSearch = "offline";
}
