// Where words stand in the records, which of these hold a phrase or a field, and what a record says.

import { entriesOf, eachPlace, exactly, openIndex } from "./postings.js";
import { table } from "./tables.js";
import { wordsOf } from "./words.js";

/** How much it counts that a phrase stands in a field and not in the body. */
const WEIGHTS = { title: 5, name: 12, alias: 8, asked: 8, lead: 3, label: 6, author: 3, key: 2, doi: 2, page: 1, venue: 0.5 };
// The usual ones of BM25: how soon a word is often enough, and how much a long text counts against it.
const SATURATION = 1.2;
const LENGTH = 0.75;
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
/** Words whose places are kept: those of a query, which its synonyms share and the next letter leaves as they are. */
const MOST_RECENT = 24;
/** In place of the kind of a record that is a section of the page before it. */
const SECTION = ".";

/** Whether any record holds the folded word or another form of it. */
export const isHeld = async (word) => (await entriesOf(word)).length > 0;

/** Records that hold the words one after the other, just so: their scores by their numbers, `Map<number, number>`. */
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
  const { fields, room, count } = await openScales();
  const rarity = rarityOf(ends?.size ?? 0, count);
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
  const rarest = words.reduce((one, other) => (one && one.held.length <= other.held.length ? one : other), null);
  for (const record of rarest?.held ?? []) {
    if (!words.every((word) => likeness(word, record))) continue;
    hits.set(record, words.reduce((sum, word) => sum + word.rarity * likeness(word, record), 0));
  }
  return hits;
}

/**
 * Where a word stands: `held`, the records that hold it; by record, its seat among these (`seats`), 0 for a record
 * without it; by seat, how often it is in the body (`inBody`), and for each field how like the word there is (`inFields`).
 * Seat 0 stays empty.
 */
export function placesOf(word, isStart = false) {
  const name = isStart ? `${word}*` : word;
  const places = recent.get(name) ?? findPlaces(word, isStart);
  recent.delete(name);
  recent.set(name, places);
  if (recent.size > MOST_RECENT) recent.delete(recent.keys().next().value);
  places.catch(() => recent.delete(name));
  return places;
}

const recent = new Map();

async function findPlaces(word, isStart) {
  const [entries, { count, fields, heads, pages, room }] = await Promise.all([entriesOf(word, isStart), openScales()]);
  const seats = new Uint32Array(count);
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
  const holders = new Set();
  for (const record of held) holders.add(heads[record]);
  return { held, seats, inBody, inFields, entries, width: fields.length, rarity: rarityOf(holders.size, pages) };
}

export const rarityOf = (held, all) => Math.log(1 + (all - held + 0.5) / (held + 0.5));

let scales = null;

/**
 * What scores are made with: the index's fields; by record, that of the page that it is a section of (`heads`), and for
 * the record of a page how much the length of its text counts against it (`norms`); how many records (`count`) and
 * pages there are.
 */
export async function openScales() {
  const { fields, room, lengths, kinds } = await openIndex();
  if (!scales) {
    const lengthOf = new Map([...DIGITS].map((digit, at) => [digit.charCodeAt(0), 2 ** (at / 2) - 1]));
    const count = lengths.length;
    const norms = new Float32Array(count);
    const heads = new Uint32Array(count);
    let [sum, pages] = [0, 0];
    for (let record = 0; record < count; record++) {
      const isSection = kinds[record] === SECTION;
      heads[record] = isSection ? heads[record - 1] : record;
      const length = lengthOf.get(lengths.charCodeAt(record));
      norms[heads[record]] += length;
      sum += length;
      if (!isSection) pages++;
    }
    const usual = sum / pages || 1;
    for (let record = 0; record < count; record++) norms[record] = SATURATION * (1 - LENGTH + (LENGTH * norms[record]) / usual);
    scales = { fields, room, norms, heads, count, pages };
  }
  return scales;
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
