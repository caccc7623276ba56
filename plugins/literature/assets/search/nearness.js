// How near to one another the words of a question stand in a page.

import { firstFrom } from "./postings.js";

/** Words further apart are not near. */
const SPAN = 9;
/** How much more it counts in a field than in the body. */
const IN_FIELD = 3;

/**
 * By the number of each of the pages `wanted`: the sum over pairs of words of how rare they are, over how far apart they
 * stand at their nearest, but for what stands between them in the question too, in the record of the page in which this comes to most.
 * `terms` are places of words (`places.js`), each with its `place` in the question.
 */
export function nearness(terms, wanted, { heads, fields, room }) {
  const most = new Map();
  if (terms.length < 2) return most;
  for (const page of wanted) {
    for (const places of placesByRecord(terms, page, heads).values()) {
      const sum = pairs(places, terms, fields.length * room);
      if (sum > (most.get(page) ?? 0)) most.set(page, sum);
    }
  }
  return most;
}

/** By record of a page, the places of the words, each with which of them it is of. */
function placesByRecord(terms, page, heads) {
  const places = new Map();
  terms.forEach(({ entries }, at) => {
    for (const { numbers, records, starts } of entries) {
      for (let run = firstFrom(records, page); heads[records[run]] === page; run++) {
        let found = places.get(records[run]);
        if (!found) places.set(records[run], (found = []));
        let place = 0;
        for (let next = starts[run]; next < starts[run + 1] - 1; next++) found.push([(place += numbers[next]), at]);
      }
    }
  });
  return places;
}

function pairs(places, terms, body) {
  places.sort((one, other) => one[0] - other[0]);
  const best = new Map();
  for (let left = 0; left < places.length; left++) {
    const start = places[left][0];
    const one = places[left][1];
    for (let right = left + 1; right < places.length && places[right][0] - start <= SPAN; right++) {
      const other = places[right][1];
      if (one === other) continue;
      const between = places[right][0] - start;
      const isTyped = terms[one].place >= 0 && terms[other].place >= 0;
      const asked = isTyped ? terms[other].place - terms[one].place : 0;
      // As they are asked, words are at no distance.
      const distance = asked > 0 ? 1 + Math.abs(between - asked) : between + 1;
      const worth = (Math.min(terms[one].rarity, terms[other].rarity) * (start < body ? IN_FIELD : 1)) / distance;
      const pair = Math.min(one, other) * terms.length + Math.max(one, other);
      if (worth > (best.get(pair) ?? 0)) best.set(pair, worth);
    }
  }
  return [...best.values()].reduce((sum, worth) => sum + worth, 0);
}
