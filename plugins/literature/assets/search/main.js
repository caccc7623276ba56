// On every page: the button in the header, the keys that open the search, and, where the page has one, the search page.
// Everything else is fetched when it is wanted, in files that hold several modules (`build/asset_files.py`).

import { PARAGRAPH, markArrival } from "../arrival.js";
import { isSoughtHere } from "../found.js";
import { gettext } from "../messages.js";
import { table } from "./tables.js";

const HEADERS = [
  // Material for MkDocs: before what stands at the header's end, so that the focus comes to it from left to right.
  { find: ".md-header__inner", place: (header, button) => header.insertBefore(button, header.querySelector(":scope > :is(.md-header__option, .md-header__source)")) },
  // The windmill theme: where its own search stands. It shows pages in a frame within the home page, and those need none.
  { find: ".wm-top-tool", place: (tool, button) => tool.prepend(button) },
  { find: ".wm-page-content", place: () => {} },
  // The terminal theme: last in its row of links.
  { find: ".terminal-menu ul", place: (list, button) => list.appendChild(document.createElement("li")).append(button) },
  // The mkdocs theme: last in the row of links.
  { find: ".navbar .container, .navbar .container-fluid", place: (header, button) => header.append(button) },
  // The readthedocs theme: above the navigation.
  { find: ".wy-side-nav-search", place: (header, button) => header.append(button) },
];

function searchButton() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "lit-search-button";
  button.setAttribute("aria-keyshortcuts", "Control+K Meta+K /");
  button.setAttribute("aria-haspopup", "dialog");
  const glass = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  glass.setAttribute("viewBox", "0 0 24 24");
  glass.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", "M16 10.5a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0zM14.5 14.5 20 20");
  glass.append(line);
  const name = document.createElement("span");
  name.textContent = gettext("Search");
  const keys = document.createElement("kbd");
  keys.textContent = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘K" : gettext("Ctrl K");
  // What is seen of the name depends on the width; what is said does not.
  button.setAttribute("aria-label", `${name.textContent} ${keys.textContent}`);
  button.append(glass, name, keys);
  button.addEventListener("click", () => open());
  for (const sign of ["pointerenter", "focus"]) button.addEventListener(sign, () => prepare(), { once: true });
  return button;
}

async function open() {
  prepare();
  const { openDialog } = await import("./dialog.js");
  openDialog();
}

/** Begins to fetch scripts and index; what fails is tried again, and told, by the dialog. */
function prepare() {
  table("index").catch(() => {});
  import("./dialog.js").catch(() => {});
}

function mount() {
  document.documentElement.classList.add("lit-has-search");
  if (!document.querySelector(".lit-search-button")) {
    const header = HEADERS.find(({ find }) => document.querySelector(find));
    const button = searchButton();
    if (header) header.place(document.querySelector(header.find), button);
    else {
      button.classList.add("lit-search-floating");
      document.body.append(button);
    }
  }
  markArrival();
  if (isSoughtHere()) import("./marking.js").then(({ markFound }) => markFound());
  const menu = document.querySelector(".md-header label[for='__drawer']");
  if (menu?.offsetParent) import("./menu.js").then(({ mountMenu }) => mountMenu(menu));
  const index = document.querySelector(".lit-index-tools");
  if (index) import("./listing.js").then(({ mountListing }) => mountListing(index));
  if (document.querySelector(".lit-quiz")) import("../quiz.js").then(({ mountQuizzes }) => mountQuizzes());
  const page = document.querySelector(".lit-search-page");
  if (!page) return;
  prepare();
  import("./page.js").then(({ mountPage }) => mountPage(page));
}

/** The mkdocs and terminal themes open their own search by a key, and on addresses with `?q=`, which are those of our pages. */
function replaceModal() {
  const modal = document.getElementById("mkdocs_search_modal");
  if (!modal) return;
  const onShow = (event) => {
    event.preventDefault();
    if (!document.querySelector(".lit-search-page")) open();
  };
  // The terminal theme's Bootstrap tells jQuery alone.
  if (window.jQuery) window.jQuery(modal).on("show.bs.modal", onShow);
  else modal.addEventListener("show.bs.modal", onShow);
}

function isTyping(target) {
  return target instanceof Element && (target.closest("input, textarea, select, dialog") || target.isContentEditable);
}

// In the first phase, before the theme's own keys.
document.addEventListener(
  "keydown",
  (event) => {
    const isShortcut = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    if (!isShortcut && !isSlash) return;
    event.preventDefault();
    event.stopPropagation();
    open();
  },
  true,
);

window.addEventListener("hashchange", markArrival);

document.addEventListener("pointerover", ({ target }) => {
  const paragraph = target instanceof Element && target.closest(PARAGRAPH);
  if (paragraph) import("../quoting.js").then(({ offerAt }) => offerAt(paragraph));
});

let isFirst = true;

/** After instant navigation, which leaves the focus where it was: at the title, which is thereby read out. */
function arrive() {
  mount();
  const title = document.querySelector("article h1, main h1");
  if (!isFirst && title && !location.hash) {
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }
  isFirst = false;
}

// Material's instant navigation says when a page has been put in place.
replaceModal();
if (window.document$) window.document$.subscribe(arrive);
else mount();
