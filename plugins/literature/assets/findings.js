// Sorts, filters and pages the table of findings. All rows stand on pages that need no script; they are moved, never made
// from data. Of a long table the first rows are here, and those of its further parts are fetched once one searches or
// sorts. `document$` is Material's stream of page loads under instant navigation.

import { pageAt } from "./fetching.js";
import { asNumber, gettext, inOrder, ngettext } from "./messages.js";

const PAGE = 200;
const FACETS = ["outcome", "metric", "design", "literature", "read"];
const RANKS = { high: 0, medium: 1, low: 2 };

function fold(text) {
  return text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
}

// The rows of a further part, with links that hold on this page.
async function rowsOf(href) {
  const url = new URL(href, document.baseURI);
  const page = await pageAt(url);
  if (!page) throw new Error(url.href);
  const { rows } = page.getElementById("lit-findings-table").tBodies[0];
  for (const link of page.querySelectorAll('#lit-findings-table a:not([href^="#"])')) {
    link.href = new URL(link.getAttribute("href"), url).href;
  }
  return [...rows].map((row) => document.adoptNode(row));
}

class FindingsTable {
  constructor(table) {
    this.table = table;
    this.body = table.tBodies[0];
    this.form = document.getElementById("lit-findings-filter");
    this.count = document.getElementById("lit-findings-count");
    this.all = [];
    this.add(this.body.rows);
    this.further = table.dataset.parts?.split(" ") ?? [];
    this.rest = null;
    this.sort = null;
    this.page = 0;
    this.shown = this.all;
  }

  add(rows) {
    for (const row of rows) {
      this.all.push({
        row,
        place: this.all.length,
        text: null,
        construct: null,
        literature: row.dataset.literature.split("|"),
        year: Number(row.dataset.year) || null,
      });
    }
  }

  // Takes a step once all rows are here, or with those that are when the others cannot be had.
  withAll(step) {
    if (!this.further.length) {
      step();
      return;
    }
    this.count.textContent = gettext("Loading all findings …");
    this.rest ??= Promise.all(this.further.map(rowsOf)).then(
      (parts) => {
        this.add(parts.flat());
        this.further = [];
        // From here on the rows are paged as they are sorted and filtered.
        for (const links of document.querySelectorAll(".lit-parts, .lit-turns")) links.remove();
      },
      () => {
        this.rest = null; // The network may be back next time.
      },
    );
    this.rest.then(step);
  }

  start() {
    this.addSortButtons();
    this.addPager();
    this.form.hidden = false;
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => this.filter());
    this.form.addEventListener("reset", () => setTimeout(() => this.filter()));
    for (const link of document.querySelectorAll(".lit-map-cell")) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        this.choose(link.dataset.construct, link.dataset.outcome);
        this.table.closest(".lit-scroll").focus({ preventScroll: true });
        this.form.scrollIntoView();
      });
    }
    const query = new URLSearchParams(location.search);
    if (query.has("construct") || query.has("outcome")) {
      this.choose(query.get("construct") ?? "", query.get("outcome") ?? "");
    } else if (this.further.length) {
      this.pager.style.display = "none";
      const total = asNumber(Number(this.table.dataset.total));
      this.count.textContent = gettext("%(total)s findings, the first %(number)s on this page", { total, number: this.all.length });
    } else {
      this.filter();
    }
    this.reveal();
  }

  choose(construct, outcome) {
    this.form.reset();
    this.form.elements.construct.value = construct;
    const select = this.form.elements.outcome;
    if (select && Array.from(select.options, (option) => option.value).includes(outcome)) select.value = outcome;
    this.filter();
  }

  // Folded when they are first asked for: most visits filter nothing.
  textsOf(item) {
    item.text ??= fold(item.row.textContent);
    item.construct ??= fold(`${item.row.cells[1].textContent} ${item.row.dataset.construct}`);
    return item;
  }

  filter() {
    this.withAll(() => this.apply());
  }

  apply() {
    const values = Object.fromEntries(new FormData(this.form));
    const words = fold(values.text).split(/\s+/).filter(Boolean);
    const construct = fold(values.construct.trim());
    const from = Number(values.from) || -Infinity;
    const to = Number(values.to) || Infinity;
    const isBounded = from !== -Infinity || to !== Infinity;
    this.shown = this.all.filter((item) => {
      const data = item.row.dataset;
      return (
        words.every((word) => this.textsOf(item).text.includes(word)) &&
        (!construct || this.textsOf(item).construct.includes(construct)) &&
        (!isBounded || (item.year !== null && item.year >= from && item.year <= to)) &&
        FACETS.every((name) => {
          const wanted = values[name];
          if (!wanted) return true;
          return name === "literature" ? item.literature.includes(wanted) : data[name] === wanted;
        })
      );
    });
    this.order();
    this.page = 0;
    this.show();
  }

  order() {
    if (!this.sort) {
      this.shown.sort((one, other) => one.place - other.place);
      return;
    }
    const { index, column, isNumber, sign } = this.sort;
    const keys = new Map(this.shown.map((item) => [item, this.key(item, index, column, isNumber)]));
    const collator = inOrder();
    this.shown.sort((one, other) => {
      const a = keys.get(one);
      const b = keys.get(other);
      if (a === null || b === null) return (a === null) - (b === null) || one.place - other.place;
      const order = typeof a === "number" ? a - b : collator.compare(a, b);
      return sign * order || one.place - other.place;
    });
  }

  key(item, index, column, isNumber) {
    const cell = item.row.cells[index];
    if (column === "read") return RANKS[item.row.dataset.read] ?? null;
    if (!isNumber) return cell.textContent.trim() || null;
    const text = cell.dataset.value ?? cell.textContent.trim();
    return text === "" || Number.isNaN(Number(text)) ? null : Number(text);
  }

  addSortButtons() {
    Array.from(this.table.tHead.rows[0].cells).forEach((head, index) => {
      const column = head.dataset.column;
      if (!column) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "lit-sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const isAscending = this.sort?.column === column && this.sort.sign === 1;
        this.sort = { index, column, isNumber: "isNumber" in head.dataset, sign: isAscending ? -1 : 1 };
        for (const other of this.table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", isAscending ? "descending" : "ascending");
        this.filter();
      });
    });
  }

  addPager() {
    this.pager = document.createElement("nav");
    this.pager.className = "lit-pager";
    this.pager.setAttribute("aria-label", gettext("Pages of findings"));
    const step = (name, by) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", () => {
        this.page += by;
        this.show();
        this.form.scrollIntoView();
      });
      return button;
    };
    this.previous = step(gettext("Previous"), -1);
    this.next = step(gettext("Next"), 1);
    this.where = document.createElement("span");
    this.pager.append(this.previous, this.where, this.next);
    this.table.closest(".lit-scroll").after(this.pager);
  }

  show() {
    const pages = Math.max(1, Math.ceil(this.shown.length / PAGE));
    const start = this.page * PAGE;
    const rows = this.shown.slice(start, start + PAGE).map((item) => item.row);
    const standing = Array.from(this.body.rows);
    if (rows.length !== standing.length || rows.some((row, place) => row !== standing[place])) this.body.replaceChildren(...rows);
    this.pager.hidden = pages === 1;
    this.pager.style.display = pages === 1 ? "none" : "";
    this.previous.disabled = this.page === 0;
    this.next.disabled = this.page === pages - 1;
    this.where.textContent = gettext("Page %(page)s of %(pages)s", { page: this.page + 1, pages });
    const number = asNumber(this.shown.length);
    const isAll = this.shown.length === this.all.length;
    const told = isAll
      ? ngettext("%(num)s finding", "%(num)s findings", this.all.length)
      : ngettext("%(number)s of %(num)s finding", "%(number)s of %(num)s findings", this.all.length, { number });
    this.count.textContent = this.further.length ? gettext("%(findings)s; the others could not be loaded", { findings: told }) : told;
  }

  // A row named in the address is shown whatever page or filter it is on.
  reveal(hasAll = !this.further.length) {
    // Ids hold nothing that an address would encode.
    const id = location.hash.slice(1);
    const item = id && this.all.find((one) => one.row.id === id);
    if (!item) {
      // It may stand on a further part, if it is no heading.
      if (!id || hasAll || document.getElementById(id)) return;
      this.withAll(() => {
        this.apply();
        this.reveal(true);
      });
      return;
    }
    if (this.further.length && this.shown.includes(item)) return;
    if (!this.shown.includes(item)) {
      this.form.reset();
      this.apply();
    }
    this.page = Math.floor(this.shown.indexOf(item) / PAGE);
    this.show();
    // Setting the hash anew makes the row the target again after it was moved.
    location.replace(location.hash);
  }

  showAll() {
    this.body.replaceChildren(...this.shown.map((item) => item.row));
  }
}

let current = null;

function load() {
  const table = document.getElementById("lit-findings-table");
  if (!table || table === current?.table) return;
  if (table.dataset.whole) {
    // A part of the table, to which a cell of the map leads for want of scripts.
    const { search } = location;
    if (/[?&](?:construct|outcome)=/.test(search)) location.replace(new URL(table.dataset.whole + search, document.baseURI));
    return;
  }
  current = new FindingsTable(table);
  current.start();
}

window.addEventListener("hashchange", () => current?.table.isConnected && current.reveal());
window.addEventListener("beforeprint", () => current?.table.isConnected && current.showAll());
window.addEventListener("afterprint", () => current?.table.isConnected && current.show());

if (typeof document$ !== "undefined") document$.subscribe(load);
else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", load);
else load();
