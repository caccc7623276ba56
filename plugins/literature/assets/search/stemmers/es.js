// Forms of Spanish words: the stem that they share, by the algorithm of Snowball (https://snowballstem.org, Spanish, 3.1).
// Words come folded, and it tells some endings by an accent, which is put back where that can be told.

const VOWELS = "aeiouáéíóúü";
const REGION = new RegExp(`^[^${VOWELS}]*[${VOWELS}]+[^${VOWELS}]`);
const BEFORE_VERB_ENDING = new RegExp(`^(?:.[^${VOWELS}]+[${VOWELS}]|[${VOWELS}]{2,}[^${VOWELS}]|[^${VOWELS}][${VOWELS}].)`);
const PRONOUN = /(?:iéndo|ándo|ár|ér|ír|iendo|ando|ar|er|ir|yendo)(?:selas|selos|sela|selo|las|les|los|nos|la|le|me|se|lo)$/;
const PRONOUN_ALONE = /(?:selas|selos|sela|selo|las|les|los|nos|la|le|me|se|lo)$/;
const DERIVED = new RegExp(
  "(?:(?:amiento|imiento|ancia|encia|adora|logía|ista|anza|ismo|able|ible|ante|ica|osa|iva|ico|oso|ivo)s?|idad(?:es)?" +
    "|ador(?:es)?|[au]ci[oó]n|[au]ciones|a?mente)$",
);
const AFTER_U = /(?:yamos|yendo|yeron|yais|yan|yen|yas|yes|ya|ye|yo|yó)$/;
const VERBS = new RegExp(
  "(?:[aei]ríamos|iéramos|iésemos|[aei]ríais|ieseis|ierais|[aei]remos|[ai]steis|ábamos|áramos|ásemos|[aei]réis|[aei]rías" +
    "|[aei]rían|íamos|aseis|abais|arais|ieron|iesen|ieran|iendo|ieses|ieras|[aei]ría|[aei]mos|[ai]dos|[aei]rás|íais|ases" +
    "|aras|[ai]das|abas|ando|[aei]rán|aron|asen|aran|aban|[ai]ste|iese|iera|éis|áis|ías|ían|[aei]ré|[aei]rá|[ai]da|ara|aba" +
    "|ase|[ai]do|ís|es|as|[aei]r|en|an|[aei]d|ía|ió)$",
);
const ACUTE = { á: "a", é: "e", í: "i", ó: "o", ú: "u" };

/** What folded words share with their other forms. */
export const stemmer = { stemOf: (word) => stem(accented(word)) };

/** A folded word with the accent of `vivía` and `psicología`; that `historia` gets it too parts it from no form of its own. */
const accented = (word) => word.replace(/(?<!nc)ia(?=(?:s|n|is|mos)?$)/, "ía");

/** Snowball's stem of a word in lower case. */
export function stem(word) {
  const first = REGION.exec(word)?.[0].length ?? word.length;
  const second = first + (REGION.exec(word.slice(first))?.[0].length ?? word.length);
  const verb = BEFORE_VERB_ENDING.exec(word)?.[0].length ?? word.length;
  const text = withoutPronoun(word, verb);
  const rest = withoutDerivation(text, first, second) ?? withoutVerbEnding(text, verb) ?? text;
  return withoutVowel(rest, verb).replace(/[áéíóú]/g, (letter) => ACUTE[letter]);
}

/** Step 0: a pronoun behind a verb. */
function withoutPronoun(text, verb) {
  const found = PRONOUN.exec(text);
  if (!found || found.index < verb) return text;
  const rest = text.slice(0, PRONOUN_ALONE.exec(text).index);
  if (rest.endsWith("yendo")) return rest.endsWith("uyendo") ? rest : text;
  return rest.slice(0, found.index) + rest.slice(found.index).replace(/[áéí]/, (letter) => ACUTE[letter]);
}

/** Step 1: endings by which words are made of others; null where there is none. */
function withoutDerivation(text, first, second) {
  const found = DERIVED.exec(text);
  if (!found) return null;
  const ending = found[0].replace(/e?s$/, "");
  if (found.index < (ending === "amente" ? first : second)) return null;
  const rest = text.slice(0, found.index);
  const without = (endings) => {
    const at = endings.exec(rest)?.index ?? -1;
    return at >= second ? rest.slice(0, at) : rest;
  };
  if (/^logía/.test(ending)) return `${rest}log`;
  if (/^uci/.test(ending)) return `${rest}u`;
  if (ending === "encia") return `${rest}ente`;
  if (/^(?:ancia|ador|adora|ante?|aci[oó]n)$/.test(ending)) return without(/ic$/);
  if (ending === "amente") {
    const shorter = without(/(?:ic|ad|os|iv)$/);
    if (!rest.endsWith("iv") || shorter === rest) return shorter;
    return shorter.endsWith("at") && shorter.length - 2 >= second ? shorter.slice(0, -2) : shorter;
  }
  if (ending === "mente") return without(/(?:able|ible|ante)$/);
  if (/^idad/.test(ending)) return without(/(?:abil|ic|iv)$/);
  if (/^iv/.test(ending)) return without(/at$/);
  return rest;
}

/** Step 2: endings of verbs; null where there is none. */
function withoutVerbEnding(text, verb) {
  const [start, end] = [text.slice(0, verb), text.slice(verb)];
  const after = AFTER_U.exec(end);
  if (after && (start + end.slice(0, after.index)).endsWith("u")) return start + end.slice(0, after.index);
  const found = VERBS.exec(end);
  if (!found) return null;
  const rest = start + end.slice(0, found.index);
  return /^(?:en|es|éis|emos)$/.test(found[0]) && rest.endsWith("gu") ? rest.slice(0, -1) : rest;
}

/** Step 3: what is left of endings. */
function withoutVowel(text, verb) {
  const found = /(?:os|[aeoáéíó])$/.exec(text);
  if (!found || found.index < verb) return text;
  const rest = text.slice(0, found.index);
  return /[eé]/.test(found[0]) && rest.endsWith("gu") && rest.length > verb ? rest.slice(0, -1) : rest;
}
