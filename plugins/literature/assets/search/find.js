// Answers a query: words, of which a page may lack some, phrases and fields, of which it may not; chosen facets, corrections
// and synonyms.

import { soughtOf } from "./forms.js";
import { allPages, both, either, pagesOf } from "./hits.js";
import { isHeld, lookUpField, lookUpPhrase } from "./index.js";
import { gettext } from "../messages.js";
import { pagesNamed } from "./names.js";
import { openScales } from "./places.js";
import { kindOf, openIndex } from "./postings.js";
import { FACET_FIELDS, TEXT_FIELDS, parseQuery, tellsNothing } from "./query.js";
import { pagesWithAll, rank } from "./ranking.js";
import { concepts, sameAs, widened } from "./synonyms.js";
import { corrections } from "./typos.js";
import { wordsOf, withWord } from "./words.js";

const SYNONYM = 0.6;
/** A number as statistics are written: `.28`, `-0.5`. */
const FIGURE = /(?:^|[^\p{L}\p{N}.])\d{0,3}\.\d{1,3}(?![\p{L}\p{N}.])/u;
const FIGURE_WEIGHT = 4;
/** Words that are offered for one that is not replaced. */
const OFFERED = 3;

/**
 * What a reader asks for.
 * @typedef {{text: string, isExact: boolean, without: string[], chosen: Object<string, string[]>, sort: string}} Request
 * `isExact`: no word is corrected; `without`: synonyms not wanted; `chosen`: values by facet; `sort`: "", "newest",
 * "oldest" or "author".
 */

/**
 * The answer. A hit is a page: `number` is that of its first record, `also` that of the summary of the same
 * work if it fits too, `sections` are those of its later sections that fit, by number of their record, best first, and
 * `lacks` are the words that it does not hold, `share` is how much of the words it holds, by rarity.
 * @returns {Promise<{hits: {number: number, also: number | null, sections: number[], lacks: string[], share: number,
 *   score: number}[], isPlain: boolean,
 *   hints: string[], corrected: {from: string, to: string}[], offered: {from: string, to: string}[], synonyms: string[],
 *   sought: object, counts: object[] | null}>} `isPlain` when nothing but words is asked for;
 *   `corrected` words were put in place of others, `offered` ones were not;
 *   `counts` only with `wantsCounts`. Rejects where `signal` says that the answer is no longer wanted.
 */
export async function find(request, { wantsCounts = false, signal = null } = {}) {
  const query = parseQuery(request.text);
  const answer = { hits: [], isPlain: false, hints: [...query.hints], corrected: [], offered: [], synonyms: [], sought: null, counts: null };
  const asksForWords = query.words.length > 0;
  answer.isPlain = asksForWords && !query.phrases.length && !query.fields.length && !query.excluded.length;
  const correcting = correct(query, answer, request.isExact);
  // Meanwhile, for the words are on their way now.
  fetchSynonyms(query.words, request.without).catch(() => {});
  openScales().catch(() => {});
  await correcting;
  signal?.throwIfAborted();
  const named = answer.isPlain ? pagesNamed(asCorrected(request.text, answer.corrected)) : Promise.resolve([]);
  // It is waited for below; until then, that it failed is no fault of its own.
  named.catch(() => {});
  const terms = [];
  let hits;
  if (asksForWords && !query.words.length && !query.phrases.length && !query.fields.length) {
    // That nothing is found says it all.
    answer.hints = [];
    hits = new Map();
  } else hits = await textHits(query, request, answer, terms);
  signal?.throwIfAborted();
  for (const { name, value, negated } of query.fields.filter(({ name }) => TEXT_FIELDS.includes(name))) {
    const found = await pagesOf(await lookUpField(value, name));
    if (negated) for (const number of found.keys()) hits.delete(number);
    else hits = both(hits, found);
    if (!negated) terms.push(...wordsOf(value));
  }
  for (const text of query.excluded) {
    for (const number of (await pagesOf(await lookUpPhrase(text))).keys()) hits.delete(number);
  }
  (await named).forEach((number, place) => {
    hits.set(number, { sections: new Map(), lacks: [], ...hits.get(number), share: 1, score: NAMED - place });
  });
  answer.sought = soughtOf(terms.filter((word) => !tellsNothing(word)), isUnfinished(request.text) ? terms.slice(-1) : []);
  const byFacet = query.fields.filter(({ name }) => name in FACET_FIELDS);
  const chosen = Object.entries(request.chosen).filter(([, values]) => values.length);
  const needsFacets = wantsCounts || byFacet.length || chosen.length || ["newest", "oldest", "author"].includes(request.sort);
  const list = [...hits].map(([number, { score, share = 0, sections, lacks }]) => ({ number, also: null, score, share, sections: bestFirst(sections), lacks }));
  const fitting = needsFacets ? await narrowed(list, byFacet, chosen, request, answer, wantsCounts) : list.sort(byScore);
  answer.hits = byWork(fitting, (await openIndex()).works);
  return answer;
}

/** Score of a page that is named outright; others have less. */
const NAMED = 1e6;

const byScore = (one, other) => other.score - one.score || one.number - other.number;

const bestFirst = (sections) => (sections.size ? [...sections] : []).sort(([one, worth], [other, next]) => next - worth || one - other).map(([number]) => number);

const asCorrected = (text, corrected) => corrected.reduce((text, { from, to }) => withWord(text, from, to), text);

/** Whether a page holds all that is asked, by its share: shares are sums of fractions, which rounding keeps from being whole. */
const isAll = (share) => share > 1 - 1e-4;

/** Whether the last word of a text may go on. */
const isUnfinished = (text) => /[\p{L}\p{N}]$/u.test(text);

/** A work's reference and its summary as one hit, that of the reference, in the place of the better one. */
function byWork(hits, works) {
  const places = new Map();
  const joined = [];
  for (const hit of hits) {
    const work = works[hit.number] ?? hit.number;
    if (!places.has(work)) {
      places.set(work, joined.push(hit) - 1);
      continue;
    }
    const best = joined[places.get(work)];
    const summary = hit.number === work ? best.number : hit.number;
    joined[places.get(work)] = { ...best, number: work, also: summary, sections: best.sections.length ? best.sections : hit.sections };
  }
  return joined;
}

/** Has the index of what the words may also mean on its way while the words themselves are looked at. */
async function fetchSynonyms(words, without) {
  const variants = widened(words, await concepts(), without);
  for (const word of new Set(variants.flatMap((variant) => variant.words.flatMap(wordsOf)))) isHeld(word).catch(() => {});
}

/**
 * Puts the nearest known word in place of each one that nothing holds and that is no word of the language, where one alone is
 * nearest. A word that is not replaced is left out, and the nearest ones offered; with `isExact`, none is either.
 */
async function correct(query, answer, isExact) {
  const authors = query.fields.filter(({ name, value }) => name === "author" && wordsOf(value).length === 1);
  const words = [...new Set([...query.words, ...authors.map(({ value }) => value)])];
  const found = await Promise.all(words.map(slipOf));
  const put = new Map();
  for (const [at, word] of words.entries()) {
    if (!found[at]) continue;
    const { isWord, near } = found[at];
    if (isWord || isExact || near.length !== 1) {
      put.set(word, null);
      answer.hints.push(gettext("Nothing here holds “%(word)s”; it was left out.", { word }));
      if (!isExact) answer.offered.push(...near.slice(0, OFFERED).map((to) => ({ from: word, to })));
    } else {
      put.set(word, near[0]);
      answer.corrected.push({ from: word, to: near[0] });
    }
  }
  const known = query.words.filter((word) => put.get(word) !== null);
  query.words = known.map((word) => put.get(word) ?? word);
  for (const field of authors) field.value = put.get(field.value) ?? field.value;
}

/** The vocabulary cannot be fetched offline; the words are then searched as they stand. */
async function slipOf(word) {
  const parts = wordsOf(word);
  return parts.length === 1 ? corrections(parts[0]).catch(() => null) : null;
}

/** Hits for words, their synonyms and phrases; everything when there are none. */
async function textHits(query, request, answer, terms) {
  const words = distinct(query.words);
  terms.push(...query.phrases.flatMap(wordsOf), ...(await Promise.all(words.map(sameAs))).flat(), ...words);
  if (!words.length && !query.phrases.length) return allPages();
  let hits = null;
  if (words.length) {
    const typed = wordsOf(asCorrected(request.text, answer.corrected));
    const variants = widened(query.words, await concepts(), request.without);
    const [asked, ...meant] = await Promise.all([
      rank(words, { isTyping: isUnfinished(request.text), typed }),
      ...variants.map((variant) => pagesWithAll(distinct(variant.words))),
    ]);
    hits = asked;
    if (FIGURE.test(request.text)) await preferFindings(hits);
    for (const [at, { name, words: other }] of variants.entries()) {
      if (meant[at].every((page) => isAll(asked.get(page)?.share))) continue;
      hits = either(hits, await rank(distinct(other)), SYNONYM);
      answer.synonyms.push(name);
      terms.push(...wordsOf(name));
    }
  }
  for (const phrase of query.phrases) {
    const found = await pagesOf(await lookUpPhrase(phrase));
    hits = hits ? both(hits, found) : found;
  }
  return hits;
}

/** Who types a figure looks for the finding that has it. */
async function preferFindings(hits) {
  const index = await openIndex();
  for (const [number, hit] of hits) if (kindOf(index, number) === "finding") hit.score *= FIGURE_WEIGHT;
}

const distinct = (words) => [...new Set(words.flatMap(wordsOf))];

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
  return hits.sort(orders[sort] ?? byScore);
}
