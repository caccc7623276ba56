// On a site that is not large, fetches the whole index while the reader reads, so that searching goes on without a
// network.

import { isOnDisk } from "../fetching.js";
import { openIndex } from "./postings.js";
import { keepRecords } from "./records.js";
import { table } from "./tables.js";

let begun = false;

/** Begins once, when the browser has nothing to do; not where readers asked to save data, nor from disk. */
export function warmUp() {
  if (begun || isOnDisk || navigator.connection?.saveData) return;
  begun = true;
  const whenIdle = window.requestIdleCallback ?? ((run) => setTimeout(run, 500));
  whenIdle(() => fetchAll().catch(() => (begun = false)));
}

async function fetchAll() {
  const { isWhole, letters, starts } = await openIndex();
  if (!isWhole) return;
  keepRecords(await table("records"));
  const parts = [...letters.map((letter) => `words-${letter}`), ...starts.map((_, file) => `index-${file}`)];
  await Promise.all([import("./facets.js"), ...["facets", ...parts].map((name) => table(name))]);
  document.documentElement.dataset.litSearch = "offline";
}
