// Corrects words that no record holds, against the published vocabulary (`search/vocabulary.py`).

import { isHeld } from "./index.js";
import { openIndex } from "./postings.js";
import { table } from "./tables.js";
import { fold } from "./words.js";

const OTHER = "_";

/** Unpacks one file of the vocabulary: words in order, and the logarithm of how many records hold each. */
export function readVocabulary(text) {
  const words = [];
  const weights = [];
  let last = "";
  for (const line of text.split("\n")) {
    if (!line) continue;
    last = last.slice(0, parseInt(line[0], 36)) + line.slice(1, -1);
    words.push(last);
    weights.push(parseInt(line.at(-1), 36));
  }
  return { words, weights };
}

/**
 * Edits between two words: letters put in, left out, exchanged, or two neighbours swapped (optimal string alignment);
 * `limit + 1` for more than `limit`.
 */
export function distance(from, to, limit) {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let [before, row, next] = [[], [...Array(to.length + 1).keys()], []];
  for (let i = 1; i <= from.length; i++) {
    next = [i];
    let least = i;
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      let edits = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        edits = Math.min(edits, before[j - 2] + 1);
      }
      next.push(edits);
      if (edits < least) least = edits;
    }
    if (least > limit) return limit + 1;
    [before, row] = [row, next];
  }
  return Math.min(row[to.length], limit + 1);
}

/** The nearest words, best first: few edits and many records count for a word, a changed first letter against it. */
export function nearest(word, vocabulary, count = 4) {
  const limit = word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
  const found = [];
  for (let i = 0; limit && i < vocabulary.words.length; i++) {
    const other = vocabulary.words[i];
    if (Math.abs(other.length - word.length) > limit) continue;
    const edits = distance(word, other, limit);
    if (edits > limit) continue;
    const cost = 5 * edits + (other[0] === word[0] ? 0 : 2) - vocabulary.weights[i];
    found.push({ word: other, cost });
  }
  return found.sort((one, two) => one.cost - two.cost || (one.word < two.word ? -1 : 1)).slice(0, count).map((x) => x.word);
}

const letterOf = (word) => (word[0] >= "a" && word[0] <= "z" ? word[0] : OTHER);
const unpacked = new Map();

async function vocabularyOf(letter) {
  if (!unpacked.has(letter)) unpacked.set(letter, readVocabulary((await table(`words-${letter}`)).words));
  return unpacked.get(letter);
}

/**
 * What a word may have been meant to be: empty when it is known, `null` when it is not and nothing is near.
 * Words of other first letters are fetched only when no near one begins alike.
 */
export async function corrections(typed) {
  const word = fold(typed);
  if (/[^\p{L}']/u.test(word) || word.length < 2) return [];
  if (await isHeld(word)) return [];
  const { letters } = await openIndex();
  const letter = letterOf(word);
  let near = letters.includes(letter) ? nearest(word, await vocabularyOf(letter)) : [];
  if (!near.length && word.length > 3) {
    const others = await Promise.all(letters.filter((other) => other !== letter).map(vocabularyOf));
    near = nearest(word, {
      words: others.flatMap((other) => other.words),
      weights: others.flatMap((other) => other.weights),
    });
  }
  return near.length ? near : null;
}
