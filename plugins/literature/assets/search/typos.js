// Corrects words that no record holds, against the published vocabulary (`search/vocabulary.py`).

import { keeping } from "../fetching.js";
import { isForm, stemOf } from "./forms.js";
import { isHeld, lookUpPhrase } from "./index.js";
import { openIndex } from "./postings.js";
import { table } from "./tables.js";
import { fold } from "./words.js";

const OTHER = "_";
const UNHELD = ".";
/** Letters of either of two words between which a space was left out. */
const SHORTEST_PART = 3;
/** And of that of them which may have a slip besides. */
const SHORTEST_SLIP = 5;

/**
 * Unpacks one file of the vocabulary: words in order, and the logarithm of how many records hold each; -1 for a word of
 * the language that no record holds.
 */
export function readVocabulary(text) {
  const words = [];
  const weights = [];
  let last = "";
  for (const line of text.split("\n")) {
    if (!line) continue;
    last = last.slice(0, parseInt(line[0], 36)) + line.slice(1, -1);
    words.push(last);
    weights.push(line.at(-1) === UNHELD ? -1 : parseInt(line.at(-1), 36));
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

/**
 * The nearest words that a record holds, all of the same few edits, best first: many records count for a word, a changed first
 * letter against it. Of the forms of one word, the best stands for all.
 */
export function nearest(word, { words, weights }) {
  let limit = word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
  let found = [];
  for (let i = 0; limit && i < words.length; i++) {
    const other = words[i];
    if (weights[i] < 0 || Math.abs(other.length - word.length) > limit) continue;
    const edits = distance(word, other, limit);
    if (edits > limit) continue;
    if (edits < limit) found = [];
    limit = edits;
    found.push({ word: other, cost: (other[0] === word[0] ? 0 : 2) - weights[i] });
  }
  found.sort((one, two) => one.cost - two.cost || (one.word < two.word ? -1 : 1));
  const byStem = new Map();
  for (const { word: other } of found) if (!byStem.has(stemOf(other))) byStem.set(stemOf(other), other);
  return [...byStem.values()];
}

const letterOf = (word) => (word[0] >= "a" && word[0] <= "z" ? word[0] : OTHER);
const vocabularyOf = keeping(async (letter) => readVocabulary((await table(`words-${letter}`)).words));

/** Whether it is a word of the language, or one form of one. */
function isCommon(word, { words, weights }) {
  return words.some((other, at) => weights[at] < 0 && isForm(word, other));
}

/**
 * The two words that a word is without the space between them, where some text has them one after the other; of several such
 * pairs, the one that most records hold. With `hasSlip`, one of the two is a letter away from a word that is held.
 */
async function apart(word, letters, hasSlip = false) {
  const known = async (part) => (letters.includes(letterOf(part)) ? vocabularyOf(letterOf(part)) : NO_WORDS);
  const isKnown = async (part) => heldIn(await known(part)).has(part);
  const near = async (part) => (part.length < SHORTEST_SLIP ? [] : nearest(part, await known(part)).filter((other) => distance(part, other, 1) === 1));
  const pairs = [];
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    const [isFirst, isSecond] = await Promise.all([first, second].map(isKnown));
    if (isFirst && isSecond && !hasSlip) pairs.push(`${first} ${second}`);
    if (isFirst && !isSecond && hasSlip) pairs.push(...(await near(second)).map((other) => `${first} ${other}`));
    if (!isFirst && isSecond && hasSlip) pairs.push(...(await near(first)).map((other) => `${other} ${second}`));
  }
  const found = await Promise.all(pairs.map(async (text) => ({ text, count: (await lookUpPhrase(text)).size })));
  return found.filter(({ count }) => count).sort((one, other) => other.count - one.count)[0]?.text ?? null;
}

const NO_WORDS = Object.freeze({ words: [], weights: [] });

const heldWords = new WeakMap();

/** Words of a vocabulary that some record holds. */
function heldIn(vocabulary) {
  const { words, weights } = vocabulary;
  if (!heldWords.has(vocabulary)) heldWords.set(vocabulary, new Set(words.filter((_, at) => weights[at] >= 0)));
  return heldWords.get(vocabulary);
}

/**
 * What a word may have been meant to be: null when some record holds it or one of its forms. Else `near`, the nearest
 * words (`nearest`) or the two that it is without a space, and whether the word is to be kept as it is (`isWord`): where it is
 * a word of the language. Words of other first letters are fetched only when no near one begins alike.
 */
export async function corrections(typed) {
  const word = fold(typed);
  if (/[^\p{L}']/u.test(word) || word.length < 2) return null;
  if (await isHeld(word)) return null;
  const { letters } = await openIndex();
  const letter = letterOf(word);
  const own = letters.includes(letter) ? await vocabularyOf(letter) : NO_WORDS;
  const isWord = isCommon(word, own);
  const near = nearest(word, own);
  const two = await apart(word, letters);
  // A space is one letter: of words further away none is as near.
  if (two) return { isWord, near: [two, ...near.filter((other) => distance(word, other, 1) === 1)] };
  if (near.length || isWord || word.length < 4) return { isWord, near };
  const twoWithSlip = await apart(word, letters, true);
  if (twoWithSlip) return { isWord, near: [twoWithSlip] };
  const others = await Promise.all(letters.filter((other) => other !== letter).map(vocabularyOf));
  const [words, weights] = [others.flatMap((other) => other.words), others.flatMap((other) => other.weights)];
  return { isWord, near: nearest(word, { words, weights }) };
}
