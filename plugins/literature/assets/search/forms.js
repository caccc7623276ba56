// Forms of a word: `tides` is found by `tide`, `ferry` by `ferries`, and any word by its start.

const ENDINGS = ["", "e", "s", "es", "ed", "ing", "ings", "ly", "y", "ies", "ied", "'s"];
const ENDING = /(?:'s|ies|ied|ings|ing|es|ed|ly|[esy])$/;
const SHORTEST = 3;
const FORM = 0.8;
const START = 0.7;

/** The word and its other forms as far as endings tell, some of which may be no words. */
export function formsOf(word) {
  const stem = stemOf(word);
  if (stem === null) return new Set([word]);
  // plan, planned
  const doubled = /(.)\1$/.test(stem) ? stem.slice(0, -1) : stem + stem.at(-1);
  return new Set([word, ...[stem, doubled].flatMap((start) => ENDINGS.map((ending) => start + ending))]);
}

/** The word without its ending; null for one that is too short or a number. */
function stemOf(word) {
  if (word.length <= SHORTEST || /\p{N}/u.test(word)) return null;
  const stem = word.replace(ENDING, "");
  return stem.length < SHORTEST ? word : stem;
}

/** How much a word of the index says for one that was typed, 0 to 1. */
export function likeness(typed, word, forms = formsOf(typed)) {
  if (word === typed) return 1;
  if (forms.has(word)) return FORM;
  return word.startsWith(typed) ? (START * typed.length) / word.length : 0;
}

/** What someone looked for, to tell it in texts: `{starts, forms}`, made of folded words. */
export function soughtOf(words) {
  const starts = [...new Set(words)].filter((word) => word.length > 2);
  return { starts, forms: new Set(words.flatMap((word) => [...formsOf(word)])) };
}

/** Whether a folded word is what someone looked for. */
export const isSought = (word, { starts, forms }) => forms.has(word) || starts.some((start) => word.startsWith(start));
