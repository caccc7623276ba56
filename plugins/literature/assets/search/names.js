// Pages that a query names outright: by a title, another name or a key.

import { exactly, eachPlace, openIndex } from "./postings.js";
import { openScales, record } from "./index.js";
import { stemOf } from "./forms.js";
import { namedFirst, resultKinds } from "../vocabulary.js";
import { tellsNothing } from "./query.js";
import { wordsOf } from "./words.js";

/** Titles that are looked at whole. */
const MOST = 12;
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

let names = null;
let whole = null;

/** By the number of a page, the stems of each of its names but the title, without words that tell nothing. */
export function namesOf(index) {
  names ??= new Map([...textsOf(index)].map(([number, texts]) => [number, texts.map(stemsOf).filter((stems) => stems.length)]));
  return names;
}

const stemsOf = (text) => [...new Set(wordsOf(text).filter((word) => !tellsNothing(word)).map(stemOf))];

function* textsOf({ concepts, aliases }) {
  for (const { record: number, names: texts } of concepts) if (number !== undefined) yield [number, texts];
  for (const [number, texts] of Object.entries(aliases)) yield [Number(number), texts];
}

/** Numbers of the pages whose name a text is, after folding, in the order of their kinds. */
export async function pagesNamed(text) {
  const words = wordsOf(text);
  if (!words.length) return [];
  const index = await openIndex();
  const found = new Set([...(wholeNames(index).get(joined(words)) ?? []), ...(await pagesTitled(words, index)), ...(await pagesWithKey(words))]);
  const kinds = Object.keys(resultKinds);
  const kindOf = (number) => kinds[parseInt(index.kinds[number], 36)];
  const rankOf = (kind) => (namedFirst.includes(kind) ? namedFirst.indexOf(kind) : namedFirst.length + kinds.indexOf(kind));
  // A finding has its work's key, and for a title what it is about.
  const named = [...found].filter((number) => kindOf(number) !== "finding");
  return named.sort((one, other) => rankOf(kindOf(one)) - rankOf(kindOf(other)) || one - other);
}

const joined = (words) => words.map(stemOf).join(" ");

/** By the stems of a name, the pages that have it. */
function wholeNames(index) {
  if (whole) return whole;
  whole = new Map();
  for (const [number, texts] of textsOf(index)) {
    for (const name of new Set(texts.map((text) => joined(wordsOf(text))))) whole.set(name, [...(whole.get(name) ?? []), number]);
  }
  return whole;
}

/** Pages whose title has as many words, and at their places those that tell something; then what the record says counts. */
async function pagesTitled(words, { titles, kinds }) {
  const { fields, room } = await openScales();
  const telling = words.map((word, at) => [word, at]).filter(([word]) => !tellsNothing(word));
  const start = fields.indexOf("title") * room;
  const length = DIGITS[Math.min(words.length, DIGITS.length - 1)];
  let found = null;
  for (const [word, at] of telling.length ? telling : words.map((word, place) => [word, place])) {
    const next = new Set();
    eachPlace(await exactly(word), (number, place) => {
      if (place === start + at && titles[number] === length && kinds[number] !== "." && (found === null || found.has(number))) next.add(number);
    });
    found = next;
    if (!found.size) return [];
  }
  const said = await Promise.all([...found].slice(0, MOST).map(async (number) => [number, (await record(number)).title]));
  return said.filter(([, title]) => wordsOf(title).join(" ") === words.join(" ")).map(([number]) => number);
}

/** Keys are one word more often than not. */
async function pagesWithKey(words) {
  if (words.length > 1) return [];
  const { fields, room } = await openScales();
  const place = fields.indexOf("key") * room;
  const found = [];
  eachPlace(await exactly(words[0]), (number, at) => {
    if (at === place) found.push(number);
  });
  return found;
}
