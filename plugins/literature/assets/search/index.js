// Which records hold some words, how well they fit, and what a record says.

import { entriesOf, eachPlace, exactly, openIndex } from "./postings.js";
import { table } from "./tables.js";
import { wordsOf } from "./words.js";

/** How much it counts that a word stands in a field and not in the body. Tuned with `benchmarks/search.py`. */
const WEIGHTS = { title: 5, name: 12, alias: 8, asked: 8, label: 6, author: 3, key: 2, doi: 2, page: 1, venue: 0.5 };
// The usual ones of BM25: how soon a word is often enough, and how much a long text counts against it.
const SATURATION = 1.2;
const LENGTH = 0.75;
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
/** Words whose places are kept: those of a query, which its synonyms share and the next letter leaves as they are. */
const MOST_RECENT = 8;

/** Hits are the scores of records by their numbers: `Map<number, number>`. */

/** Records that hold all the words, or other forms of them, or words that begin so. */
export async function lookUp(text) {
  const words = await Promise.all(wordsOf(text).map((word) => placesOf(word)));
  if (!words.length) return new Map();
  const { fields } = await openScales();
  const rarity = words.reduce((sum, word) => sum + word.rarity, 0);
  const hits = new Map();
  for (const record of rarest(words).held) {
    if (!words.every(({ seats }) => seats[record])) continue;
    let score = 0;
    for (const word of words) score += word.rarity * word.inBody[word.seats[record]];
    for (let field = 0; field < fields.length; field++) {
      let found = 0;
      for (const word of words) found += word.rarity * word.inFields[word.seats[record] * fields.length + field];
      // A field that holds all that is asked for says more than two that hold a part each.
      if (found) score += (WEIGHTS[fields[field]] * found * found) / rarity;
    }
    hits.set(record, score);
  }
  return hits;
}

const rarest = (words) => words.reduce((one, other) => (other.held.length < one.held.length ? other : one));

/** Whether any record holds the folded word, another form or a word that begins so. */
export const isHeld = async (word) => (await entriesOf(word)).length > 0;

/** Records that hold the words one after the other, just so. */
export async function lookUpPhrase(text) {
  const words = wordsOf(text);
  const all = await Promise.all(words.map((word) => exactly(word)));
  let ends = null;
  all.forEach((numbers) => {
    const next = new Map();
    eachPlace(numbers, (record, place) => {
      if (ends && !ends.get(record)?.has(place - 1)) return;
      if (!next.has(record)) next.set(record, new Set());
      next.get(record).add(place);
    });
    ends = next;
  });
  const { fields, room, norms } = await openScales();
  const rarity = rarityOf(ends?.size ?? 0, norms.length);
  return new Map(
    [...(ends ?? [])].map(([record, places]) => {
      const inFields = [...places].map((place) => WEIGHTS[fields[Math.floor(place / room)]] ?? 0);
      return [record, words.length * rarity * (1 + Math.max(...inFields))];
    }),
  );
}

/** Records that hold all words of a value in one field. */
export async function lookUpField(value, field) {
  const { fields } = await openScales();
  const wanted = (field === "title" ? ["title", "name"] : [field]).map((name) => fields.indexOf(name));
  const words = await Promise.all(wordsOf(value).map((word) => placesOf(word)));
  const likeness = (word, record) => Math.max(...wanted.map((at) => word.inFields[word.seats[record] * fields.length + at]));
  const hits = new Map();
  for (const record of words.length ? rarest(words).held : []) {
    if (!words.every((word) => likeness(word, record))) continue;
    hits.set(record, words.reduce((sum, word) => sum + word.rarity * likeness(word, record), 0));
  }
  return hits;
}

/**
 * Where a word stands: `held`, the records that hold it; by record, its seat among these (`seats`), 0 for a record
 * without it; by seat, how much it counts that it is in the body (`inBody`), and for each field how like the word there is
 * (`inFields`). Seat 0 stays empty.
 */
function placesOf(word) {
  const places = recent.get(word) ?? findPlaces(word);
  recent.delete(word);
  recent.set(word, places);
  if (recent.size > MOST_RECENT) recent.delete(recent.keys().next().value);
  places.catch(() => recent.delete(word));
  return places;
}

const recent = new Map();

async function findPlaces(word) {
  const [entries, { fields, room, norms }] = await Promise.all([entriesOf(word), openScales()]);
  const seats = new Uint32Array(norms.length);
  const held = [];
  for (const { numbers } of entries) {
    eachPlace(numbers, (record) => {
      if (!seats[record]) seats[record] = held.push(record);
    });
  }
  const inBody = new Float32Array(held.length + 1);
  const inFields = new Float32Array((held.length + 1) * fields.length);
  for (const { likeness, numbers } of entries) {
    eachPlace(numbers, (record, place) => {
      const field = Math.floor(place / room);
      const at = seats[record] * fields.length + field;
      if (field >= fields.length) inBody[seats[record]] += likeness;
      else if (inFields[at] < likeness) inFields[at] = likeness;
    });
  }
  held.forEach((record, at) => (inBody[at + 1] *= (SATURATION + 1) / (inBody[at + 1] + norms[record])));
  return { held, seats, inBody, inFields, rarity: rarityOf(held.length, norms.length) };
}

const rarityOf = (held, all) => Math.log(1 + (all - held + 0.5) / (held + 0.5));

let scales = null;

/** What scores are made with: the index's fields, and by record how much the length of its body counts against it. */
async function openScales() {
  const { fields, room, lengths } = await openIndex();
  if (!scales) {
    const lengthOf = new Map([...DIGITS].map((digit, at) => [digit.charCodeAt(0), 2 ** (at / 2) - 1]));
    const norms = new Float32Array(lengths.length);
    let sum = 0;
    for (let record = 0; record < norms.length; record++) sum += norms[record] = lengthOf.get(lengths.charCodeAt(record));
    const usual = sum / norms.length || 1;
    for (let record = 0; record < norms.length; record++) norms[record] = SATURATION * (1 - LENGTH + (LENGTH * norms[record]) / usual);
    scales = { fields, room, norms };
  }
  return scales;
}

/** Hits that are in both, with the sum of their scores. */
export function both(one, other) {
  const hits = new Map();
  for (const [record, score] of one) if (other.has(record)) hits.set(record, score + other.get(record));
  return hits;
}

/** Hits that are in either, those of `other` counting for less; a hit in both keeps its higher score. */
export function either(one, other, weight) {
  const hits = new Map(one);
  for (const [record, score] of other) hits.set(record, Math.max(hits.get(record) ?? 0, score * weight));
  return hits;
}

/** Every record, unranked. */
export async function lookUpAll() {
  const { lengths } = await openIndex();
  return new Map(Array.from(lengths, (_, record) => [record, 0]));
}

let whole = null;

/** What a record says: `{kind, address, title, text, label, page}`, the last two where it has them. */
export async function record(number) {
  if (whole) return whole[number];
  const { perFile } = await openIndex();
  return (await table(`records-${Math.floor(number / perFile)}`))[number % perFile];
}

/** Takes all records at once. */
export function keepRecords(records) {
  whole = records;
}
