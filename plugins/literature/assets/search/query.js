// The query language: words, "phrases", field:value, -word. Nothing a reader can type is an error: what cannot be
// used as syntax is searched for as words, and a hint says so.

import { gettext } from "../messages.js";
import { asking, facetRows, tellNothing, textFields } from "../vocabulary.js";
import { fold, wordsOf } from "./words.js";

/** Names of the fields that are searched in the index, which are those of records. */
export const TEXT_FIELDS = textFields.map(({ name }) => name);

/** Fields that are looked up in the table of facets, with the facets they may mean. */
export const FACET_FIELDS = {};
for (const { field, id } of facetRows) FACET_FIELDS[field] = [...(FACET_FIELDS[field] ?? []), id];

export const FIELDS = [...TEXT_FIELDS, ...Object.keys(FACET_FIELDS)];

/** Further names that are understood: other ones of fields, and ids of facets. */
const ALSO = Object.fromEntries([
  ...facetRows.map(({ id, field }) => [id, field]),
  ...textFields.flatMap(({ name, also }) => also.map((other) => [other, name])),
]);
const YEARS = new Set(facetRows.filter(({ form }) => form === "years").map(({ field }) => field));
const EXAMPLES = Object.fromEntries([...facetRows].reverse().map(({ field, example }) => [field, example]));
for (const { name, example } of textFields) EXAMPLES[name] = example;

const PART = /(-)?(?:([\p{L}]+):)?(?:"([^"]*)("|$)|(\S+))/gu;
/** Words that tell nothing of what is asked for, in English and in the site's language. */
const TELL_NOTHING = new Set(tellNothing.map(fold));
/** Words that stand in questions and in what people tell, and seldom among words that are looked for. */
const ASKING = new Set(asking.map(fold));
const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)?(10\.\d{4,9}\/\S+)$/i;

/**
 * What a reader typed, taken apart.
 * @returns {{words: string[], phrases: string[], excluded: string[], fields: {name: string, value: string,
 *   negated: boolean}[], hints: string[]}} Values as typed; `excluded` holds words and phrases.
 */
export function parseQuery(text) {
  const query = { words: [], phrases: [], excluded: [], fields: [], hints: [] };
  // A quotation mark inside a word (5") opens nothing; typographic marks are what phones type.
  const typed = text.replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"').replace(/\s+/g, " ").trim();
  for (const match of typed.matchAll(PART)) {
    addPart(query, match);
  }
  // Whole questions are asked too. Nearly every record holds these words, and their places are a good part of the index.
  const telling = query.words.filter((word) => !wordsOf(word).every(tellsNothing));
  if (telling.length || query.phrases.length || query.fields.length) query.words = telling;
  return query;
}

/** Whether a folded word tells nothing of what is asked for. */
export const tellsNothing = (word) => TELL_NOTHING.has(word);

/** Whether folded words are a question, or told as one tells another (`my child cries when I leave`). */
export const isQuestion = (words) => words.some((word) => ASKING.has(word));

function addPart(query, [whole, minus, name, quoted, closing, plain]) {
  const negated = Boolean(minus);
  const isPhrase = quoted !== undefined;
  const doi = !negated && !isPhrase && DOI.exec(whole);
  if (doi) {
    query.fields.push({ name: "doi", value: doi[1].replace(/[.,;]$/, ""), negated: false });
    return;
  }
  if (isPhrase && !closing) {
    query.hints.push(gettext("A quotation mark is missing; the words after it are searched one by one."));
    addWords(query, [name, quoted].filter(Boolean).join(" "), negated);
    return;
  }
  const value = (isPhrase ? quoted : plain).trim();
  if (name !== undefined) {
    addField(query, name, value, negated, whole);
    return;
  }
  if (!isPhrase) {
    const field = /^(\p{L}+):$/u.exec(value)?.[1];
    if (field && FIELDS.includes(fold(field))) query.hints.push(needsValue(fold(field)));
    addWords(query, value, negated);
  } else if (wordsOf(value).length) {
    (negated ? query.excluded : query.phrases).push(value);
  }
}

function addField(query, name, value, negated, whole) {
  const field = fold(name);
  const known = FIELDS.includes(field) ? field : ALSO[field] ?? field;
  if (!FIELDS.includes(known)) {
    // An address such as https://... is no attempt at a field.
    if (!value.startsWith("//")) {
      const fields = FIELDS.join(", ");
      query.hints.push(gettext("There is no field “%(name)s”; it is searched as a word. Fields are %(fields)s.", { name, fields }));
    }
    addWords(query, whole, negated);
  } else if (!wordsOf(value).length) {
    query.hints.push(needsValue(known));
    addWords(query, name, negated);
  } else if (YEARS.has(known) && !yearsOf(value)) {
    query.hints.push(gettext("“%(value)s” is no year; write %(year)s or %(years)s. It is searched as a word.", { value, year: EXAMPLES[known], years: `${known}:1970..1985` }));
    addWords(query, value, negated);
  } else {
    query.fields.push({ name: known, value, negated });
  }
}

function addWords(query, text, negated) {
  const words = text.split(/[\s:/]+/).map((word) => word.replace(/^["*-]+|["*]+$/g, ""));
  // One letter begins half of all words; it is left out unless it is a number.
  const isTelling = (word) => wordsOf(word).some((part) => part.length > 1 || /\p{N}/u.test(part));
  (negated ? query.excluded : query.words).push(...words.filter(isTelling));
}

const needsValue = (field) => gettext("“%(field)s:” needs a value right after it, such as %(example)s.", { field, example: EXAMPLES[field] });

/** First and last year of `1988`, `1970..1985`, `1970-1985`, `1970..` or `..1985`; null for anything else. */
export function yearsOf(value) {
  const match = /^(\d{1,4})?(\.{2,3}|[-\u2013])?(\d{1,4})?$/.exec(value.trim());
  if (!match || (match[1] === undefined && match[3] === undefined)) return null;
  if (match[2] === undefined) return [Number(value), Number(value)];
  const years = [Number(match[1] ?? 0), Number(match[3] ?? 9999)];
  return years[0] <= years[1] ? years : [years[1], years[0]];
}
