// Which records hold a word, a phrase, or words in one field.

import { eachPlace, exactly } from "./postings.js";
import { entriesMeant, openScales, placesOfForms, rarityOf } from "./places.js";
import { wordsOf } from "./words.js";

/** How much it counts that a phrase stands in a field and not in the body. */
const WEIGHTS = { title: 5, name: 12, alias: 8, asked: 8, lead: 3, label: 6, author: 3, key: 2, doi: 2, page: 1, venue: 0.5 };

/** Whether any record holds the folded word, another form of it, or one that readers use for it. */
export const isHeld = async (word) => (await entriesMeant(word)).length > 0;

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
  const words = await Promise.all(wordsOf(value).map(placesOfForms));
  const likeness = (word, record) => Math.max(...wanted.map((at) => word.inFields[word.seats[record] * fields.length + at]));
  const hits = new Map();
  const rarest = words.reduce((one, other) => (one && one.held.length <= other.held.length ? one : other), null);
  for (const record of rarest?.held ?? []) {
    if (!words.every((word) => likeness(word, record))) continue;
    hits.set(record, words.reduce((sum, word) => sum + word.rarity * likeness(word, record), 0));
  }
  return hits;
}
