// What records say, as results show it.

import { firstFrom, isSection, openIndex } from "./postings.js";
import { table } from "./tables.js";

let whole = null;
let cuts = null;

/** What a record says: `{kind, address, title, text, label, page}`, the last two where it has them. */
export async function record(number) {
  if (whole) return whole[number];
  const starts = startsOf(await openIndex());
  const file = firstFrom(starts, number + 1) - 1;
  return (await table(`records-${file}`))[number - starts[file]];
}

/** Takes all records at once. */
export function keepRecords(records) {
  whole = records;
}

/** The first record of each file, as `search/bundle.py` cuts them: one begins where a page does, `perFile` records or more
 * behind the start of the last. */
function startsOf(index) {
  if (cuts) return cuts;
  cuts = [];
  for (let number = 0; number < index.kinds.length; number += index.perFile) {
    while (cuts.length && isSection(index, number)) number++;
    if (number < index.kinds.length) cuts.push(number);
  }
  return cuts;
}
