// Marks on a page that was opened from a result what was searched for, until the reader presses Escape or goes on.

import { takeSought } from "../found.js";
import { isSought } from "./forms.js";
import { fold, withoutElided } from "./words.js";

const NAME = "lit-found";
const WORD = /[\p{L}\p{N}]+(?:['\u2019]\p{L}+)*/gu;
/** More would tell nothing. */
const MOST = 500;

/** Marks the words in what the page says. The page itself stays as it is: browsers that cannot do so mark nothing. */
export function markFound() {
  const sought = takeSought();
  if (!sought || !window.Highlight || !CSS.highlights) return;
  CSS.highlights.set(NAME, new Highlight(...rangesIn(document.querySelector("main, [role=main]") ?? document.body, sought)));
  const here = location.href.split("#")[0];
  const stop = new AbortController();
  const clear = () => {
    CSS.highlights.delete(NAME);
    stop.abort();
  };
  addEventListener("keydown", (event) => event.key === "Escape" && !document.querySelector("dialog[open]") && clear(), { signal: stop.signal });
  // Where pages are put in place of one another, this one is gone.
  window.document$?.subscribe(() => location.href.split("#")[0] === here || clear());
}

function rangesIn(root, sought) {
  const ranges = [];
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() && ranges.length < MOST) {
    const { currentNode: node } = texts;
    if (node.parentElement.closest("script, style, noscript, template, nav, [hidden], .lit-search-page")) continue;
    for (const match of node.data.matchAll(WORD)) {
      const word = withoutElided(match[0]);
      if (!isSought(fold(word), sought)) continue;
      const range = new Range();
      range.setStart(node, match.index + match[0].length - word.length);
      range.setEnd(node, match.index + match[0].length);
      ranges.push(range);
    }
  }
  return ranges;
}
