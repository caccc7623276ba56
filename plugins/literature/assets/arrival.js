// The sentence or paragraph that an address leads to. Instant navigation puts a page in the place of another without a word
// to the browser, which then finds nothing by `:target`.

/** Paragraphs and items with an address: their own, or that of a sentence in them. */
export const PARAGRAPH = 'p[id]:not([class^="lit-"]),:is(p,li,dd):is([id^="s-"],:has(>.lit-sentence))';

/** Marks the sentence or paragraph, where the browser does not. */
export function markArrival() {
  document.querySelector(".lit-arrived")?.classList.remove("lit-arrived");
  const found = document.getElementById(location.hash.slice(1));
  if (found?.matches(':is(.lit-sentence, [id^="s-"]):not(:target)')) found.classList.add("lit-arrived");
}
