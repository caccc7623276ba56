// Forms of Arabic words: the stem that they share, by the algorithm of Snowball (https://snowballstem.org, Arabic, 3.1).
// Words come folded: without vowel signs, and with no hamza on or below another letter, which half of its rules are about.

const [ARTICLE, VERB_START] = [/^(?:بال|كال|ال|لل)/, /^[تني]ست/];
const NOUN_PRONOUN = /(?:كما|هما|نا|ها|كم|هم|هن|ك|ه|ي)$/;
const VERB_PRONOUN = /(?:كما|هما|كمو|نا|ها|كم|هم|كن|هن|ني|ك|ه)$/;
const PERSON = /(?:تما|تا|نا|ان|تن|ون|ين|ا|ت|ن|ي)$/;
/** What may stand in front of a stem. */
const BEFORE = ["", "و", "ف"].flatMap((and) => ["", "ال", "بال", "كال", "لل", "ب", "س"].map((start) => and + start));

const AND = /^[وف](?!الد(?:ين|ان|تي|ته|تها|يه|يها|يهم)$)(?=(?:ال|بال|كال|لل)..)/;

/** What folded words share with their other forms, and how these may begin. */
export const stemmer = { stemOf: (word) => stem(common(word)), startsOf };

/** What Snowball leaves apart: an article behind `and`, and plurals in `-at` without one, which it takes for verbs. */
function common(word) {
  const noun = word.replace(AND, "");
  return /..ات$/.test(noun) && !ARTICLE.test(noun) ? `ال${noun}` : noun;
}

function startsOf(stem) {
  const starts = BEFORE.map((start) => start + stem);
  return stem.startsWith("است") ? [...starts, ...["ت", "ن", "ي"].map((person) => person + stem.slice(1))] : starts;
}

/** Snowball's stem of a folded word. */
export function stem(word) {
  const article = ARTICLE.exec(word)?.[0];
  const isDefined = Boolean(article) && word.length > (article.length > 2 ? 4 : 3);
  const text = word.replaceAll("\u0640", "");
  return withoutStart(withoutEnd(text, isDefined), isDefined);
}

/** A text without an ending of so many letters, where it is as long as its length asks; null for none. */
function cut(text, endings, leastOf) {
  const found = endings.exec(text);
  return found && text.length >= leastOf(found[0].length) ? text.slice(0, found.index) : null;
}

const long = (length) => length + 3;

function withoutEnd(text, isDefined) {
  let rest = text;
  if (!isDefined) {
    const [verb, isVerb] = withoutVerbEnd(text);
    if (isVerb) return verb;
    rest = verb;
  }
  rest = withoutNounEnd(rest, isDefined);
  if (rest.endsWith("ي") && rest.length >= 3) return rest.slice(0, -1);
  return rest.replace(/ى$/, "ي");
}

const withoutPerson = (text) => cut(text, PERSON, (length) => (/(?:[اوي]ن)$/.test(text) ? 6 : long(length)));

/** A text without what verbs end in, and whether it ends so. */
function withoutVerbEnd(text) {
  let rest = text;
  let isShorter = false;
  for (let next = rest; next !== null; next = cut(rest, VERB_PRONOUN, long)) {
    isShorter ||= next !== rest;
    rest = next;
  }
  if (isShorter) return [withoutPerson(rest) ?? cut(rest, /(?:تمو|و)$/, long) ?? rest, true];
  const shorter = cut(rest, /(?:وا|تم)$/, long) ?? withoutPerson(rest);
  return [shorter ?? rest, shorter !== null];
}

const withoutVowel = (text) => cut(text, /[اوي]$/, () => 5);
const withoutPlural = (text) => cut(text, /ات$/, long);
const withoutT = (text) => cut(text, /ت$/, long);

function withoutNounEnd(text, isDefined) {
  const feminine = cut(text, /ة$/, long);
  if (feminine !== null) return feminine;
  const own = isDefined ? null : cut(text, NOUN_PRONOUN, long);
  if (own !== null) return withoutVowel(own) ?? withoutPlural(own) ?? withoutT(own) ?? own;
  let rest = text;
  const dual = cut(text, /ن$/, () => 6);
  if (dual !== null) {
    const shorter = withoutVowel(dual) ?? withoutPlural(dual) ?? withoutT(dual);
    if (shorter !== null) return shorter;
    rest = dual;
  }
  return (isDefined ? null : withoutVowel(rest)) ?? withoutPlural(rest) ?? rest;
}

function withoutStart(text, isDefined) {
  const rest = text.length > 3 && /^[فو](?!ا)/.test(text) ? text.slice(1) : text;
  const article = ARTICLE.exec(rest)?.[0];
  if (article && rest.length > article.length + 2) return rest.slice(article.length);
  if (rest.startsWith("با")) return rest;
  if (/^(?:ب|كك)/.test(rest) && rest.length > 3) return rest.slice(1);
  if (isDefined) return rest;
  // A word of the future keeps its person, whatever follows.
  const person = /^س[تني]/.test(rest) && rest.length > 4 ? rest[1] : "";
  const verb = person ? rest.slice(2) : rest;
  return person + (VERB_START.test(verb) && (person + verb).length > 4 ? `ا${verb.slice(1)}` : verb);
}
