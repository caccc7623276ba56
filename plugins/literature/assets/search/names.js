// Pages that a query names outright: by a title, another name or a key.

import { DIGITS, exactly, isSection, kindOf, openIndex, recordsAt } from "./postings.js";
import { isForm, openingOf, stemOf } from "./forms.js";
import { openScales } from "./places.js";
import { namedFirst, resultKinds } from "../vocabulary.js";
import { tellsNothing } from "./query.js";
import { record } from "./records.js";
import { wordsOf, wordsOfName } from "./words.js";

/** Titles that are looked at whole. */
const MOST = 12;

let names = null;

/** Every name of a page but titles, with its words and these without spaces: `[{page, words, joined}]`. */
function namesOf({ concepts, aliases }) {
  names ??= [
    ...concepts.filter(({ record: page }) => page !== undefined).map(({ record: page, names: texts }) => [page, texts]),
    ...Object.entries(aliases).map(([page, texts]) => [Number(page), texts]),
  ].flatMap(([page, texts]) => texts.map((text) => ({ page, words: wordsOfName(text), joined: wordsOfName(text).join("") })));
  return names;
}

let byOpening = null;

/**
 * The names all of whose words are among those with the stems, but for words that tell nothing: `[page, stems]` of each.
 */
export function namesAmong(stems, index) {
  byOpening ??= namesByOpening(index);
  const openings = [...new Set(stems.map(openingOf))];
  const near = openings.flatMap((opening) => byOpening.get(opening) ?? []).map(({ page, words }) => [page, [...new Set(words.map(stemOf))]]);
  return near.filter(([, name]) => name.every((stem) => stems.includes(stem)));
}

function namesByOpening(index) {
  const found = new Map();
  for (const { page, words } of namesOf(index)) {
    const telling = words.filter((word) => !tellsNothing(word));
    if (!telling.length) continue;
    const opening = openingOf(telling[0]);
    found.set(opening, [...(found.get(opening) ?? []), { page, words: telling }]);
  }
  return found;
}

/** Numbers of the pages whose name a text is, after folding, in the order of their kinds. */
export async function pagesNamed(text) {
  const words = wordsOf(text);
  if (!words.length) return [];
  const index = await openIndex();
  const found = new Set([...pagesCalled(words, index), ...(await pagesTitled(words, index)), ...(await pagesWithKey(words))]);
  const kinds = Object.keys(resultKinds);
  const rankOf = (kind) => (namedFirst.includes(kind) ? namedFirst.indexOf(kind) : namedFirst.length + kinds.indexOf(kind));
  // A finding has its work's key, and for a title what it is about.
  const named = [...found].filter((number) => kindOf(index, number) !== "finding");
  return named.sort((one, other) => rankOf(kindOf(index, one)) - rankOf(kindOf(index, other)) || one - other);
}

/** Pages of which the words are a whole name, or forms of its words; a space more or less makes no difference. */
function pagesCalled(words, index) {
  const joined = words.join("");
  const isNamed = (name) => name.joined === joined || (name.words.length === words.length && name.words.every((word, at) => isForm(words[at], word)));
  return namesOf(index).filter(isNamed).map(({ page }) => page);
}

/** Pages whose title has as many words, and at their places those that tell something; then what the record says counts. */
async function pagesTitled(words, index) {
  const { fields, room } = await openScales();
  const telling = words.map((word, at) => [word, at]).filter(([word]) => !tellsNothing(word));
  const start = fields.indexOf("title") * room;
  const length = DIGITS[Math.min(words.length, DIGITS.length - 1)];
  let found = null;
  for (const [word, at] of telling.length ? telling : words.map((word, place) => [word, place])) {
    const isTitled = (number) => index.titles[number] === length && !isSection(index, number) && (found === null || found.has(number));
    const having = recordsAt(await exactly(word), start + at);
    found = new Set(having.filter(isTitled));
    if (!found.size) return [];
  }
  const said = await Promise.all([...found].slice(0, MOST).map(async (number) => [number, (await record(number)).title]));
  return said.filter(([, title]) => wordsOf(title).join(" ") === words.join(" ")).map(([number]) => number);
}

/** Keys are one word more often than not. */
async function pagesWithKey(words) {
  if (words.length > 1) return [];
  const { fields, room } = await openScales();
  return recordsAt(await exactly(words[0]), fields.indexOf("key") * room);
}
