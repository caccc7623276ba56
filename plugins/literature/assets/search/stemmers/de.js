// Forms of German words: the stem that they share, by the algorithm of Snowball (https://snowballstem.org, German, 3.1).
// Words come folded: `ä` is `a` and `ß` is `ss`; `ae` for `ä` is read as such.

const VOWELS = "aeiouyäöü";
const REGION = new RegExp(`^[^${VOWELS}]*[${VOWELS}]+[^${VOWELS}]`);
const BETWEEN_VOWELS = new RegExp(`([${VOWELS}])([uy])(?=[${VOWELS}])`, "g");
const WRITTEN_OUT = { ae: "ä", oe: "ö", qu: "qu", ue: "ü" };
const LAST = { U: "u", Y: "y", ä: "a", ö: "o", ü: "u" };

/** What folded words share with their other forms. */
export const stemmer = { stemOf: stem };

/** Snowball's stem of a folded word. */
export function stem(word) {
  let text = word.replace(BETWEEN_VOWELS, (_, before, letter) => before + letter.toUpperCase());
  text = text.replace(/ae|oe|qu|ue/g, (letters) => WRITTEN_OUT[letters]);
  let [first, second] = [text.length, text.length];
  const start = text.length < 3 ? undefined : REGION.exec(text)?.[0].length;
  if (start) {
    first = Math.max(start, 3);
    second = start + (REGION.exec(text.slice(start))?.[0].length ?? text.length);
  }
  text = withoutCase(text, first);
  text = withoutPerson(text, first);
  text = withoutDerivation(text, first, second);
  text = text.replace(/(?<=..)(?:'sch|'s|')$/, "");
  return text.replace(/[UYäöü]/g, (letter) => LAST[letter]);
}

/** An ending and where it starts; null where the word has none or it starts before `least`. */
function endingOf(text, endings, least) {
  const found = endings.exec(text);
  return found && found.index >= least ? [found[0], found.index] : null;
}

/** Step 1: endings of nouns and adjectives. */
function withoutCase(text, first) {
  const found = endingOf(text, /(?:erinnen|erin|lns|ern|em|en|er|es|ln|e|s)$/, first);
  if (!found) return text;
  const [ending, at] = found;
  const rest = text.slice(0, at);
  if (ending === "em") return rest.endsWith("syst") ? text : rest;
  if (ending === "s") return /[bdfghklmnrt]$/.test(rest) ? rest : text;
  if (ending.startsWith("ln")) return `${rest}l`;
  return /^e[ns]?$/.test(ending) && rest.endsWith("niss") ? rest.slice(0, -1) : rest;
}

/** Step 2: endings of verbs and comparatives. */
function withoutPerson(text, first) {
  const found = endingOf(text, /(?:est|en|er|et|st)$/, first);
  if (!found) return text;
  const rest = text.slice(0, found[1]);
  if (found[0] === "st") return rest.length > 3 && /[bdfghklmnt]$/.test(rest) ? rest : text;
  if (found[0] === "et") return /[Udfgklmnrstzä]$/.test(rest) && !/(?:tick|plan|geordn|intern|tr)$/.test(rest) ? rest : text;
  return rest;
}

/** Step 3: endings by which words are made of others. */
function withoutDerivation(text, first, second) {
  const found = endingOf(text, /(?:end|heit|isch|keit|lich|ung|ig|ik)$/, second);
  if (!found) return text;
  const [ending, at] = found;
  const rest = text.slice(0, at);
  if (/^(?:ig|ik|isch)$/.test(ending)) return rest.endsWith("e") ? text : rest;
  let more;
  if (ending === "keit") more = endingOf(rest, /(?:lich|ig)$/, second);
  else if (ending === "lich" || ending === "heit") more = endingOf(rest, /e[rn]$/, first);
  else more = endingOf(rest, /(?<!e)ig$/, second);
  return more ? rest.slice(0, more[1]) : rest;
}
