// Puts results into the page. Everything from a record goes in as text, never as HTML.

import { record } from "./index.js";
import { ROOT } from "./tables.js";
import { fold, wordsOf } from "./words.js";

export const KINDS = {
  concept: "Concepts",
  summary: "Summaries",
  reference: "References",
  claim: "Claims",
  finding: "Findings",
  reading: "Reading lists",
  page: "Pages",
};
const LENGTH = 28;
const LEAD = 6;
const PUNCTUATION = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su;

/** An element with attributes, holding texts and other elements. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/**
 * What to show of hits, in order; hits whose record cannot be fetched are left out.
 * @returns {Promise<{kind: string, href: string, title: string, context: string, label: string, excerpt: [string,
 *   boolean][]}[]>} `excerpt` in pieces, each with whether it was searched for.
 */
export async function shown(hits, terms) {
  const found = await Promise.all(hits.map(({ id }) => record(id).catch(() => null)));
  return found.flatMap((one, at) =>
    one === null
      ? []
      : {
          kind: one.filters.kind?.[0] ?? "page",
          href: addressOf(one.url),
          title: one.meta.title ?? "",
          context: one.meta.page ?? "",
          label: one.meta.label ?? "",
          excerpt: excerpt(one.content, hits[at].places, terms),
        },
  );
}

/** The address in full. Addresses come from our own index; one that would leave the site is not followed. */
function addressOf(address) {
  const url = new URL(address, ROOT);
  return url.origin === ROOT.origin ? url.href : ROOT.href;
}

/** The stretch of a text that holds most of what was searched for; `places` are those of words that were found. */
export function excerpt(text, places, terms) {
  const found = new Set(places);
  const words = text.split(/[\s\u200b]+/);
  const marked = words.map((word, at) => found.has(at) || startsWithTerm(word, terms));
  let [best, most, sum] = [0, -1, 0];
  for (let at = 0; at < words.length; at++) {
    sum += marked[at] - (at >= LENGTH ? marked[at - LENGTH] : 0);
    const start = Math.max(0, at - LENGTH + 1);
    if (sum > most && (at >= LENGTH - 1 || at === words.length - 1)) [best, most] = [start, sum];
  }
  // A few words lead up to the first one that was searched for.
  best = Math.max(best, Math.min(marked.indexOf(true, best) - LEAD, words.length - LENGTH));
  const pieces = best ? [["… ", false]] : [];
  for (let at = best; at < Math.min(words.length, best + LENGTH); at++) {
    const [, before, word, after] = PUNCTUATION.exec(words[at]);
    pieces.push([before, false], [word, marked[at]], [`${after} `, false]);
  }
  if (best + LENGTH < words.length) pieces.push(["…", false]);
  return joined(pieces);
}

function joined(pieces) {
  const all = [];
  for (const [text, isMarked] of pieces) {
    if (!text) continue;
    if (all.length && all.at(-1)[1] === isMarked) all.at(-1)[0] += text;
    else all.push([text, isMarked]);
  }
  return all;
}

function startsWithTerm(word, terms) {
  return terms.length > 0 && wordsOf(word).some((part) => terms.some((term) => isOf(part, term)));
}

function isOf(word, term) {
  return term.length > 2 ? word.startsWith(term) : word === term;
}

/** A text with what was searched for marked in it. */
export function marks(text, terms) {
  return joined(text.split(/(?<=[\s\u2013\u2014/-])|(?=[\s])/u).map((word) => [word, startsWithTerm(word, terms)])).map(
    ([part, isMarked]) => (isMarked ? make("mark", {}, part) : part),
  );
}

/** What stands inside a result's link. */
export function resultContent(result, terms) {
  return [
    make(
      "span",
      { class: "lit-result-title" },
      ...(result.context ? [`${result.context} › `] : []),
      ...marks(result.title, terms),
    ),
    result.label && fold(result.label) !== fold(result.title)
      ? make("span", { class: "lit-result-label" }, ...marks(result.label, terms))
      : null,
    make(
      "span",
      { class: "lit-result-excerpt" },
      ...result.excerpt.map(([text, isMarked]) => (isMarked ? make("mark", {}, text) : text)),
    ),
  ].filter(Boolean);
}

/** Results by kind, kinds in the order of their best result. */
export function byKind(results) {
  const groups = new Map();
  for (const result of results) {
    if (!groups.has(result.kind)) groups.set(result.kind, []);
    groups.get(result.kind).push(result);
  }
  return [...groups];
}

/** What to say about how a query was understood, with buttons that undo it: `change` is called with a new request. */
export function notes(request, answer, change) {
  const parts = answer.hints.map((hint) => make("p", { class: "lit-search-hint" }, hint));
  if (answer.corrected.length) {
    const said = answer.corrected.map(({ to }) => to).join(", ");
    const instead = answer.corrected.map(({ from }) => from).join(", ");
    parts.push(
      make(
        "p",
        { class: "lit-search-hint" },
        "Showing results for ",
        make("strong", {}, said),
        "; ",
        make("button", { type: "button", class: "lit-search-plain", onclick: () => change({ ...request, isExact: true }) }, `search for ${instead} instead`),
      ),
    );
  }
  if (answer.synonyms.length) {
    const chips = answer.synonyms.map((name) =>
      chip(name, `Do not search for ${name}`, () => change({ ...request, without: [...request.without, name] })),
    );
    parts.push(make("p", { class: "lit-search-hint" }, "Also found under ", ...chips));
  }
  return parts;
}

/** A button that takes away what it names. */
export function chip(text, says, onclick) {
  return make("button", { type: "button", class: "lit-chip", "aria-label": says, onclick }, text, make("span", { "aria-hidden": "true" }, " ×"));
}
