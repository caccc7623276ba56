// Reads the files of the index (`search/word_index.py`): the words that a typed one may stand for, and where they stand.

import { keeping } from "../fetching.js";
import { likeness, startsOf, stemOf } from "./forms.js";
import { table } from "./tables.js";
import { resultKinds } from "../vocabulary.js";

/** Files that the words with a common start may be spread over; the start of a short word would ask for half of all. */
const MOST_FILES = 3;
const LAST = "\uffff";
/** Letters at its start that a word shares with its stem, if that is longer: most words need no stemming to be told apart. */
const SHARED = 3;
/** Behind a word that may go on. */
const START = "*";

/** What lengths and kinds are written with in the index. */
export const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
/** In place of the kind of a record that is a section of the page before it. */
export const SECTION = ".".charCodeAt(0);
const KINDS = new Map(Object.keys(resultKinds).map((kind, at) => [DIGITS.charCodeAt(at), kind]));

/** Whether a record is a section of the page before it. */
export const isSection = ({ kinds }, number) => kinds.charCodeAt(number) === SECTION;

/** The kind of a record that is no section (`resultKinds`). */
export const kindOf = ({ kinds }, number) => KINDS.get(kinds.charCodeAt(number));

/** Opens the index. Rejects when it cannot be fetched; the next call tries again. */
export const openIndex = () => table("index");

/**
 * Words of the index that a folded word may stand for: itself and its other forms, and with `isStart` all that begin so.
 * @returns {Promise<{word: string, likeness: number, numbers: number[]}[]>} `numbers` as they are published.
 */
export const entriesOf = (word, isStart = false) => keptEntries(isStart ? word + START : word);

const keptEntries = keeping(findEntries);

async function findEntries(name) {
  const isStart = name.endsWith(START);
  const typed = isStart ? name.slice(0, -1) : name;
  const { starts } = await openIndex();
  const wanted = new Set([fileOf(typed, starts)]);
  const addAll = (start) => {
    const first = Math.max(0, fileOf(start, starts));
    const end = Math.min(fileOf(start + LAST, starts), first + MOST_FILES - 1);
    for (let file = first; file <= end; file++) wanted.add(file);
  };
  // Words that begin with the same four letters stand in one file.
  const beginnings = startsOf(stemOf(typed));
  beginnings.forEach(addAll);
  if (isStart) addAll(typed);
  const files = await Promise.all([...wanted].filter((file) => file >= 0).map((file) => table(`index-${file}`)));
  const letters = beginnings.map((start) => start.slice(0, Math.min(SHARED, start.length - 1)));
  const found = [];
  for (const words of files) {
    for (const word of Object.keys(words)) {
      if (!letters.some((start) => word.startsWith(start)) && word !== typed) continue;
      const like = likeness(typed, word, isStart);
      if (like) found.push({ word, likeness: like, numbers: words[word] });
    }
  }
  return found;
}

/** The numbers of one word; empty when no record holds it. */
export async function exactly(word) {
  const { starts } = await openIndex();
  const file = fileOf(word, starts);
  const words = file < 0 ? {} : await table(`index-${file}`);
  return Object.hasOwn(words, word) ? words[word] : [];
}

/** The file in which a word stands if it stands in any; -1 when it comes before all. */
function fileOf(word, starts) {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= word) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** A value for each kind of results, by the code of what stands for the kind in the index. */
export function byKindCode(valueOf) {
  const values = [];
  for (const [code, kind] of KINDS) values[code] = valueOf(kind);
  return values;
}

/** The records that hold a word at one place. */
export function recordsAt(numbers, wanted) {
  const found = [];
  let [record, place] = [-1, 0];
  for (let at = 0; at < numbers.length; at++) {
    if (numbers[at] < 0) {
      record -= numbers[at];
      place = 0;
    } else {
      place += numbers[at];
      if (place === wanted) found.push(record);
    }
  }
  return found;
}

/** Calls `visit(record, place)` for each place, in order. */
export function eachPlace(numbers, visit) {
  let [record, place] = [-1, 0];
  for (const number of numbers) {
    if (number < 0) {
      record -= number;
      place = 0;
    } else {
      place += number;
      visit(record, place);
    }
  }
}

/** The numbers of a word by record: `records` that hold it, in order, and where the places of each start among the
 * numbers (`starts`); they end one before the next start. */
export function runsOf(numbers) {
  const [records, starts] = [[], []];
  let record = -1;
  for (let at = 0; at < numbers.length; at++) {
    if (numbers[at] >= 0) continue;
    record -= numbers[at];
    records.push(record);
    starts.push(at + 1);
  }
  starts.push(numbers.length + 1);
  return { records, starts };
}

/** Where in a list in order the first number stands that is not below `least`. */
export function firstFrom(numbers, least) {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
