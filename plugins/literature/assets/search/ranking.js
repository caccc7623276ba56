// How well pages answer words. A page counts more the rarer the words are that it holds, the more of what is asked it
// holds, the more telling the parts are in which they stand, and the nearer to one another they are.

import { stemOf } from "./forms.js";
import { openScales, placesOf } from "./index.js";
import { nearness } from "./nearness.js";
import { namesOf } from "./names.js";
import { openIndex } from "./postings.js";
import { kindWeights, resultKinds } from "../vocabulary.js";

/** How much it counts that a word stands in a field of a page. Tuned with `benchmarks/search.py`. */
const FIELDS = { title: 1, name: 1.3, alias: 1.3, asked: 1.3, lead: 0.6, label: 3, author: 1.2, key: 1, doi: 1, venue: 0.1 };
/** How much of a field's weight it has whatever else is asked; the rest grows with how much of that the field holds. */
const PART = 0.35;
/** In the heading of a section; and that a whole name of the page is in the question. */
const HEADING = 0.4;
const NAMED = 1.1;
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
  const [index, scales] = await Promise.all([openIndex(), openScales()]);
  const places = await Promise.all(words.map((word, at) => placesOf(word, isTyping && at === words.length - 1)));
  const terms = places.map((term, at) => ({ ...term, place: typed.indexOf(words[at]) }));
  const asked = terms.reduce((sum, { rarity }) => sum + rarity, 0);
  const { found, scores, shares } = scored(terms, asked, scales);
  const kinds = weightsOf(index.kinds);
  for (const page of found) scores[page] *= (1 - COVER + COVER * shares[page]) * kinds[page];
  addNames(scores, shares, kinds, words, terms, index);
  const best = found.sort((one, other) => scores[other] - scores[one]).slice(0, LOOKED_AT);
  for (const [page, near] of nearness(terms, new Set(best), scales)) scores[page] += NEAR * near * kinds[page];
  best.sort((one, other) => scores[other] - scores[one] || one - other);
  const most = found.reduce((most, page) => Math.max(most, shares[page]), 0);
  const kept = [...best, ...found.slice(best.length)].filter((page, at) => at < BEST || shares[page] >= ENOUGH * most);
  return new Map(kept.map((page, at) => [page, hitOf(page, at < best.length, scores, shares, words, terms, scales)]));
}

/** Numbers of the pages that hold any of the words; by number, the score of each and how much of what is asked it holds. */
function scored(terms, asked, { count, fields, heads, norms }) {
  const scores = new Float32Array(count);
  const shares = new Float32Array(count);
  const parts = fields.map((name) => FIELDS[name] && new Float32Array(count));
  const found = [];
  for (const { held, seats, inBody, inFields, rarity } of terms) {
    const often = new Float32Array(count);
    const heading = new Float32Array(count);
    const pages = [];
    for (const record of held) {
      const page = heads[record];
      if (!often[page]) pages.push(page);
      often[page] += inBody[seats[record]] + LEAST;
      const start = seats[record] * fields.length;
      if (record !== page) {
        if (inFields[start] > heading[page]) heading[page] = inFields[start];
        continue;
      }
      for (let field = 0; field < fields.length; field++) {
        if (parts[field] && inFields[start + field]) parts[field][page] += inFields[start + field] * rarity;
      }
    }
    for (const page of pages) {
      if (!shares[page]) found.push(page);
      shares[page] += rarity / asked;
      scores[page] += rarity * ((often[page] * (SATURATION + 1)) / (often[page] + norms[page]) + HEADING * heading[page]);
    }
  }
  parts.forEach((part, field) => {
    if (part) for (const page of found) if (part[page]) scores[page] += FIELDS[fields[field]] * part[page] * (PART + ((1 - PART) * part[page]) / asked);
  });
  return { found, scores, shares };
}

/** Adds to pages of which a whole name is in the question. */
function addNames(scores, shares, kinds, words, terms, index) {
  const stems = words.map(stemOf);
  for (const [page, names] of namesOf(index)) {
    if (!shares[page]) continue;
    const worths = names
      .filter((name) => name.every((stem) => stems.includes(stem)))
      .map((name) => stems.reduce((sum, stem, at) => sum + (name.includes(stem) ? terms[at].rarity : 0), 0));
    if (worths.length) scores[page] += NAMED * Math.max(...worths) * kinds[page];
  }
}

let weights = null;

/** By record, how much its kind counts. */
function weightsOf(kinds) {
  const names = Object.keys(resultKinds);
  weights ??= Float32Array.from(kinds, (digit) => kindWeights[names[parseInt(digit, 36)]] ?? 1);
  return weights;
}

const NONE = new Map();

/** A hit; what it lacks and its sections are looked for where it is one of the best. */
function hitOf(page, isBest, scores, shares, words, terms, { heads }) {
  const hit = { score: scores[page], share: shares[page], sections: NONE, lacks: [] };
  if (!isBest) return hit;
  const holds = (term, record) => term.seats[record] > 0;
  const sections = new Map();
  const held = new Set();
  for (let record = page; heads[record] === page; record++) {
    let worth = 0;
    terms.forEach((term, at) => {
      if (!holds(term, record)) return;
      held.add(at);
      worth += term.rarity * (1 + term.inFields[term.seats[record] * term.width]);
    });
    if (record !== page && worth) sections.set(record, worth);
  }
  const sum = terms.reduce((sum, { rarity }, at) => sum + (held.has(at) ? rarity : 0), 0);
  hit.sections = new Map([...sections].filter(([, worth]) => worth >= OF_PAGE * sum));
  hit.lacks = words.filter((_, at) => terms[at].held.length && !held.has(at));
  return hit;
}
