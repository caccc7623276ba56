// Forms of English words: the stem that they share, by the algorithm of Snowball (https://snowballstem.org, English,
// 3.1), and before it what that leaves apart: British spelling and plurals that no rule makes.

const STEMS = { skis: "ski", skies: "sky", idly: "idl", gently: "gentl", ugly: "ugli", early: "earli", only: "onli", singly: "singl" };
for (const word of ["andes", "atlas", "bias", "cosmos", "howe", "news", "sky"]) STEMS[word] = word;
const STARTS = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
const REGION = /^[^aeiouy]*[aeiouy]+[^aeiouy]/;
const SHORT = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/;
const VOWEL = /[aeiouy]/;
const STEP_2 = {
  anci: "ance", enci: "ence", ogi: "og", li: "", bli: "ble", abli: "able", alli: "al", fulli: "ful", lessli: "less", ousli: "ous",
  entli: "ent", aliti: "al", biliti: "ble", iviti: "ive", tional: "tion", ational: "ate", alism: "al", ation: "ate", ization: "ize",
  izer: "ize", ator: "ate", iveness: "ive", fulness: "ful", ousness: "ous", ogist: "og",
};
const STEP_3 = { icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", tional: "tion", ational: "ate", ful: "", ness: "" };
const STEP_4 = /(?:ic|ance|ence|able|ible|ate|ive|ize|iti|al|ism|ion|er|ous|ant|ement|ment|ent)$/;
const [ENDINGS_2, ENDINGS_3] = [STEP_2, STEP_3].map(longestFirst);

const SPELLINGS = [
  [/^children/, "child"],
  [/men$/, "man", /^(?:wo|chair|police|fresh|sales)?men$/],
  [/ses$/, "sis", /(?:analy|hypothe|diagno|synthe|progno|paraly|cataly|neuro|^cri|^the)ses$/],
  [/is(?=e|ed|es|er|ers|ing|ation|ations|ational)/, "iz", /.{3}is(?:e[drs]?|ers|ing|ation(?:s|al)?)$/],
  [/ys(?=e|ed|es|er|ers|ing)/, "yz", /.{2}ys(?:e[dr]?|ers|ing)$/],
  [/our/, "or", /.{2}our(?:s|ed|ing|al|ally|ist|able|ably|ite|ites|hood|less|ful)?$/],
  [/llor/, "lor", /llors?$/],
  [/tre$/, "ter", /^(?:cen|theat|fib|met|lit)re$/],
  [/dgement/, "dgment"],
  [/gramme/, "gram", /grammes?$/],
  [/^paed/, "ped"],
];

/** What folded words share with their other forms. */
export const stemmer = { stemOf: (word) => stem(common(word)) };

/** A word as it is most often written. */
function common(word) {
  for (const [from, to, where = from] of SPELLINGS) if (where.test(word)) return word.replace(from, to);
  return word;
}

/** Snowball's stem of a word in lower case. */
export function stem(word) {
  if (Object.hasOwn(STEMS, word)) return STEMS[word];
  if (word.length < 3) return word;
  let text = word.replace(/^'/, "").replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
  const first = (STARTS.exec(text) ?? REGION.exec(text))?.[0].length ?? text.length;
  const second = first + (REGION.exec(text.slice(first))?.[0].length ?? text.length);
  text = withoutPlural(text);
  text = withoutTense(text, first);
  if (/.[^aeiouy][yY]$/.test(text)) text = `${text.slice(0, -1)}i`;
  text = exchanged(text, STEP_2, ENDINGS_2, first, (ending, at) => {
    if (ending === "ogi") return text[at - 1] === "l";
    return ending !== "li" || /[cdeghkmnrt]/.test(text[at - 1] ?? "");
  });
  text = exchanged(text, STEP_3, ENDINGS_3, first, (ending, at) => ending !== "ative" || at >= second);
  const ending = STEP_4.exec(text);
  if (ending?.index >= second && (ending[0] !== "ion" || /[st]$/.test(text.slice(0, ending.index)))) text = text.slice(0, ending.index);
  const last = text.length - 1;
  if (text[last] === "e" && (last >= second || (last >= first && !SHORT.test(text.slice(0, last))))) text = text.slice(0, last);
  else if (text.endsWith("ll") && last >= second) text = text.slice(0, last);
  return text.replace(/Y/g, "y");
}

/** Steps 0 and 1a. */
function withoutPlural(word) {
  const text = word.replace(/(?:'s'|'s|')$/, "");
  if (text.endsWith("sses")) return text.slice(0, -2);
  if (/ie[ds]$/.test(text)) return text.slice(0, text.length > 4 ? -2 : -1);
  if (/[us]s$/.test(text)) return text;
  return text.endsWith("s") && VOWEL.test(text.slice(0, -2)) ? text.slice(0, -1) : text;
}

/** Step 1b. */
function withoutTense(text, first) {
  const ending = /(?:eedly|ingly|edly|eed|ing|ed)$/.exec(text)?.[0];
  if (!ending) return text;
  const rest = text.slice(0, -ending.length);
  if (ending.startsWith("ee")) return rest.length < first || /^(?:succ|proc|exc)$/.test(rest) ? text : `${rest}ee`;
  if (ending === "ing" && /^[^aeiouy]y$/.test(rest)) return `${rest[0]}ie`;
  if (ending === "ing" && /^(?:even|cann|inn|earr|herr|out)$/.test(rest)) return text;
  if (!VOWEL.test(rest)) return text;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return /^[aeo]..$/.test(rest) ? rest : rest.slice(0, -1);
  return rest.length === first && SHORT.test(rest) ? `${rest}e` : rest;
}

/** Steps 2 and 3: the longest ending that a word has in another form, where it stands far enough in. */
function exchanged(text, forms, endings, least, isMeant) {
  const ending = endings.find((one) => text.endsWith(one));
  const at = text.length - (ending?.length ?? 0);
  return ending && at >= least && isMeant(ending, at) ? text.slice(0, at) + forms[ending] : text;
}

function longestFirst(forms) {
  return Object.keys(forms).sort((one, other) => other.length - one.length);
}
