// Widens a query by the field's synonyms: the names of a concept stand for each other.

import { isForm } from "./forms.js";
import { openIndex } from "./postings.js";
import { tellsNothing } from "./query.js";
import { wordsOf, wordsOfName } from "./words.js";
import { countries } from "../vocabulary.js";

const MOST = 4;

/** Every concept's names: `[{id, names}]`. */
export const concepts = async () => (await openIndex()).concepts;

/** Words that the site says readers use for a folded one, none of them a form of it (option `same_words`). */
export async function sameAs(word) {
  const { sameWords } = await openIndex();
  return sameWords.filter((row) => row.some((one) => isForm(one, word))).flatMap((row) => row.filter((one) => !isForm(one, word)));
}

/**
 * Queries that mean the same.
 * @param {string[]} words Words of the query.
 * @param {{id: string, names: string[]}[]} names
 * @param {string[]} without Names the reader does not want.
 * @returns {{name: string, words: string[]}[]} The name that was put in, and the words of the query with it.
 */
export function widened(words, names, without = []) {
  const unwanted = without.map((name) => wordsOf(name).join(" "));
  const variants = writtenOut(words).filter(({ name }) => !unwanted.includes(wordsOf(name).join(" ")));
  const folded = words.flatMap(wordsOf);
  const found = longestName(folded, names);
  if (!found) return variants;
  const seen = new Set([found.own.join(" "), ...unwanted]);
  for (const name of found.names) {
    const put = tellingWords(name);
    if (seen.has(put.join(" "))) continue;
    seen.add(put.join(" "));
    // "tide table" is found by "table" already, and "table" alone says less than was asked for.
    if (found.own.every((word) => put.includes(word)) || put.every((word) => found.own.includes(word))) continue;
    variants.push({ name, words: [...folded.slice(0, found.start), ...put, ...folded.slice(found.end)] });
  }
  return variants.slice(0, MOST);
}

/** The words with a country written out, for each that is not. */
function writtenOut(words) {
  const isShort = (word) => Object.hasOwn(countries, word);
  return words.filter(isShort).map((short) => ({
    name: countries[short],
    words: words.map((word) => (word === short ? countries[word] : word)).flatMap(wordsOf),
  }));
}

/** The concept whose name is the longest stretch of the words. */
function longestName(words, names) {
  let best = null;
  for (const concept of names) {
    for (const name of concept.names) {
      const own = tellingWords(name);
      if (!own.length || own.length > words.length || (best && own.length <= best.own.length)) continue;
      const start = words.findIndex((_, at) => own.every((word, offset) => isSameWord(words[at + offset], word)));
      if (start >= 0) best = { own, start, end: start + own.length, names: concept.names };
    }
  }
  return best;
}

const kept = new Map();

/** The words of a name without those that tell nothing, which queries are without too. */
function tellingWords(name) {
  let telling = kept.get(name);
  if (!telling) {
    const words = wordsOfName(name);
    kept.set(name, (telling = words.every(tellsNothing) ? words : words.filter((word) => !tellsNothing(word))));
  }
  return telling;
}

const isSameWord = (typed, word) => typed !== undefined && isForm(typed, word);

/** Ids of the concepts that a value means: an id, a name, or the start of one. */
export function conceptIds(value, names) {
  const wanted = wordsOf(value).join(" ");
  const exact = names.filter(({ id, names: own }) => [id, ...own].some((name) => wordsOf(name).join(" ") === wanted));
  if (exact.length) return exact.map(({ id }) => id);
  return names.filter(({ id, names: own }) => [id, ...own].some((name) => wordsOf(name).join(" ").startsWith(wanted))).map(({ id }) => id);
}
