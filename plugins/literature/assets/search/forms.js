// Forms of a word: `tides` is found by `tide`, `ferry` by `ferries`, and any word by its start.

import { stemOfEnglish } from "./english.js";
import { language } from "../translations.js";

/** By language of the site; words of another language stand for themselves alone. */
const STEMMERS = { en: stemOfEnglish };
const FORM = 0.9;
const START = 0.5;
const SHORTEST_START = 3;

const stemmer = STEMMERS[language.split(/[-_]/)[0]] ?? ((word) => word);
const kept = new Map();

/** What a folded word shares with its other forms. */
export function stemOf(word) {
  let stem = kept.get(word);
  if (stem === undefined) {
    if (kept.size > 20000) kept.clear();
    kept.set(word, (stem = stemmer(word)));
  }
  return stem;
}

/** Whether two folded words are forms of one. A stem has the first letter of its words, so that most need no stemming. */
export const isForm = (one, other) => one === other || (one[0] === other[0] && stemOf(one) === stemOf(other));

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
export function isSought(word, { starts, stems }) {
  return firstLetters(stems).has(word[0]) && (stems.has(stemOf(word)) || starts.some((start) => word.startsWith(start)));
}

const lettersOf = new WeakMap();

/** First letters of stems, which are those of their words: texts have many words, and few need to be stemmed. */
function firstLetters(stems) {
  if (!lettersOf.has(stems)) lettersOf.set(stems, new Set([...stems].map((stem) => stem[0])));
  return lettersOf.get(stems);
}
