// What was searched for, kept from a result to the page that it leads to, in this tab alone.

const NAME = "lit-found";

const pageOf = (address) => address.replace(/#.*/s, "");

/** Keeps what was searched for (`search/forms.js`) for the page at an address. */
export function keepSought(address, { starts, stems }) {
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ page: pageOf(address), starts, stems: [...stems] }));
  } catch {
    // A browser that keeps nothing shows the page without marks.
  }
}

/** What was kept for this page, once; null for nothing. */
export function takeSought() {
  const kept = JSON.parse(sessionStorage.getItem(NAME));
  sessionStorage.removeItem(NAME);
  return kept && { starts: kept.starts, stems: new Set(kept.stems) };
}

/** Whether this page was opened from a result. */
export function isSoughtHere() {
  try {
    return JSON.parse(sessionStorage.getItem(NAME) ?? "null")?.page === pageOf(location.href);
  } catch {
    return false;
  }
}
