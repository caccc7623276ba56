// Shows the card of the page that a link leads to: for a pointer that rests on it, for keyboard focus, for a first tap.
// The card stands on the target page itself and is fetched once. Without this script links are links.

import { pageAt } from "./fetching.js";
import { gettext } from "./messages.js";
import { ROOT } from "./search/tables.js";

const WITHIN = ".md-content, [role=main], main, .rst-content, .wm-page-content";
const KNOWN = "a.lit-link, a.lit-cite, a.lit-finding, .lit-citation a, svg a";
const REST = 250; // ms a pointer rests before a card opens: one that passes by opens nothing
const LEAVE = 300; // ms to reach the card
const GAP = 6;

const cards = new Map();
let open = null; // { link, element }
let wanted = null; // the link that a card is being made for
let timer = 0;
let pointer = "mouse";

function targetOf(link) {
  if (!link || link.closest(".lit-hover-card") || !link.closest(WITHIN)) return null;
  if (link.matches(".headerlink, .lit-button, [download], .lit-tools *, .lit-search-page *, [role=button]")) return null;
  const href = link.getAttribute("href");
  if (!href || href.startsWith("#")) return null;
  // The windmill theme makes them addresses within its home page: `#references/...`.
  const url = new URL(link.hasAttribute("data-wm-adjusted") ? href.replace("#", "") : href, document.baseURI);
  const isPage = /(?:\/|\.html)$/.test(url.pathname);
  const isHere = url.pathname === location.pathname;
  return isPage && !isHere && url.href.startsWith(ROOT.href) ? url : null;
}

function linkAt(target) {
  const link = target instanceof Element ? target.closest("a[href]") : null;
  return targetOf(link) ? link : null;
}

// The page's own card, or for a row of a table what the row says.
async function read(url) {
  const page = await pageAt(url.href.split("#")[0]);
  return { card: page?.getElementById("lit-page-card"), rows: page?.querySelector("#lit-findings-table") };
}

function fetched(url) {
  const address = url.href.split("#")[0];
  if (!cards.has(address)) {
    cards.set(
      address,
      read(url).catch(() => {
        cards.delete(address); // The network may be back next time.
        return { card: null, rows: null };
      }),
    );
  }
  return cards.get(address);
}

function rowCard(rows, id) {
  const row = [...rows.tBodies[0].rows].find((one) => one.id === id);
  if (!row) return null;
  const list = document.createElement("dl");
  const add = (words, nodes) => {
    const name = document.createElement("dt");
    const value = document.createElement("dd");
    name.textContent = words;
    value.append(...[...nodes].map((node) => node.cloneNode(true)));
    list.append(name, value);
  };
  const parts = {
    ".lit-construct": gettext("Construct"),
    ".lit-outcome": gettext("Outcome"),
    ".lit-value": gettext("Figure"),
    ".lit-k": gettext("Studies"),
    ".lit-n": gettext("People"),
    ".lit-work-cell": gettext("Work"),
  };
  for (const [selector, name] of Object.entries(parts)) {
    const part = row.querySelector(selector);
    if (part?.textContent.trim()) add(name, part.childNodes);
  }
  for (const name of row.querySelectorAll("dt")) add(name.textContent, name.nextElementSibling.childNodes);
  const remarks = row.querySelector("details > p");
  if (remarks) add(gettext("Notes"), remarks.childNodes);
  const holder = document.createElement("div");
  holder.append(list);
  const guide = rows.ownerDocument.getElementById("lit-figures-guide");
  if (guide) holder.append(guide.cloneNode(true));
  return holder;
}

async function contentOf(url) {
  const { card, rows } = await fetched(url);
  const found = url.hash && rows ? rowCard(rows, decodeURIComponent(url.hash.slice(1))) : card;
  if (!found) return null;
  const content = document.importNode(found, true);
  for (const link of content.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), url).href;
  for (const marked of content.querySelectorAll("[id]")) marked.removeAttribute("id");
  return content;
}

function place(element, link) {
  if (element.matches(".lit-sheet")) return;
  // A link in a map holds the lines that lead from it, too.
  const shown = (link instanceof SVGElement && link.querySelector("rect, text")) || link;
  const boxes = [...shown.getClientRects()];
  const box = boxes[0] || shown.getBoundingClientRect();
  const last = boxes.at(-1) || box;
  const { clientWidth, clientHeight } = document.documentElement;
  const { width, height } = element.getBoundingClientRect();
  const isBelow = last.bottom + GAP + height <= clientHeight || box.top < height + GAP;
  const left = Math.max(8, Math.min((isBelow ? last : box).left, clientWidth - width - 8));
  const top = isBelow ? last.bottom + GAP : box.top - GAP - height;
  element.style.left = `${left + window.scrollX}px`;
  element.style.top = `${Math.max(8 - window.scrollY, top) + window.scrollY}px`;
}

async function show(link) {
  clearTimeout(timer);
  if (open?.link === link) return true;
  wanted = link;
  const content = await contentOf(targetOf(link));
  if (wanted !== link || !link.isConnected) return true;
  close();
  if (!content) return false;
  const element = document.createElement("div");
  element.className = "lit-hover-card md-typeset";
  element.id = "lit-hover-card";
  element.setAttribute("role", "dialog");
  element.setAttribute("aria-label", gettext("About %(label)s", { label: link.textContent.trim() }));
  element.append(...content.childNodes);
  element.addEventListener("pointerenter", () => clearTimeout(timer));
  element.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && closeSoon());
  // On a touched screen a sheet at its foot, which covers no line that is read.
  element.classList.toggle("lit-sheet", pointer === "touch");
  document.body.append(element);
  link.setAttribute("aria-expanded", "true");
  link.setAttribute("aria-controls", element.id);
  open = { link, element };
  place(element, link);
  return true;
}

function close() {
  clearTimeout(timer);
  wanted = null;
  if (!open) return;
  open.link.removeAttribute("aria-expanded");
  open.link.removeAttribute("aria-controls");
  open.element.remove();
  open = null;
}

function closeSoon() {
  clearTimeout(timer);
  wanted = null;
  timer = setTimeout(() => {
    if (!open?.element.contains(document.activeElement) && open?.link !== document.activeElement) close();
  }, LEAVE);
}

function showSoon(link) {
  clearTimeout(timer);
  timer = setTimeout(() => show(link), REST);
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = linkAt(event.target);
  if (link && link !== open?.link) showSoon(link);
  else if (link) clearTimeout(timer);
});

document.addEventListener("pointerout", (event) => {
  if (event.pointerType === "touch") return;
  const link = linkAt(event.target);
  if (link && !link.contains(event.relatedTarget)) closeSoon();
});

document.addEventListener("focusin", (event) => {
  if (open?.element.contains(event.target)) return;
  const link = linkAt(event.target);
  if (link?.matches(":focus-visible") && pointer !== "touch") showSoon(link);
  else if (open && event.target !== open.link) close();
});

document.addEventListener(
  "pointerdown",
  (event) => {
    pointer = event.pointerType;
    if (open && !open.element.contains(event.target) && linkAt(event.target) !== open.link) close();
  },
  true,
);

// The first tap opens the card, the second one or a link within the card goes on.
document.addEventListener(
  "click",
  (event) => {
    const link = linkAt(event.target);
    if (pointer !== "touch" || !link?.matches(KNOWN) || open?.link === link || event.detail === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    show(link).then((isShown) => isShown || location.assign(targetOf(link).href));
  },
  true,
);

document.addEventListener("keydown", (event) => {
  pointer = "keyboard";
  if (event.key === "Escape" && (open || wanted)) {
    const isInside = open?.element.contains(document.activeElement);
    const link = open?.link;
    close();
    if (isInside) focusQuietly(link);
    return;
  }
  if (event.key !== "Tab" || !open) return;
  const links = [...open.element.querySelectorAll("a[href]")];
  if (!links.length) return;
  if (event.target === open.link && !event.shiftKey) {
    event.preventDefault();
    links[0].focus();
  } else if (event.target === links[0] && event.shiftKey) {
    event.preventDefault();
    focusQuietly(open.link);
  } else if (event.target === links.at(-1) && !event.shiftKey) {
    // The browser moves on from the link.
    const { link } = open;
    close();
    focusQuietly(link);
  }
});

function focusQuietly(link) {
  link.focus({ preventScroll: true });
  clearTimeout(timer);
}

window.addEventListener("resize", () => open && place(open.element, open.link));
window.addEventListener("pagehide", close);
// Material's instant navigation says when a page has been put in place.
if (window.document$) window.document$.subscribe(close);
