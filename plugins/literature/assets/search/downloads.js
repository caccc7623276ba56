// Puts together the references of a result set in the formats of other programs.

import { table } from "./tables.js";
import { workFormats } from "../vocabulary.js";

/** The references with these numbers as one text in a format of this name, in the order given; `perFile` of them stand in
 * each table. */
export async function exported(numbers, name, perFile) {
  const { opening, between, end } = formatOf(name);
  const files = [...new Set(numbers.map((number) => Math.floor(number / perFile)))];
  const entries = new Map();
  // A few at a time: a whole library is hundreds of files.
  for (let at = 0; at < files.length; at += 12) {
    const some = files.slice(at, at + 12);
    const tables = await Promise.all(some.map((file) => table(`references-${file}`)));
    some.forEach((file, i) => entries.set(file, tables[i]));
  }
  const chosen = numbers.map((number) => entries.get(Math.floor(number / perFile))[number % perFile][name]);
  return `${opening}${chosen.filter(Boolean).join(between)}${end}`;
}

/** The row of a format. */
export function formatOf(name) {
  return workFormats.find((format) => format.name === name);
}

/** Hands the reader a file. */
export async function download(numbers, name, perFile) {
  const { ending, type } = formatOf(name);
  const url = URL.createObjectURL(new Blob([await exported(numbers, name, perFile)], { type: `${type};charset=utf-8` }));
  const link = Object.assign(document.createElement("a"), { href: url, download: `references.${ending}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
