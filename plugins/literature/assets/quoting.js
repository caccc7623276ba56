// A link to the paragraph under the pointer, and its citation to copy. There is one link, which goes where it is wanted: a
// page gains no stop for the Tab key with each paragraph, and nothing that is read aloud. By keyboard it begins with a
// button beside the page's citation and goes from paragraph to paragraph by arrow keys. Without this script the
// paragraphs' addresses lead there all the same.

import { PARAGRAPH, markArrival } from "./arrival.js";
import { copyText } from "./clipboard.js";
import { gettext } from "./messages.js";
import { language } from "./translations.js";

const ASIDE = "ul,ol,.lit-note,.lit-here,.lit-quoting,[id^=fnref]";
const SHORT = 80; // letters of a paragraph that tell it from others

let mark = null; // the link
let panel = null;
let opener = null; // the button that began it by keyboard

const clean = (text) => text.replace(/\s+/g, " ").trim();
const paragraphs = () => [...document.querySelectorAll(PARAGRAPH)].filter((one) => one.getClientRects().length);
const idOf = (paragraph) => paragraph.id || paragraph.querySelector(":scope > .lit-sentence").id;

function made(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/** A paragraph without what stands in it besides its words. */
function bare(paragraph) {
  const copy = paragraph.cloneNode(true);
  copy.querySelectorAll(ASIDE).forEach((one) => one.remove());
  return copy;
}

/** What is quoted: what the reader has selected in the paragraph, else the sentence that its address is made of. */
function quoted(paragraph) {
  const chosen = getSelection();
  if (!chosen.isCollapsed && paragraph.contains(chosen.anchorNode) && paragraph.contains(chosen.focusNode)) {
    return clean(chosen.toString());
  }
  const copy = bare(paragraph);
  const cited = paragraph.id ? "" : clean(copy.querySelector(":scope > .lit-sentence").textContent);
  const text = clean(copy.textContent);
  if (cited || !Intl.Segmenter) return cited || text;
  const [first] = new Intl.Segmenter(`${language}-u-ss-standard`, { granularity: "sentence" }).segment(text);
  return first.segment.trim();
}

function addressOf(paragraph) {
  const page = document.querySelector('link[rel="canonical"]')?.href || location.href.split("#")[0];
  return { page, address: `${page}#${idOf(paragraph)}` };
}

/** The page's citation with the paragraph's address. */
function citation(paragraph) {
  const { page, address } = addressOf(paragraph);
  const entry = clean(document.querySelector(".lit-page-tools .lit-entry")?.textContent ?? document.title);
  return entry.includes(page) ? entry.replace(page, address) : `${entry} ${address}`;
}

function closePanel() {
  panel?.remove();
  panel = null;
  mark?.setAttribute("aria-expanded", "false");
}

function openPanel(paragraph) {
  closePanel();
  const quote = gettext("“%(text)s”", { text: quoted(paragraph) });
  const source = citation(paragraph);
  panel = made("div", "lit-quoting");
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", gettext("Cite this paragraph"));
  const buttons = made("p", "lit-buttons");
  const status = made("span", "lit-status");
  status.setAttribute("role", "status");
  const button = (label, act) => {
    const one = made("button", "lit-button", label);
    one.type = "button";
    one.addEventListener("click", act);
    buttons.append(one);
    return one;
  };
  const copying = (text, done) => async () => {
    try {
      await copyText(text);
      status.textContent = done;
    } catch {
      status.textContent = gettext("Copying is not allowed here; select the text instead");
    }
  };
  const first = button(gettext("Copy quotation and citation"), copying(`${quote}\n\n${source}`, gettext("citation copied")));
  button(gettext("Copy link"), copying(addressOf(paragraph).address, gettext("link copied")));
  button(gettext("Close"), leave);
  buttons.append(status);
  panel.append(made("p", "lit-quoted", quote), made("p", "lit-entry", source), buttons);
  panel.addEventListener("keydown", (event) => event.key === "Escape" && leave());
  if (paragraph.matches("p")) paragraph.after(panel);
  else paragraph.append(panel);
  mark.setAttribute("aria-expanded", "true");
  first.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "nearest" });
}

/** Closes what is open: the focus goes back to the link. */
function leave() {
  closePanel();
  mark.focus({ preventScroll: true });
}

function link() {
  if (mark) return mark;
  mark = made("a", "lit-here", "¶");
  mark.title = gettext("Cite this paragraph");
  mark.setAttribute("aria-expanded", "false");
  // A press would end what is selected, which is what will be quoted.
  mark.addEventListener("mousedown", (event) => event.preventDefault());
  mark.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    // The page stays where it is: whoever cites a paragraph is reading it.
    event.preventDefault();
    event.stopPropagation();
    const paragraph = mark.closest(PARAGRAPH);
    if (panel) return leave();
    history.replaceState(history.state, "", mark.getAttribute("href"));
    markArrival();
    openPanel(paragraph);
  });
  mark.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (panel) leave();
      else opener?.focus();
      return;
    }
    const all = paragraphs();
    const at = all.indexOf(mark.closest(PARAGRAPH));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    if (all[next]) go(all[next]);
  });
  return mark;
}

function place(paragraph) {
  if (mark?.parentElement === paragraph) return;
  closePanel();
  link().href = `#${idOf(paragraph)}`;
  mark.setAttribute("aria-label", `${gettext("Cite this paragraph")}: ${clean(bare(paragraph).textContent).slice(0, SHORT)}`);
  paragraph.append(mark);
}

function go(paragraph) {
  place(paragraph);
  mark.focus({ preventScroll: true });
  paragraph.scrollIntoView({ block: "center" });
}

/** Offers the link at the paragraph that a pointer is over; not while another is being cited. */
export function offerAt(paragraph) {
  if (panel?.isConnected || (mark?.isConnected && mark === document.activeElement)) return;
  place(paragraph);
}

/** Begins by keyboard: at the paragraph with the reader's selection, else at the one that was asked for, else at the first. */
export function beginQuoting(button) {
  opener = button;
  const all = paragraphs();
  const chosen = getSelection();
  const asked = document.getElementById(location.hash.slice(1));
  const wanted = (chosen.isCollapsed ? null : chosen.anchorNode?.parentElement) ?? asked;
  go(all.find((one) => one.contains(wanted)) ?? all[0]);
}
