// Words as the index knows them: folded the same way as in `text/folding.py`.

import { elided } from "../vocabulary.js";

const LETTERS = { ø: "o", ł: "l", đ: "d", ı: "i", æ: "ae", œ: "oe", ß: "ss" };

/** Lower case without accents: `Flückiger` and `fluckiger` are one. */
export function fold(text) {
  // Most words need no more, and texts have many.
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[øłđıæœß]/g, (letter) => LETTERS[letter])
    .replace(/\u2019/g, "'");
}

const ELISIONS = elided.length ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${elided.join("|")})['\u2019](?=\\p{L})`, "giu") : null;

/** A text without words that are elided before others: `l'alliance` is `alliance`. */
export const withoutElided = (text) => (ELISIONS ? text.replace(ELISIONS, "") : text);

/** The words of a text, folded, without punctuation and without those that are elided before them. */
export function wordsOf(text) {
  return withoutElided(fold(text)).match(/[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu) ?? [];
}

const kept = new Map();

/** The words of a page's name, taken apart once: each search looks at all names. */
export function wordsOfName(name) {
  if (!kept.has(name)) kept.set(name, wordsOf(name));
  return kept.get(name);
}

/** A text with one word in place of another, wherever it stands as a word and not within one. A word that was typed may hold any sign. */
export function withWord(text, from, to) {
  const typed = from.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${typed}(?![\\p{L}\\p{N}])`, "giu"), () => to);
}
