// The Pagefind index: which records hold some words, and what a record says.

import { FOLDER, table, unpacked } from "./tables.js";
import { wordsOf } from "./words.js";

/** How much it counts that a word stands in a field and not in the body. Tuned with `benchmarks/search.py`. */
const WEIGHTS = { title: 5, name: 12, alias: 8, label: 4, author: 3, key: 2, doi: 2, page: 1, venue: 0.5 };
const INDEX = new URL("index/", FOLDER);
const SIGNATURE = "pagefind_dcd";

let opening = null;

/** Opens the index once. Rejects when it cannot be fetched; the next call tries again. */
export function openIndex() {
  opening ??= open().catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

async function open() {
  const { createInstance } = await import(new URL("pagefind.js", INDEX));
  // Without a worker 41 kB less are moved, and a search takes too little time to be felt.
  const pagefind = createInstance({ noWorker: true, ranking: { metaWeights: WEIGHTS } });
  await pagefind.init();
  return pagefind;
}

/**
 * Records that hold all the words (or the phrase, in quotation marks).
 * @returns {Promise<Map<string, {score: number, fields: string[], places: number[]}>>} by the record's id: fields that
 *   hold a word, and the places of words in the body.
 */
export async function lookUp(text) {
  const pagefind = await openIndex();
  const { results } = await pagefind.search(text);
  return new Map(
    results.map(({ id, score, matchedMetaFields, words }) => [
      id,
      { score, fields: matchedMetaFields ?? [], places: words },
    ]),
  );
}

/** Records that hold all words of a value in one field. */
export async function lookUpField(value, field) {
  const fields = field === "title" ? ["title", "name"] : [field];
  let all = null;
  for (const word of wordsOf(value)) {
    const found = await lookUp(word);
    for (const [id, hit] of found) if (!fields.some((name) => hit.fields.includes(name))) found.delete(id);
    all = all ? both(all, found) : found;
  }
  return all ?? new Map();
}

/** Hits that are in both, with the sum of their scores. */
export function both(one, other) {
  const hits = new Map();
  for (const [id, hit] of one) {
    const second = other.get(id);
    if (second) hits.set(id, { ...hit, score: hit.score + second.score, places: [...hit.places, ...second.places] });
  }
  return hits;
}

/** Hits that are in either, those of `other` counting for less; a hit in both keeps its higher score. */
export function either(one, other, weight) {
  const hits = new Map(one);
  for (const [id, hit] of other) {
    const score = hit.score * weight;
    if (!hits.has(id) || hits.get(id).score < score) hits.set(id, { ...hit, score });
  }
  return hits;
}

/** The ids of all records: the place of an id is the record's number in our tables. */
export const recordIds = () => table("ids");

/** Every record, unranked. Pagefind would fetch the whole index for this. */
export async function lookUpAll() {
  return new Map((await recordIds()).map((id) => [id, { score: 0, fields: [], places: [] }]));
}

const kept = new Map();

/** What a record says: `{url, content, meta, filters}`. Fetched once; rejects when it cannot be fetched. */
export function record(id) {
  if (!kept.has(id)) {
    const loading = loadRecord(id);
    kept.set(id, loading);
    loading.catch(() => kept.delete(id));
  }
  return kept.get(id);
}

async function loadRecord(id) {
  const text = await unpacked(new URL(`fragment/${id}.pf_fragment`, INDEX));
  return JSON.parse(text.startsWith(SIGNATURE) ? text.slice(SIGNATURE.length) : text);
}

/** Takes all records at once, in the order of their ids. */
export function keepRecords(ids, records) {
  ids.forEach((id, number) => kept.set(id, Promise.resolve(records[number])));
}
