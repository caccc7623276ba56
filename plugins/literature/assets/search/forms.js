// Forms of a word: `tides` is found by `tide`, `ferry` by `ferries`, and any word by its start.

// The stemmer is that of the site's language alone, one of `stemmers/` (`build/asset_files.py`).
import { stemmer } from "./stemmer.js";

const FORM = 0.9;
const START = 0.5;
const SHORTEST_START = 3;

const kept = new Map();

/** What a folded word shares with its other forms. */
export function stemOf(word) {
  let stem = kept.get(word);
  if (stem === undefined) {
    if (kept.size > 20000) kept.clear();
    kept.set(word, (stem = stemmer.stemOf(word)));
  }
  return stem;
}

/** How the words with a stem may begin: with the stem, in most languages. */
export const startsOf = stemmer.startsOf ?? ((stem) => [stem]);

/** What a word has in common with its stem: its first letter, unless the language puts something in front. Words that
 * differ in it need no stemming to be told apart. */
export const openingOf = stemmer.startsOf ? () => "" : (word) => word[0];

/** Whether two folded words are forms of one. */
export const isForm = (one, other) => one === other || (openingOf(one) === openingOf(other) && stemOf(one) === stemOf(other));

/** How much a word of the index says for one that was typed, 0 to 1; `isStart` where the rest of it may be still to come. */
export function likeness(typed, word, isStart = false) {
  if (word === typed) return 1;
  if (isForm(word, typed)) return FORM;
  return isStart && typed.length >= SHORTEST_START && word.startsWith(typed) ? (START * typed.length) / word.length : 0;
}

/** What someone looked for, to tell it in texts: `{starts, stems}`, made of folded words and of those that begin others. */
export function soughtOf(words, starts = []) {
  return { starts: starts.filter((word) => word.length >= SHORTEST_START), stems: new Set(words.map(stemOf)) };
}

/** Whether a folded word is what someone looked for. */
export function isSought(word, sought) {
  return mayBeSought(word, sought) && (sought.stems.has(stemOf(word)) || sought.starts.some((start) => word.startsWith(start)));
}

/** Whether a folded word begins like what someone looked for. */
export const mayBeSought = (word, { stems }) => openingsOf(stems).has(openingOf(word));

const openings = new WeakMap();

/** Those of stems: texts have many words, and few need to be stemmed. */
function openingsOf(stems) {
  if (!openings.has(stems)) openings.set(stems, new Set([...stems].map(openingOf)));
  return openings.get(stems);
}
