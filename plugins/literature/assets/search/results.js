// Puts results into the page. Everything from a record goes in as text, never as HTML.

import { isSought, mayBeSought } from "./forms.js";
import { linkTo } from "../fetching.js";
import { gettext, piecesOf } from "../messages.js";
import { record } from "./records.js";
import { ROOT } from "./tables.js";
import { resultKinds } from "../vocabulary.js";
import { fold, wordsOf, withWord } from "./words.js";

const LENGTH = 28;
const LEAD = 6;
/** A word as it is folded, of which nothing has to be taken apart but a mark behind it. */
const FOLDED = /^[a-z]+[.,;:]?$/;
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

/** Later sections that are shown of a page. */
const SECTIONS = 3;

/**
 * What to show of hits, in order; hits whose record cannot be fetched are left out.
 * @returns {Promise<{kind: string, href: string, title: string, facts: string, label: string, excerpt: [string,
 *   boolean][], lacks: string[], parts: {href: string, title: string, kind: string}[]}[]>} `excerpt` in pieces, each with
 *   whether it was searched for; `parts` are the summary of a work and sections of the page, `kind` being empty for these.
 */
export async function shown(hits, sought) {
  const results = await Promise.all(hits.map((hit) => result(hit, sought).catch(() => null)));
  return results.filter((one) => one !== null);
}

async function result({ number, also, sections, lacks }, sought) {
  const [own, ...later] = await Promise.all([number, ...sections.slice(0, SECTIONS)].map(record));
  const { kind, address, title, label = "", facts = "", summary } = own;
  const texts = [excerpt(own.text, sought, kind === "reference"), ...later.map(({ text }) => excerpt(text, sought))];
  return {
    kind,
    href: addressOf(address),
    title,
    facts,
    label,
    excerpt: texts.reduce((one, two) => (countMarked(two) > countMarked(one) ? two : one)),
    lacks,
    parts: [
      ...(also !== null && summary ? [{ href: addressOf(summary.address), title: summary.title, kind: "summary" }] : []),
      ...later.map((section) => ({ href: addressOf(section.address), title: section.title, kind: "" })),
    ],
  };
}

const countMarked = (pieces) => pieces.reduce((sum, [text, marked]) => sum + (marked ? wordsOf(text).length : 0), 0);

/** The address in full. Addresses come from our own index; one that would leave the site is not followed. */
export function addressOf(address) {
  const url = new URL(address, ROOT);
  return linkTo(url.origin === ROOT.origin && url.protocol === ROOT.protocol ? url : new URL(ROOT));
}

/**
 * The stretch of a text that holds most of what was searched for, within one line of it. The first line of a reference
 * is its entry, which says again what title and label do: with `hasEntry` it is shown when no other line has a word.
 */
export function excerpt(text, sought, hasEntry = false) {
  const lines = text.split("\n").map((line) => densest(line.split(/\s+/), sought));
  const best = lines.slice(hasEntry ? 1 : 0).reduce((one, other) => (other.count > one.count ? other : one), { count: 0 });
  const { words, marked, start } = best.count ? best : { ...lines[0], start: 0 };
  const end = Math.min(words.length, start + LENGTH);
  const pieces = start ? [["… ", false]] : [];
  for (let at = start; at < end; at++) pieces.push(...marks(words[at], marked[at]), [" ", false]);
  if (end < words.length || best.count === 0 && lines.length > 1) pieces.push(["…", false]);
  return joined(pieces);
}

/** Where a line's stretch with the most marked words begins, and how many these are. */
function densest(words, sought) {
  const marked = words.map((word) => isMarked(word, sought));
  let [start, count, sum] = [0, 0, 0];
  for (let at = 0; at < words.length; at++) {
    sum += marked[at] - (at >= LENGTH ? marked[at - LENGTH] : 0);
    if (sum > count) [start, count] = [Math.max(0, at - LENGTH + 1), sum];
  }
  // A few words lead up to the first one that was searched for.
  start = Math.max(start, Math.min(marked.indexOf(true, start) - LEAD, words.length - LENGTH));
  return { words, marked, start: Math.max(start, 0), count };
}

/** A word in pieces, its punctuation never marked. */
function marks(word, marked) {
  const [, before, inner, after] = PUNCTUATION.exec(word);
  return [[before, false], [inner, marked], [after, false]];
}

/** Pieces made as few as can be; a space between two marked words is marked with them. */
function joined(pieces) {
  const kept = pieces.filter((piece) => piece[0]);
  const all = [];
  kept.forEach((piece, at) => {
    const text = piece[0];
    const marked = piece[1];
    const isMarkedToo = marked || Boolean(!text.trim() && all.at(-1)?.[1] && kept[at + 1]?.[1]);
    if (all.length && all.at(-1)[1] === isMarkedToo) all.at(-1)[0] += text;
    else all.push([text, isMarkedToo]);
  });
  return all;
}

function isMarked(word, sought) {
  // Texts have many words, and most begin unlike what was searched for.
  if (!sought.stems.size || (FOLDED.test(word) && !mayBeSought(word, sought))) return false;
  return wordsOf(word).some((part) => isSought(part, sought));
}

const shownPieces = (pieces) => pieces.map(([text, marked]) => (marked ? make("mark", {}, text) : text));

/** What stands inside a result's link, words that were searched for marked in the excerpt alone; `kind` says what it is where results are not grouped. */
export function resultContent(result, kind = "") {
  const label = fold(result.label) === fold(result.title) ? "" : result.label;
  const facts = [kind, result.facts].filter(Boolean).join(" \u00b7 ");
  return [
    facts ? make("span", { class: "lit-result-kind" }, facts) : null,
    make("span", { class: "lit-result-title", dir: "auto" }, result.title),
    label ? make("span", { class: "lit-result-label", dir: "auto" }, label) : null,
    make("span", { class: "lit-result-excerpt", dir: "auto" }, ...shownPieces(result.excerpt)),
    result.lacks.length ? make("span", { class: "lit-result-lacks" }, ...piecesOf(gettext("without %(words)s"), { words: make("s", {}, result.lacks.join(", ")) })) : null,
  ].filter(Boolean);
}

/** What stands inside the link of a part of a result (`shown`). */
export function partContent(part) {
  const kind = part.kind ? `${resultKinds[part.kind]?.one ?? part.kind}: ` : "› ";
  return [make("span", {}, kind, part.title)];
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
    const found = {
      words: make("strong", {}, said),
      button: make(
        "button",
        { type: "button", class: "lit-search-plain", onclick: () => change({ ...request, isExact: true }) },
        gettext("search for %(words)s instead", { words: instead }),
      ),
    };
    parts.push(make("p", { class: "lit-search-hint" }, ...piecesOf(gettext("Showing results for %(words)s; %(button)s"), found)));
  }
  for (const from of new Set(answer.offered.map((one) => one.from))) {
    const offered = answer.offered.filter((one) => one.from === from);
    const buttons = offered.flatMap(({ to }, at) => [
      at ? ", " : "",
      make("button", { type: "button", class: "lit-search-plain", onclick: () => change({ ...request, text: withWord(request.text, from, to) }) }, to),
    ]);
    parts.push(make("p", { class: "lit-search-hint" }, ...piecesOf(gettext("Did you mean %(word)s?"), { word: make("span", {}, ...buttons) })));
  }
  if (answer.synonyms.length) {
    const chips = answer.synonyms.map((name) =>
      chip(name, gettext("Do not search for %(word)s", { word: name }), () => change({ ...request, without: [...request.without, name] })),
    );
    parts.push(make("p", { class: "lit-search-hint" }, `${gettext("Also found under")} `, ...chips));
  }
  return parts;
}

/** A button that takes away what it names. */
export function chip(text, says, onclick) {
  return make("button", { type: "button", class: "lit-chip", "aria-label": says, onclick }, text, make("span", { "aria-hidden": "true" }, " ×"));
}
