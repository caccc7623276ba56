// Forms of French words: the stem that they share, by the algorithm of Snowball (https://snowballstem.org, French, 3.1).
// Words come folded, and it tells some endings by their accents: these are put back before, so that of all accents only
// `é` and `è` are to be thought of here.

const VOWELS = "aeiouyéè";
const REGION = new RegExp(`^[^${VOWELS}]*[${VOWELS}]+[^${VOWELS}]`);
const BEFORE_VERB_ENDING = new RegExp(`^(?:[${VOWELS}]{2}.|col|par|tap|ni[${VOWELS}]|.[^${VOWELS}]*[${VOWELS}])`);
const NO_VOWELS = new RegExp(`([${VOWELS}])(?:[ui](?=[${VOWELS}])|y)|y(?=[${VOWELS}])|qu`, "g");
const AFTER_VOWEL = new RegExp(`[${VOWELS}]$`);
const DERIVED = new RegExp(
  "(?:(?:issement|atrice|ement|ution|usion|ation|ateur|ance|ence|logie|able|isme|euse|iste|iqUe|ive|ment|ité|if)s?" +
    "|eaux|aux|eux|oux|amment|emment)$",
);
const VERBS_IN_I = new RegExp(
  "(?:issantes|issaIent|issante|issants|issions|iraIent|issais|issait|issant|issent|issons|issiez|irions|irais|irait|irent" +
    "|irons|iront|iriez|isses|issez|isse|irai|iras|irez|ira|ies|ie|ir|is|it|i)$",
);
const VERBS = new RegExp(
  "(?:assions|eraIent|assent|assiez|erions|erais|erait|erons|eront|eriez|asses|antes|aises|aIent|èrent|erai|eras|erez|asse" +
    "|ante|aise|ants|eais|ions|era|ées|ants|ant|ait|ais|iez|ée|és|ai|as|er|ez|a|é)$",
);
const ACCENT_BEFORE_LAST = new RegExp(`[éè](?=[^${VOWELS}]+$)`);
const SHORTENED = /^(?:a|ai|as|asses?|antes?|assent|assiez|assions|ants?|ait|aIent)$/;

/** Endings whose accents tell them: `qualité`, `attachée`, `première`. */
const ACCENTED = [
  [/ite(?=s?$)/, "ité"],
  [/ee(?=s?$)/, "ée"],
  [/iere(?=s?$)/, "ière"],
];

/** What folded words share with their other forms. */
export const stemmer = { stemOf: (word) => stem(accented(word)).replace(/[éè]/g, "e") };

const accented = (word) => ACCENTED.reduce((text, [from, to]) => text.replace(from, to), word);

/** Snowball's stem of a word in lower case. */
export function stem(word) {
  // Capital letters stand for vowels that are none.
  let text = word.replace(/^(?:[cdjlmnst]|qu)'(?=.)/, "").replace(NO_VOWELS, (found) => found.slice(0, -1) + found.at(-1).toUpperCase());
  const first = REGION.exec(text)?.[0].length ?? text.length;
  const second = first + (REGION.exec(text.slice(first))?.[0].length ?? text.length);
  const verb = BEFORE_VERB_ENDING.exec(text)?.[0].length ?? text.length;
  const [rest, isWhole] = withoutDerivation(text, first, second, verb);
  const shorter = isWhole ? rest : withoutVerbInI(rest, verb) ?? withoutVerbEnding(rest, second, verb);
  text = shorter === null ? withoutResidue(rest, second, verb) : shorter.replace(/Y$/, "i");
  text = text.replace(/(?:ell|eill|enn|onn|ett)$/, (end) => end.slice(0, -1)).replace(ACCENT_BEFORE_LAST, "e");
  return text.toLowerCase();
}

/** Step 1: endings by which words are made of others; and whether that is all that the word ends in. */
function withoutDerivation(text, first, second, verb) {
  const found = DERIVED.exec(text);
  const none = [text, false];
  if (!found) return none;
  const ending = found[0].replace(/(?<!u)s$/, "");
  const at = found.index;
  const rest = text.slice(0, at);
  const isIn = (region) => at >= region;
  switch (ending) {
    case "eaux":
      return [`${rest}eau`, true];
    case "aux":
      return isIn(first) ? [`${rest}al`, true] : none;
    case "oux":
      return /[bhjlnp]$/.test(rest) ? [`${rest}ou`, true] : none;
    case "euse":
      return isIn(second) ? [rest, true] : isIn(first) ? [`${rest}eux`, true] : none;
    case "issement":
      return isIn(first) && rest && !AFTER_VOWEL.test(rest) ? [rest, true] : none;
    case "amment":
    case "emment":
      return isIn(verb) ? [`${rest}${ending[0]}nt`, false] : none;
    case "ment":
      return AFTER_VOWEL.test(rest) && at - 1 >= verb ? [rest, false] : none;
    case "ement":
      return isIn(verb) ? [withoutAdverb(rest, first, second, verb), true] : none;
  }
  if (!isIn(second)) return none;
  switch (ending) {
    case "logie":
      return [`${rest}log`, true];
    case "ution":
    case "usion":
      return [`${rest}u`, true];
    case "ence":
      return [`${rest}ent`, true];
    case "ation":
    case "atrice":
    case "ateur":
      return [withoutIc(rest, second), true];
    case "ité":
      if (rest.endsWith("abil")) return [rest.length - 4 >= second ? rest.slice(0, -4) : `${rest.slice(0, -4)}abl`, true];
      if (rest.endsWith("iv")) return [rest.length - 2 >= second ? rest.slice(0, -2) : rest, true];
      return [withoutIc(rest, second), true];
    case "if":
    case "ive":
      if (!rest.endsWith("at") || rest.length - 2 < second) return [rest, true];
      return [withoutIc(rest.slice(0, -2), second), true];
  }
  return [rest, true];
}

/** What is left of an adverb or noun in `-ement`. */
function withoutAdverb(text, first, second, verb) {
  const found = /(?:iqU|abl|[iI]èr|eus|iv)$/.exec(text);
  if (!found) return text;
  const [ending, at] = [found[0], found.index];
  const rest = text.slice(0, at);
  if (/^.èr$/.test(ending)) return at >= verb ? `${rest}i` : text;
  if (at < second) return ending === "eus" && at >= first ? `${rest}eux` : text;
  return ending === "iv" && rest.endsWith("at") && rest.length - 2 >= second ? rest.slice(0, -2) : rest;
}

const withoutIc = (text, second) => (text.endsWith("ic") ? `${text.slice(0, -2)}${text.length - 2 >= second ? "" : "iqU"}` : text);

/** Step 2a: verbs like `finir`; null where there is no such ending. */
function withoutVerbInI(text, verb) {
  const end = text.slice(verb);
  const found = VERBS_IN_I.exec(end);
  if (!found || !found.index || AFTER_VOWEL.test(end.slice(0, found.index))) return null;
  return text.slice(0, verb + found.index);
}

/** Step 2b: other verbs; null where there is no such ending. */
function withoutVerbEnding(text, second, verb) {
  const found = VERBS.exec(text.slice(verb));
  if (!found) return null;
  const ending = found[0];
  const rest = text.slice(0, verb + found.index);
  if (ending === "ions") return rest.length >= second ? rest : null;
  if (/^ai(?:s|ses?)$/.test(ending)) return /^.al$|(?:épl|auv)$/.test(rest) ? null : rest;
  return SHORTENED.test(ending) && rest.endsWith("e") && rest.length > verb ? rest.slice(0, -1) : rest;
}

/** Step 4, for words in which nothing else was found. */
function withoutResidue(text, second, verb) {
  const rest = text.replace(/(?<=[^aiosuè])s$/, "");
  const found = /(?:[iI]ère|[iI]er|ion|e)$/.exec(rest.slice(verb));
  if (!found) return rest;
  const at = verb + found.index;
  if (found[0] === "e") return rest.slice(0, at);
  if (found[0] !== "ion") return `${rest.slice(0, at)}i`;
  return at >= second && /[st]$/.test(rest.slice(verb, at)) ? rest.slice(0, at) : rest;
}
