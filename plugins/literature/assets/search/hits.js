// Sets of results. Hits are pages by the number of their first record: `Map<number, {score, share, sections, lacks}>`.
// `share` is how much of what is asked the page holds, at most 1, where that was reckoned; `sections` are later sections of
// the page that fit, by number of their record; `lacks` the words that the page does not hold.

import { openScales } from "./places.js";

/** Hits of records that were looked up, with their scores: a section is one of its page. */
export async function pagesOf(records) {
  const { heads } = await openScales();
  const hits = new Map();
  for (const [record, score] of records) {
    const head = heads[record];
    if (!hits.has(head)) hits.set(head, { score: 0, sections: new Map(), lacks: [] });
    const hit = hits.get(head);
    hit.score = Math.max(hit.score, score);
    if (record !== head) hit.sections.set(record, score);
  }
  return hits;
}

/** Every page, unranked. */
export async function allPages() {
  const { heads } = await openScales();
  const hits = new Map();
  heads.forEach((head, record) => {
    if (head === record) hits.set(record, { score: 0, sections: new Map(), lacks: [] });
  });
  return hits;
}

/** Hits that are in both, with the sum of their scores; of their sections those of `other`, if it has some. */
export function both(hits, other) {
  const found = new Map();
  for (const [number, { score, sections, lacks }] of hits) {
    const too = other.get(number);
    if (too) found.set(number, { score: score + too.score, sections: too.sections.size ? too.sections : sections, lacks });
  }
  return found;
}

/** Hits that are in either, those of `other` counting for less; a hit in both is the better one. */
export function either(hits, other, weight) {
  const found = new Map(hits);
  for (const [number, hit] of other) {
    const score = hit.score * weight;
    if (score > (found.get(number)?.score ?? 0)) found.set(number, { ...hit, score });
  }
  return found;
}
