// Puts together works in the formats of other programs from the records of each, for a result set or for a page.

import { table } from "./tables.js";
import { fileOf, formatOf, saveText } from "../saving.js";

/** The references with these numbers as one text in a format of this name, in the order given; `perFile` of them stand in
 * each table. */
async function exported(numbers, name, perFile) {
  const files = [...new Set(numbers.map((number) => Math.floor(number / perFile)))];
  const entries = new Map();
  // A few at a time: a whole library is hundreds of files.
  for (let at = 0; at < files.length; at += 12) {
    const some = files.slice(at, at + 12);
    const tables = await Promise.all(some.map((file) => table(`references-${file}`)));
    some.forEach((file, i) => entries.set(file, tables[i]));
  }
  return fileOf(formatOf(name), numbers.map((number) => entries.get(Math.floor(number / perFile))[number % perFile][name]));
}

/** Hands the reader a file. */
export async function download(numbers, name, perFile, stem = "references") {
  const { ending, type } = formatOf(name);
  saveText(await exported(numbers, name, perFile), `${stem}.${ending}`, type);
}

/** Hands the reader a file with the works of these keys, in the order given. */
export async function downloadWorks(keys, name, stem) {
  const { perFile, keys: all } = await table("keys");
  const numbers = new Map(all.map((key, number) => [key, number]));
  await download(keys.map((key) => numbers.get(key)), name, perFile, stem);
}
