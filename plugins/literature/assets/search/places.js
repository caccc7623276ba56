// Where words stand: which records hold one, how often, and in which of their fields.

import { sameAs } from "./synonyms.js";
import { DIGITS, entriesOf, openIndex, runsOf, SECTION } from "./postings.js";

// The usual ones of BM25: how soon a word is often enough, and how much a long text counts against it.
const SATURATION = 1.2;
const LENGTH = 0.75;
/** How much a word says that readers use for the one that was typed. */
const SAME = 0.7;
/** Words whose places are kept: those of a query, which its synonyms share and the next letter leaves as they are. */
const MOST_RECENT = 24;

/** Words of the index that a folded word may stand for (`postings.js`), and for less, those that readers use for it. */
export async function entriesMeant(word, isStart = false) {
  const [own, ...others] = await Promise.all([entriesOf(word, isStart), ...(await sameAs(word)).map((other) => entriesOf(other))]);
  return [...own, ...others.flat().map((entry) => ({ ...entry, likeness: entry.likeness * SAME }))];
}

/**
 * Where a word stands: `held`, the records that hold it; by record, its seat among these (`seats`), 0 for a record
 * without it; by seat, how often it is in the body (`inBody`), and for each of the `width` fields how like the word there is
 * (`inFields`); where in `inFields` there is something (`filled`); `entries` are its forms in the index, each with its runs
 * (`postings.js`). Seat 0 stays empty.
 */
export function placesOf(word, isStart = false) {
  return kept(isStart ? `${word}*` : word, () => entriesMeant(word, isStart));
}

/** The same of a word and its forms alone. */
export const placesOfForms = (word) => kept(`=${word}`, () => entriesOf(word));

function kept(name, find) {
  const places = recent.get(name) ?? findPlaces(find());
  recent.delete(name);
  recent.set(name, places);
  if (recent.size > MOST_RECENT) recent.delete(recent.keys().next().value);
  places.catch(() => recent.delete(name));
  return places;
}

const recent = new Map();

async function findPlaces(finding) {
  const [found, { count, fields, heads, pages, room }] = await Promise.all([finding, openScales()]);
  const entries = found.map((entry) => ({ ...entry, ...runsOf(entry.numbers) }));
  const width = fields.length;
  const seats = new Uint32Array(count);
  const held = [];
  for (const { records } of entries) {
    for (let run = 0; run < records.length; run++) if (!seats[records[run]]) seats[records[run]] = held.push(records[run]);
  }
  const inBody = new Float32Array(held.length + 1);
  const inFields = new Float32Array((held.length + 1) * width);
  const filled = [];
  const body = width * room;
  for (const { likeness, numbers, records, starts } of entries) {
    for (let run = 0; run < records.length; run++) {
      const seat = seats[records[run]];
      const end = starts[run + 1] - 1;
      let at = starts[run];
      for (let place = numbers[at]; place < body; place += numbers[at]) {
        const cell = seat * width + Math.floor(place / room);
        if (!inFields[cell]) filled.push(cell);
        if (inFields[cell] < likeness) inFields[cell] = likeness;
        if (++at === end) break;
      }
      // The places of fields come first: all others are in the body.
      for (; at < end; at++) inBody[seat] += likeness;
    }
  }
  const isHolder = new Uint8Array(count);
  let holders = 0;
  for (let at = 0; at < held.length; at++) {
    const head = heads[held[at]];
    if (!isHolder[head]) holders += isHolder[head] = 1;
  }
  return { held, seats, inBody, inFields, filled, entries, width, rarity: rarityOf(holders, pages) };
}

export const rarityOf = (held, all) => Math.log(1 + (all - held + 0.5) / (held + 0.5));

let scales = null;

/**
 * What scores are made with: the index's fields; by record, that of the page that it is a section of (`heads`), and for
 * the record of a page how much the length of its text counts against it (`norms`); how many records (`count`) and
 * pages there are.
 */
export async function openScales() {
  const index = await openIndex();
  const { fields, kinds, room, lengths } = index;
  if (!scales) {
    const lengthOf = [];
    for (const [at, digit] of [...DIGITS].entries()) lengthOf[digit.charCodeAt(0)] = 2 ** (at / 2) - 1;
    const count = lengths.length;
    const norms = new Float32Array(count);
    const heads = new Uint32Array(count);
    let [head, sum, pages] = [0, 0, 0];
    for (let record = 0; record < count; record++) {
      if (kinds.charCodeAt(record) !== SECTION) {
        head = record;
        pages++;
      }
      heads[record] = head;
      const length = lengthOf[lengths.charCodeAt(record)];
      norms[head] += length;
      sum += length;
    }
    const usual = sum / pages || 1;
    for (let record = 0; record < count; record++) norms[record] = SATURATION * (1 - LENGTH + (LENGTH * norms[record]) / usual);
    scales = { fields, room, norms, heads, count, pages };
  }
  return scales;
}
