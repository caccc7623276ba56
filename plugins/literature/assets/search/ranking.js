// How well pages answer words. A page counts more the rarer the words are that it holds, the more of what is asked it
// holds, the more telling the parts are in which they stand, and the nearer to one another they are.

import { stemOf } from "./forms.js";
import { openScales, placesOf, rarityOf } from "./index.js";
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
/** Sections that are shown hold at least so much of what the page does. */
const OF_PAGE = 0.5;

/**
 * Hits (`hits.js`) for folded words, any of which a page may lack. With `isTyping`, the last one may go on. `typed` are all
 * words of what was typed, in order: how far apart they stand there says how far apart they are best in a page.
 */
export async function rank(words, { isTyping = false, typed = words } = {}) {
  const [index, scales] = await Promise.all([openIndex(), openScales()]);
  const terms = await Promise.all(words.map((word, at) => termOf(word, isTyping && at === words.length - 1, scales)));
  const asked = terms.reduce((sum, { rarity }) => sum + rarity, 0);
  terms.forEach((term, at) => (term.place = typed.indexOf(words[at])));
  const found = pagesWith(terms, scales);
  const weights = scales.fields.map((name) => FIELDS[name] ?? 0);
  const kinds = weightsOf(index.kinds);
  for (const [number, page] of found) {
    page.share = page.rarity / asked;
    page.kind = kinds[number];
    page.score = scoreOf(page, number, terms, weights, asked, scales) * (1 - COVER + COVER * page.share) * page.kind;
  }
  addNames(found, words, terms, index);
  const best = [...found].sort(([, one], [, other]) => other.score - one.score).slice(0, LOOKED_AT);
  const near = nearness(terms, new Set(best.map(([number]) => number)), scales);
  for (const [number, page] of best) page.score += NEAR * (near.get(number) ?? 0) * page.kind;
  return hitsOf(found, words, terms);
}

async function termOf(word, isStart, { heads, pages }) {
  const places = await placesOf(word, isStart);
  const held = new Set(places.held.map((record) => heads[record]));
  return { ...places, rarity: rarityOf(held.size, pages) };
}

/** Pages that hold any of the words, with what they hold of each. */
function pagesWith(terms, { fields, heads }) {
  const found = new Map();
  terms.forEach((term, at) => {
    for (const record of term.held) {
      const head = heads[record];
      let page = found.get(head);
      if (!page) {
        page = { body: new Float32Array(terms.length), heading: new Float32Array(terms.length), parts: new Float32Array(fields.length) };
        Object.assign(page, { held: new Uint8Array(terms.length), rarity: 0, sections: new Map() });
        found.set(head, page);
      }
      if (!page.held[at]) page.rarity += term.rarity;
      page.held[at] = 1;
      const seat = term.seats[record];
      page.body[at] += term.inBody[seat];
      const start = seat * fields.length;
      if (record === head) {
        for (let field = 0; field < fields.length; field++) page.parts[field] += term.inFields[start + field] * term.rarity;
        continue;
      }
      const heading = term.inFields[start];
      if (heading > page.heading[at]) page.heading[at] = heading;
      page.sections.set(record, (page.sections.get(record) ?? 0) + term.rarity * (1 + heading));
    }
  });
  return found;
}

function scoreOf(page, number, terms, weights, asked, { norms }) {
  let score = 0;
  terms.forEach(({ rarity }, at) => {
    const often = page.body[at];
    if (page.held[at]) score += rarity * ((often * (SATURATION + 1)) / (often + norms[number]) + HEADING * page.heading[at]);
  });
  page.parts.forEach((part, field) => {
    if (part) score += weights[field] * part * (PART + ((1 - PART) * part) / asked);
  });
  return score;
}

/** Adds to pages of which a whole name is in the question. */
function addNames(found, words, terms, index) {
  const stems = words.map(stemOf);
  for (const [number, names] of namesOf(index)) {
    const page = found.get(number);
    const worths = page
      ? names.filter((name) => name.every((stem) => stems.includes(stem))).map((name) => stems.reduce((sum, stem, at) => sum + (name.includes(stem) ? terms[at].rarity : 0), 0))
      : [];
    if (worths.length) page.score += NAMED * Math.max(...worths) * page.kind;
  }
}

const weightsOf = (kinds) => {
  const names = Object.keys(resultKinds);
  return Array.from(kinds, (digit) => kindWeights[names[parseInt(digit, 36)]] ?? 1);
};

function hitsOf(found, words, terms) {
  const isHeld = terms.map(({ held }) => held.length > 0);
  const order = [...found].sort(([one, page], [other, next]) => next.score - page.score || one - other);
  const most = order.reduce((most, [, { share }]) => Math.max(most, share), 0);
  const kept = order.filter(([, { share }], at) => at < BEST || share >= ENOUGH * most);
  return new Map(
    kept.map(([number, { score, share, held, rarity, sections }]) => {
      const lacks = words.filter((_, at) => isHeld[at] && !held[at]);
      const telling = new Map([...sections].filter(([, worth]) => worth >= OF_PAGE * rarity));
      return [number, { score, share, sections: telling, lacks }];
    }),
  );
}
