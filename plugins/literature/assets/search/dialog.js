// The dialog that the header's button and the keyboard open: results as you type, grouped by kind.

import { emptyRequest, toAddress } from "./address.js";
import { answerBox, answerTo } from "./answers.js";
import { linkTo } from "../fetching.js";
import { find } from "./find.js";
import { keepSought } from "../found.js";
import { gettext, ngettext, piecesOf } from "../messages.js";
import { kindOf, openIndex } from "./postings.js";
import { byKind, make, notes, partContent, resultContent, shown } from "./results.js";
import { ROOT, table } from "./tables.js";
import { resultKinds } from "../vocabulary.js";

const MOST = 12;
const PER_KIND = 5;
/** Results of other kinds are looked for among so many. */
const AMONG = 100;

let dialog = null;

const hasKeys = () => matchMedia("(hover: hover)").matches;

/** Opens the dialog, made once per page; `text` is put into it. */
export function openDialog(text = "") {
  if (!dialog?.element.isConnected) dialog = new SearchDialog();
  dialog.open(text);
}

class SearchDialog {
  constructor() {
    this.request = emptyRequest();
    this.turn = 0;
    /** What the dialog shows, or is about to show, an answer to; null where it could not. */
    this.asked = null;
    this.stop = new AbortController();
    this.active = -1;
    this.input = make("input", {
      type: "search",
      class: "lit-search-input",
      placeholder: gettext("Search works, concepts, findings"),
      "aria-label": gettext("Search"),
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": "lit-search-results",
      "aria-autocomplete": "list",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      oninput: () => this.typed(),
      onkeydown: (event) => this.key(event),
    });
    this.notes = make("div", { class: "lit-search-notes" });
    this.list = make("div", { id: "lit-search-results", class: "lit-search-list", role: "listbox", "aria-label": gettext("Results") });
    this.status = make("p", { class: "lit-search-status", role: "status" });
    this.all = make("a", { class: "lit-search-all", href: linkTo(new URL("search/", ROOT)) }, gettext("Full search page"));
    this.element = make(
      "dialog",
      { class: "lit-search-dialog", "aria-label": gettext("Search this site") },
      make(
        "form",
        { class: "lit-search-bar", role: "search", onsubmit: (event) => this.submit(event) },
        this.input,
        make("button", { type: "button", class: "lit-search-close", "aria-label": gettext("Close search"), onclick: () => this.element.close() }, hasKeys() ? gettext("Esc") : gettext("Close")),
      ),
      this.notes,
      this.list,
      make("div", { class: "lit-search-footer" }, this.status, this.all),
    );
    this.element.addEventListener("click", (event) => {
      if (event.target === this.element) this.element.close();
    });
    // The theme has its own single-key commands, which must not act while someone types here.
    this.element.addEventListener("keydown", (event) => event.stopPropagation());
    document.body.append(this.element);
  }

  open(text) {
    if (this.element.open) return;
    this.element.showModal();
    if (text) this.input.value = text;
    this.input.focus();
    this.input.select();
    // The answer to what was asked before the dialog was closed stands there still.
    if (this.input.value !== this.asked) this.typed();
  }

  typed() {
    this.request = { ...emptyRequest(), text: this.input.value };
    this.searching = this.search();
  }

  /** What stands in the list is no longer what is asked for: it is shown as such, and cannot be chosen. */
  age() {
    this.list.setAttribute("aria-busy", "true");
    this.status.textContent = "";
    this.activate(-1);
  }

  async search() {
    const turn = ++this.turn;
    const request = this.request;
    this.asked = this.input.value;
    this.stop.abort();
    this.stop = new AbortController();
    this.age();
    this.all.href = linkTo(new URL(`search/?${toAddress(request)}`, ROOT));
    if (!request.text.trim()) return this.invite();
    try {
      const answer = await find(request, { signal: this.stop.signal });
      if (turn !== this.turn) return;
      const results = await shown(await fewOfEachKind(answer.hits), answer.sought);
      const told = await answerTo(request, answer);
      if (turn !== this.turn) return;
      this.show(request, answer, results, told);
      import("./warm.js").then(({ warmUp }) => warmUp(), () => {});
    } catch {
      if (turn === this.turn) this.fail();
    }
  }

  show(request, answer, results, told) {
    const before = this.chosen;
    this.list.removeAttribute("aria-busy");
    // Asked for before anything is changed: the page is not laid out for it.
    if (this.list.scrollTop) this.list.scrollTop = 0;
    const groups = byKind(results).map(([kind, of]) => {
      const name = resultKinds[kind]?.many ?? kind;
      return make(
        "div",
        { role: "group", "aria-label": name, class: "lit-search-group" },
        // The group's name for those who see it; a listbox holds groups and options, and nothing else that is read.
        make("div", { class: "lit-search-kind", "aria-hidden": "true" }, name),
        ...of.flatMap((result) => this.optionsOf(result, answer.sought)),
      );
    });
    const follow = (href) => {
      keepSought(href, answer.sought);
      this.element.close();
    };
    this.notes.replaceChildren(...notes(request, answer, (changed) => this.change(changed)), ...(told ? [answerBox(told, follow)] : []), ...(answer.hits.length ? [] : [nothingFound(request)]));
    this.list.replaceChildren(...groups);
    const options = this.options;
    options.forEach((option, at) => (option.id = `lit-search-option-${at}`));
    const total = answer.hits.length;
    this.all.textContent = total > options.length ? ngettext("All %(num)s result", "All %(num)s results", total) : gettext("Full search page");
    const same = this.shownText === request.text ? options.findIndex(({ href }) => href === before) : 0;
    this.shownText = request.text;
    this.activate(Math.max(same, 0));
    this.input.setAttribute("aria-expanded", String(options.length > 0));
    this.status.textContent = total ? ngettext("%(num)s result", "%(num)s results", total) : gettext("No results");
  }

  /** An option for a result, and one for each of its parts. */
  optionsOf(result, sought) {
    const option = (href, name, content) =>
      make(
        "a",
        {
          role: "option",
          tabindex: "-1",
          "aria-selected": "false",
          class: name,
          href,
          onclick: () => {
            keepSought(href, sought);
            this.element.close();
          },
        },
        ...content,
      );
    return [
      option(result.href, "lit-search-option", resultContent(result)),
      ...result.parts.map((part) => option(part.href, "lit-search-option lit-search-part", partContent(part))),
    ];
  }

  change(request) {
    this.request = request;
    this.input.value = request.text;
    this.input.focus();
    this.searching = this.search();
  }

  invite() {
    const examples = make("div", { class: "lit-search-examples" });
    const chip = (example) => make("button", { type: "button", class: "lit-chip", onclick: () => this.fill(example) }, example);
    // What cannot be fetched is told when something is looked for.
    table("index").then((index) => examples.append(...index.examples.map(chip))).catch(() => (this.asked = null));
    this.notes.replaceChildren(make("p", { class: "lit-search-hint" }, gettext("Search for words, “phrases” and fields, such as")), examples);
    this.list.removeAttribute("aria-busy");
    this.list.replaceChildren();
    this.status.textContent = "";
    this.all.textContent = gettext("Full search page");
    this.activate(-1);
    this.input.setAttribute("aria-expanded", "false");
  }

  fill(text) {
    this.input.value = text;
    this.input.focus();
    this.typed();
  }

  fail() {
    this.asked = null;
    this.list.removeAttribute("aria-busy");
    this.list.replaceChildren();
    const lists = make("a", { href: linkTo(new URL("search/", ROOT)) }, gettext("Lists of everything"));
    const told = piecesOf(gettext("The search could not be loaded. Are you offline? %(lists)s stand on the search page."), { lists });
    this.notes.replaceChildren(make("p", { class: "lit-search-hint" }, ...told));
    this.status.textContent = gettext("Search is not available");
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  /** Chooses an option, the first one after the last; none for -1. */
  activate(at) {
    const options = this.options;
    this.active = options.length && at >= 0 ? at % options.length : -1;
    if (this.active >= 0) this.chosen = options[this.active].href;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === this.active)));
    if (this.active < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", options[this.active].id);
  }

  key(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      const { length } = this.options;
      if (length && !this.list.ariaBusy) this.activate((Math.max(this.active, 0) + steps[event.key] + length) % length);
      this.options[this.active]?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Escape") {
      // A search field would be emptied first; here Escape closes, as everywhere.
      event.preventDefault();
      this.element.close();
    }
  }

  async submit(event) {
    event.preventDefault();
    await this.searching;
    (this.options[this.active] ?? this.all).click();
  }
}

/** The best hits, so that one kind does not keep out all others. */
async function fewOfEachKind(hits) {
  const index = await openIndex();
  const counts = {};
  const isFew = ({ number }) => {
    const kind = kindOf(index, number);
    counts[kind] = (counts[kind] ?? 0) + 1;
    return counts[kind] <= PER_KIND;
  };
  return hits.slice(0, AMONG).filter(isFew).slice(0, MOST);
}

/** What to try when nothing is found. */
export function nothingFound(request) {
  return make(
    "div",
    { class: "lit-search-nothing" },
    make("p", {}, gettext("Nothing fits “%(words)s”.", { words: request.text.trim() })),
    make(
      "ul",
      {},
      make("li", {}, gettext("Try fewer or more general words, or only the start of a word.")),
      make("li", {}, gettext("Take away filters and words with a minus sign.")),
      make(
        "li",
        {},
        ...piecesOf(gettext("Look through the lists: %(references)s, %(concepts)s, %(authors)s, %(years)s."), {
          references: folderLink("references", gettext("references")),
          concepts: folderLink("concepts", gettext("concepts")),
          authors: folderLink("authors", gettext("authors")),
          years: folderLink("years", gettext("years")),
        }),
      ),
    ),
  );
}

const folderLink = (folder, name) => make("a", { href: linkTo(new URL(`${folder}/`, ROOT)) }, name);
