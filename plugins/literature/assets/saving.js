// Files that the browser writes: works in the formats of other programs, byte for byte as `literature export` writes them.

import { workFormats } from "./vocabulary.js";

/** The row of a format, by its name. */
export function formatOf(name) {
  return workFormats.find((format) => format.name === name);
}

/** A file with these works, each written already; those that the format failed to write are empty and left out. */
export function fileOf({ opening, between, end }, records) {
  return `${opening}${records.filter(Boolean).join(between)}${end}`;
}

/** A file as it was before a page held it, which keeps nothing of white space at the end and of line ends. */
export function asWritten({ isJson, lineEnd, closing }, text) {
  if (isJson) return JSON.stringify(JSON.parse(text), null, 1) + "\n";
  return text.replace(/\r?\n/g, lineEnd) + closing;
}

/** Has the browser save a text under a name. */
export function saveText(text, name, type) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
