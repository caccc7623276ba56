// What scripts tell readers, in the site's language. A message stands where it is shown, in English, with places for
// values: `%(name)s`. `make messages` finds it there by the names `gettext` and `ngettext`.

import { language, translations } from "./translations.js";

const PLACE = /%\((\w+)\)s/;
let plurals = null;

/** A message, with its values in place if there are any. */
export function gettext(message, values) {
  const text = translations[message] ?? message;
  return values ? piecesOf(text, values).join("") : text;
}

/** What is said of a number: `%(num)s` in the message is the number as the language writes it. */
export function ngettext(one, many, num, values = {}) {
  return piecesOf(formOf(num, one, many), { num: asNumber(num), ...values }).join("");
}

function formOf(num, one, many) {
  const forms = translations[one];
  if (!forms) return num === 1 ? one : many;
  plurals ??= new Intl.PluralRules(language);
  return forms[plurals.select(num)] ?? forms.other;
}

/** What `gettext` gives without values, in pieces with the values in their places: elements stay elements. */
export function piecesOf(text, values) {
  return text.split(PLACE).map((piece, at) => (at % 2 ? values[piece] : piece));
}

/** A whole number as the language writes it. The browser's own way takes longer than a search when it is first used. */
export function asNumber(number) {
  return language === "en" ? String(number).replace(/\B(?=(?:\d{3})+$)/g, ",") : number.toLocaleString(language);
}

/** Puts texts in the order of the language, numbers within them by what they amount to. */
export const inOrder = () => new Intl.Collator(language, { numeric: true });
