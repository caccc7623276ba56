// The sentence that an address leads to. Instant navigation puts a page in the place of another without a word to the
// browser, which then finds nothing by `:target`.

/** Marks the sentence, where the browser does not. */
export function markArrival() {
  document.querySelector(".lit-arrived")?.classList.remove("lit-arrived");
  const found = document.getElementById(location.hash.slice(1));
  if (found?.matches(".lit-sentence:not(:target)")) found.classList.add("lit-arrived");
}
