// How well pages answer words. A page counts more the rarer the words are that it holds, the more of what is asked it
// holds, the more telling the parts are in which they stand, and the nearer to one another they are.

import { stemOf } from "./forms.js";
import { nearness } from "./nearness.js";
import { namesAmong } from "./names.js";
import { openScales, placesOf } from "./places.js";
import { byKindCode, firstFrom, openIndex } from "./postings.js";
import { isQuestion } from "./query.js";
import { kindWeights } from "../vocabulary.js";

/** How much it counts that a word stands in a field of a page. Tuned with `benchmarks/search.py`. */
const FIELDS = { title: 1, name: 1.3, alias: 1.3, asked: 1.3, lead: 0.6, label: 3, author: 1.2, key: 1, doi: 1, venue: 0.1 };
/** How much of a field's weight it has whatever else is asked; the rest grows with how much of that the field holds. */
const PART = 0.35;
/** In the heading of a section; and that a whole name of the page is in the question. */
const HEADING = 0.4;
const NAMED = 1.1;
/** How much works count where a question is asked: they are looked for by names and words of their titles. */
const ASKED = 0.8;
const WORKS = new Set(["reference", "summary", "finding"]);
/** How soon a word is often enough: the usual one of BM25. */
const SATURATION = 0.8;
/** How much of the score grows with the share of what is asked. */
const COVER = 0.6;
const NEAR = 0.7;
/** Pages in which words' places are looked at. */
const LOOKED_AT = 80;
/** Beyond the best ones, pages are left out that hold much less of what is asked than the one that holds most. */
const BEST = 20;
const ENOUGH = 0.75;
/** That a word stands in a field alone is not that it stands in the body; so little tells that the page was met. */
const LEAST = 1e-6;
/** Sections that are shown hold at least so much of what the page does. */
const OF_PAGE = 0.5;

/**
 * Hits (`hits.js`) for folded words, any of which a page may lack. With `isTyping`, the last one may go on. `typed` are all
 * words of what was typed, in order: how far apart they stand there says how far apart they are best in a page.
 */
export async function rank(words, { isTyping = false, typed = words } = {}) {
  const [index, scales, places] = await Promise.all([openIndex(), openScales(), placesOfAll(words, isTyping)]);
  const terms = places.map((term, at) => ({ ...term, place: typed.indexOf(words[at]) }));
  const { found, scores, shares } = scored(places, scales);
  const weightOf = weighing(index, isQuestion(typed));
  let most = 0;
  for (let at = 0; at < found.length; at++) {
    const page = found[at];
    scores[page] *= (1 - COVER + COVER * shares[page]) * weightOf(page);
    if (shares[page] > most) most = shares[page];
  }
  for (const [page, worth] of worthsOfNames(words, terms, index)) if (shares[page]) scores[page] += NAMED * worth * weightOf(page);
  const best = bestOf(found, scores, LOOKED_AT);
  for (const [page, near] of nearness(terms, best, scales)) scores[page] += NEAR * near * weightOf(page);
  best.sort((one, other) => scores[other] - scores[one] || one - other);
  const isEnough = (page) => shares[page] >= ENOUGH * most;
  const hits = new Map();
  const keep = (page) => hits.set(page, hitOf(page, scores, shares, words, terms, scales));
  best.filter((page, at) => at < BEST || isEnough(page)).forEach(keep);
  const others = found.filter((page) => isEnough(page) && !hits.has(page));
  bestOf(others, scores, LOOKED_AT - hits.size).forEach(keep);
  // So far down the list nobody looks: what these lack, and their sections, are not looked for.
  for (const page of others) if (!hits.has(page)) hits.set(page, { score: scores[page], share: shares[page], sections: NO_SECTIONS, lacks: NO_WORDS });
  return hits;
}

/** A function that says how much a page counts for its kind. */
function weighing({ kinds }, isAsked) {
  const weights = byKindCode((kind) => (kindWeights[kind] ?? 1) * (isAsked && WORKS.has(kind) ? ASKED : 1));
  return (page) => weights[kinds.charCodeAt(page)];
}

/** Numbers of the pages that hold all of the words. */
export async function pagesWithAll(words) {
  const [scales, places] = await Promise.all([openScales(), placesOfAll(words)]);
  const [shortest, ...others] = places.map((word) => worthsOf(word, scales).pages).sort((one, other) => one.length - other.length);
  return others.reduce((found, pages) => found.filter((page) => pages[firstFrom(pages, page)] === page), shortest ?? []);
}

const placesOfAll = (words, isTyping = false) => Promise.all(words.map((word, at) => placesOf(word, isTyping && at === words.length - 1)));

/** Pages that hold any of the words; by number, the score of each and how much of what is asked it holds. */
function scored(places, scales) {
  const { count, fields } = scales;
  const asked = places.reduce((sum, { rarity }) => sum + rarity, 0);
  const scores = new Float32Array(count);
  const shares = new Float32Array(count);
  const found = [];
  const words = places.map((word) => worthsOf(word, scales));
  for (const [at, { pages, worths }] of words.entries()) {
    const share = places[at].rarity / asked;
    for (let seat = 0; seat < pages.length; seat++) {
      const page = pages[seat];
      if (!shares[page]) found.push(page);
      shares[page] += share;
      scores[page] += worths[seat];
    }
  }
  const sums = new Float32Array(count);
  for (const [field, name] of fields.entries()) {
    const inField = words.map(({ inFields }) => inFields[field]);
    for (const { pages, worths } of inField) for (let at = 0; at < pages.length; at++) sums[pages[at]] += worths[at];
    for (const { pages } of inField) {
      for (let at = 0; at < pages.length; at++) {
        const page = pages[at];
        scores[page] += FIELDS[name] * sums[page] * (PART + ((1 - PART) * sums[page]) / asked);
        sums[page] = 0;
      }
    }
  }
  return { found, scores, shares };
}

const kept = new WeakMap();

/**
 * What a word is worth, whatever else is asked (`places.js`): `pages` that hold it, what it is worth in the text of each
 * (`worths`), and the same for each field (`inFields`).
 */
function worthsOf(word, { fields, heads, norms }) {
  if (kept.has(word)) return kept.get(word);
  const { held, seats, inBody, filled, rarity, width } = word;
  const records = new Uint32Array(held).sort();
  const [pages, worths] = [new Uint32Array(records.length), new Float32Array(records.length)];
  let count = 0;
  // No lists are made and taken apart again in loops over all pages: the first search runs before the browser compiles them.
  for (let next = 0; next < records.length; ) {
    const page = heads[records[next]];
    let often = 0;
    let heading = 0;
    for (; heads[records[next]] === page; next++) {
      const seat = seats[records[next]];
      often += inBody[seat] + LEAST;
      if (records[next] !== page && word.inFields[seat * width] > heading) heading = word.inFields[seat * width];
    }
    pages[count] = page;
    worths[count++] = rarity * ((often * (SATURATION + 1)) / (often + norms[page]) + HEADING * heading);
  }
  const inFields = fields.map(() => ({ pages: [], worths: [] }));
  for (let at = 0; at < filled.length; at++) {
    const cell = filled[at];
    const field = cell % width;
    const record = held[(cell - field) / width - 1];
    if (heads[record] !== record || !FIELDS[fields[field]]) continue;
    inFields[field].pages.push(record);
    inFields[field].worths.push(word.inFields[cell] * rarity);
  }
  kept.set(word, { pages: pages.subarray(0, count), worths: worths.subarray(0, count), inFields });
  return kept.get(word);
}

/** The `count` pages that score most, in no order. */
function bestOf(pages, scores, count) {
  if (pages.length <= count) return [...pages];
  if (!count) return [];
  const sorted = new Float32Array(pages.length);
  for (let at = 0; at < pages.length; at++) sorted[at] = scores[pages[at]];
  const least = sorted.sort()[pages.length - count];
  const [above, equal] = [[], []];
  for (let at = 0; at < pages.length; at++) {
    const page = pages[at];
    if (scores[page] > least) above.push(page);
    else if (scores[page] === least) equal.push(page);
  }
  return [...above, ...equal.slice(0, count - above.length)];
}

/** By page, what the rarest whole name of it in the question is worth. */
function worthsOfNames(words, terms, index) {
  const stems = words.map(stemOf);
  const worths = new Map();
  for (const [page, name] of namesAmong(stems, index)) {
    const worth = stems.reduce((sum, stem, at) => sum + (name.includes(stem) ? terms[at].rarity : 0), 0);
    worths.set(page, Math.max(worth, worths.get(page) ?? 0));
  }
  return worths;
}

const NO_SECTIONS = new Map();
const NO_WORDS = Object.freeze([]);

/** A hit with what it lacks and its sections. */
function hitOf(page, scores, shares, words, terms, { heads }) {
  const sections = new Map();
  const held = new Set();
  for (let record = page; heads[record] === page; record++) {
    let worth = 0;
    terms.forEach(({ seats, inFields, rarity, width }, at) => {
      if (!seats[record]) return;
      held.add(at);
      worth += rarity * (1 + inFields[seats[record] * width]);
    });
    if (record !== page && worth) sections.set(record, worth);
  }
  const sum = terms.reduce((sum, { rarity }, at) => sum + (held.has(at) ? rarity : 0), 0);
  return {
    score: scores[page],
    share: shares[page],
    sections: new Map([...sections].filter(([, worth]) => worth >= OF_PAGE * sum)),
    lacks: words.filter((_, at) => terms[at].held.length && !held.has(at)),
  };
}
