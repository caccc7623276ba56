// The answer that stands before the results: what a page says in a few words, where that page is clearly what was asked for.

import { gettext, piecesOf } from "../messages.js";
import { record } from "./records.js";
import { addressOf, make } from "./results.js";
import { resultKinds } from "../vocabulary.js";

/** How much of what is asked the page holds at least, and how far it is ahead of the next one. */
const SHARE = 0.75;
const AHEAD = 1.6;

/** The record of the page that answers, with its `answer`; null where it is not clear or the page has none. */
export async function answerTo(request, { hits, isPlain }) {
  const [first, second] = hits;
  const isWhole = isPlain && !request.sort && !Object.values(request.chosen).some((values) => values.length);
  if (!isWhole || !first || first.share < SHARE || first.score < AHEAD * (second?.score ?? 0)) return null;
  const found = await record(first.number);
  return found.answer ? found : null;
}

/** That answer as a part of the page; `keep` is called with the address of a link that is followed. */
export function answerBox({ kind, title, address, facts = "", answer }, keep) {
  const link = (to, text) => make("a", { href: addressOf(to), onclick: () => keep(addressOf(to)) }, text);
  return make(
    "section",
    { class: "lit-search-answer", "aria-label": gettext("Answer") },
    make("p", { class: "lit-result-kind" }, [resultKinds[kind]?.one, facts].filter(Boolean).join(" \u00b7 ")),
    make("p", { dir: "auto" }, make("strong", {}, title)),
    make("p", { dir: "auto" }, answer.text),
    answer.figure ? make("p", { class: "lit-answer-figure" }, link(answer.address, answer.figure), answer.source ? ` (${answer.source})` : "") : null,
    make("p", {}, ...piecesOf(gettext("Read on: %(title)s"), { title: link(address, title) })),
  );
}
