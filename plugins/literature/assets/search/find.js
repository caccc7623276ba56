// Answers a query: words and phrases from the index, fields and chosen facets, corrections and synonyms.

import { soughtOf } from "./forms.js";
import { both, either, isHeld, lookUp, lookUpAll, lookUpField, lookUpPhrase } from "./index.js";
import { gettext } from "../messages.js";
import { FACET_FIELDS, TEXT_FIELDS, parseQuery } from "./query.js";
import { concepts, widened } from "./synonyms.js";
import { corrections } from "./typos.js";
import { wordsOf } from "./words.js";

const SYNONYM = 0.6;

/**
 * What a reader asks for.
 * @typedef {{text: string, isExact: boolean, without: string[], chosen: Object<string, string[]>, sort: string}} Request
 * `isExact`: no word is corrected; `without`: synonyms not wanted; `chosen`: values by facet; `sort`: "", "newest",
 * "oldest" or "author".
 */

/**
 * The answer.
 * @returns {Promise<{hits: {number: number, score: number}[], hints: string[], corrected: {from: string,
 *   to: string}[], synonyms: string[], sought: object, counts: object[] | null}>} `counts` only with `wantsCounts`.
 */
export async function find(request, { wantsCounts = false } = {}) {
  const query = parseQuery(request.text);
  const answer = { hits: [], hints: [...query.hints], corrected: [], synonyms: [], sought: null, counts: null };
  const asksForWords = query.words.length > 0;
  fetchSynonyms(query.words, request.without).catch(() => {});
  if (!request.isExact) await correct(query, answer);
  const terms = [];
  let hits;
  if (asksForWords && !query.words.length && !query.phrases.length && !query.fields.length) {
    // That nothing is found says it all.
    answer.hints = [];
    hits = new Map();
  } else hits = await textHits(query, request, answer, terms);
  for (const { name, value, negated } of query.fields.filter(({ name }) => TEXT_FIELDS.includes(name))) {
    const found = await lookUpField(value, name);
    if (negated) for (const number of found.keys()) hits.delete(number);
    else hits = both(hits, found);
    if (!negated) terms.push(...wordsOf(value));
  }
  for (const text of query.excluded) {
    for (const number of (await lookUpPhrase(text)).keys()) hits.delete(number);
  }
  answer.sought = soughtOf(terms);
  const byFacet = query.fields.filter(({ name }) => name in FACET_FIELDS);
  const chosen = Object.entries(request.chosen).filter(([, values]) => values.length);
  const needsFacets = wantsCounts || byFacet.length || chosen.length || ["newest", "oldest", "author"].includes(request.sort);
  const list = [...hits].map(([number, score]) => ({ number, score }));
  answer.hits = needsFacets ? await narrowed(list, byFacet, chosen, request, answer, wantsCounts) : list;
  if (!needsFacets) answer.hits.sort((one, other) => other.score - one.score || one.number - other.number);
  return answer;
}

/** Has the index of what the words may also mean on its way while the words themselves are looked at. */
async function fetchSynonyms(words, without) {
  const variants = widened(words, await concepts(), without);
  for (const word of new Set(variants.flatMap((variant) => variant.words.flatMap(wordsOf)))) isHeld(word).catch(() => {});
}

/** Puts the nearest known word in place of each unknown one; of several near ones the first that leaves results. */
async function correct(query, answer) {
  const authors = query.fields.filter(({ name, value }) => name === "author" && wordsOf(value).length === 1);
  const put = new Map();
  const words = [...new Set([...query.words, ...authors.map(({ value }) => value)])];
  const found = await Promise.all(words.map(nearWords));
  for (const [at, word] of words.entries()) {
    const near = found[at];
    if (near === null) {
      put.set(word, null);
      answer.hints.push(gettext("Nothing here holds “%(word)s”; it was left out.", { word }));
    } else if (near.length) {
      const others = query.words.filter((other) => other !== word && put.get(other) !== null);
      put.set(word, await fitting(near, others.map((other) => put.get(other) ?? other)));
      answer.corrected.push({ from: word, to: put.get(word) });
    }
  }
  const known = query.words.filter((word) => put.get(word) !== null);
  query.words = known.map((word) => put.get(word) ?? word);
  for (const field of authors) field.value = put.get(field.value) ?? field.value;
}

/** The vocabulary cannot be fetched offline; the words are then searched as they stand. */
async function nearWords(word) {
  const parts = wordsOf(word);
  return parts.length === 1 ? corrections(parts[0]).catch(() => []) : [];
}

async function fitting(near, others) {
  for (const word of others.length && near.length > 1 ? near : []) {
    if ((await lookUp([...others, word].join(" "))).size) return word;
  }
  return near[0];
}

/** Hits for words, their synonyms and phrases; everything when there are none. */
async function textHits(query, request, answer, terms) {
  const words = query.words;
  terms.push(...words.flatMap(wordsOf), ...query.phrases.flatMap(wordsOf));
  if (!words.length && !query.phrases.length) return lookUpAll();
  let hits = null;
  if (words.length) {
    const variants = widened(words, await concepts(), request.without);
    const [asked, ...meant] = await Promise.all([words, ...variants.map((variant) => variant.words)].map((some) => lookUp(some.join(" "))));
    hits = asked;
    meant.forEach((found, at) => {
      if (![...found.keys()].some((number) => !hits.has(number))) return;
      hits = either(hits, found, SYNONYM);
      answer.synonyms.push(variants[at].name);
      terms.push(...wordsOf(variants[at].name));
    });
    if (!hits.size && words.length > 1) hits = await withoutOneWord(words, answer);
  }
  for (const phrase of query.phrases) {
    const found = await lookUpPhrase(phrase);
    hits = hits ? both(hits, found) : found;
  }
  return hits;
}

/** When no record has all words: those that have all but one. */
async function withoutOneWord(words, answer) {
  let hits = new Map();
  for (let left = 0; left < Math.min(words.length, 6); left++) {
    const some = words.filter((_, at) => at !== left);
    hits = either(hits, await lookUp(some.join(" ")), 1);
  }
  if (hits.size) answer.hints.push(gettext("Nothing has all these words; here is what has all but one of them."));
  return hits;
}

/** Hits that fit fields and chosen facets, in the order asked for. */
async function narrowed(list, byFacet, chosen, request, answer, wantsCounts) {
  const { openFacets } = await import("./facets.js");
  const facets = await openFacets();
  let hits = list;
  for (const field of byFacet) {
    const numbers = facets.fitting(field);
    if (numbers === null) answer.hints.push(gettext("There is no %(field)s “%(value)s”.", { field: field.name, value: field.value }));
    hits = hits.filter(({ number }) => Boolean(numbers?.has(number)) !== field.negated);
  }
  const having = chosen.map(([facet, values]) => [facet, facets.having(facet, values)]);
  // A facet's own choice does not lower its other counts: they say what choosing them too would add.
  const failing = new Map(
    hits.map(({ number }) => [number, having.filter(([, numbers]) => !numbers.has(number)).map(([facet]) => facet)]),
  );
  if (wantsCounts) {
    answer.counts = facets.count((facet, number) => {
      const failed = failing.get(number);
      return failed !== undefined && failed.every((name) => name === facet) ? 1 : 0;
    });
  }
  return sorted(hits.filter(({ number }) => !failing.get(number).length), request.sort, facets);
}

function sorted(hits, sort, facets) {
  const year = ({ number }) => facets.years.get(number) ?? null;
  const orders = {
    author: (one, other) => one.number - other.number,
    newest: (one, other) => (year(other) ?? -1e4) - (year(one) ?? -1e4) || one.number - other.number,
    oldest: (one, other) => (year(one) ?? 1e4) - (year(other) ?? 1e4) || one.number - other.number,
  };
  return hits.sort(orders[sort] ?? ((one, other) => other.score - one.score || one.number - other.number));
}
