// Sorts, filters and pages the table of findings, and orders forest plots. All rows stand on pages that need no script;
// they are moved, never made from data. Of a long table the first rows are here, and those of its further parts are
// fetched once one searches or sorts. What is chosen stands in the address. `document$` is Material's stream of page loads
// under instant navigation.

import { copyText } from "./clipboard.js";
import { pageAt } from "./fetching.js";
import { asNumber, gettext, inOrder, ngettext } from "./messages.js";

const PAGE = 200;
const FACETS = ["construct", "outcome", "metric", "design", "literature", "read"];
const WORDS = ["text", ...FACETS, "from", "to", "sort"];
const CELLS = { construct: ".lit-construct", value: ".lit-figure-cell", k: ".lit-k", n: ".lit-n", work: ".lit-work-cell" };
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
    this.link = document.getElementById("lit-findings-link");
    this.all = [];
    this.add(this.body.rows);
    this.further = table.dataset.parts?.split(" ") ?? [];
    this.rest = null;
    this.page = 0;
    this.shown = this.all;
  }

  add(rows) {
    for (const row of rows) {
      this.all.push({
        row,
        place: this.all.length,
        text: null,
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
    this.equipForm();
    this.link.addEventListener("click", () => this.copyLink());
    this.body.addEventListener("toggle", () => this.tell(), true);
    const address = new URLSearchParams(location.search);
    this.choose(address);
    const isChosen = WORDS.some((name) => address.get(name));
    const opened = new Set((address.get("open") ?? "").split(",").filter(Boolean));
    const number = Math.trunc(Number(address.get("page"))) || 1;
    if (isChosen || number > 1 || [...opened].some((id) => !document.getElementById(id))) {
      this.filter(() => {
        this.open(opened);
        this.page = Math.max(0, Math.min(number, Math.ceil(this.shown.length / PAGE)) - 1);
        this.show();
      });
    } else if (this.further.length) {
      this.pager.style.display = "none";
      const total = asNumber(Number(this.table.dataset.total));
      this.count.textContent = gettext("%(total)s findings, the first %(number)s on this page", { total, number: this.all.length });
      this.open(opened);
    } else {
      this.apply();
      this.open(opened);
    }
    this.reveal(!this.further.length, isChosen);
  }

  equipForm() {
    const { form } = this;
    form.hidden = false;
    this.link.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => this.filter());
    form.addEventListener("reset", () => setTimeout(() => this.filter()));
    this.toggle = form.querySelector(".lit-filter-toggle");
    this.toggle.addEventListener("click", () => {
      this.toggle.setAttribute("aria-expanded", form.classList.toggle("lit-is-open"));
    });
  }

  // Puts what an address says into the form; a choice that there is none of is left out.
  choose(address) {
    // An address of earlier days may name a construct that is no family: then it is searched for.
    const construct = address.get("construct");
    for (const name of WORDS) {
      const field = this.form.elements[name];
      if (field) field.value = address.get(name) ?? "";
    }
    if (construct && this.form.elements.construct?.value !== construct) this.form.elements.text.value ||= construct;
    for (const field of this.form.querySelectorAll("select")) if (field.selectedIndex < 0) field.value = "";
  }

  get values() {
    return Object.fromEntries(new FormData(this.form));
  }

  open(ids) {
    for (const { row } of this.all) if (ids.has(row.id)) row.querySelector("details").open = true;
  }

  // The address of what is shown; the page's own entry in the history takes it.
  tell() {
    const address = new URLSearchParams(location.search);
    const { values } = this;
    for (const name of [...WORDS, "open", "page"]) address.delete(name);
    for (const name of WORDS) if (values[name]?.trim()) address.set(name, values[name].trim());
    const opened = this.all.filter((item) => item.row.querySelector("details").open).map((item) => item.row.id);
    if (opened.length) address.set("open", opened.join(","));
    if (this.page) address.set("page", this.page + 1);
    const query = address.toString().replaceAll("%2C", ",");
    history.replaceState(history.state, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
    const chosen = WORDS.filter((name) => name !== "sort" && values[name]?.trim()).length;
    this.toggle.textContent = chosen ? gettext("Filters: %(number)s", { number: chosen }) : gettext("Filters");
    for (const button of document.querySelectorAll('[form="lit-findings-filter"][type="reset"]')) button.hidden = !chosen && !values.sort;
  }

  async copyLink() {
    const label = gettext("Link to this view");
    try {
      await copyText(location.href);
      this.link.textContent = gettext("Link copied");
    } catch {
      this.link.textContent = gettext("The address above is the link");
    }
    setTimeout(() => (this.link.textContent = label), 3000);
  }

  // Folded when they are first asked for: most visits filter nothing.
  textOf(item) {
    item.text ??= fold(`${item.row.textContent} ${item.row.dataset.construct}`);
    return item.text;
  }

  filter(then) {
    this.withAll(() => {
      this.apply();
      then?.();
    });
  }

  apply() {
    const { values } = this;
    const words = fold(values.text).split(/\s+/).filter(Boolean);
    const from = Number(values.from) || -Infinity;
    const to = Number(values.to) || Infinity;
    const isBounded = from !== -Infinity || to !== Infinity;
    this.shown = this.all.filter((item) => {
      const data = item.row.dataset;
      return (
        words.every((word) => this.textOf(item).includes(word)) &&
        (!isBounded || (item.year !== null && item.year >= from && item.year <= to)) &&
        FACETS.every((name) => {
          const wanted = values[name];
          if (!wanted) return true;
          return name === "literature" ? item.literature.includes(wanted) : data[name] === wanted;
        })
      );
    });
    this.order(values.sort ?? "");
    this.showAxis(values.metric);
    this.page = 0;
    this.show();
  }

  // The axis of a metric stands above the rows when they are of no other.
  showAxis(metric) {
    let isOne = false;
    for (const ticks of this.table.querySelectorAll(".lit-ticks")) {
      ticks.hidden = ticks.dataset.metric !== metric;
      isOne ||= !ticks.hidden;
    }
    this.table.classList.toggle("lit-one-axis", isOne);
  }

  order(sort) {
    const sign = sort.startsWith("-") ? -1 : 1;
    const column = sort.replace("-", "");
    const keys = new Map(column ? this.shown.map((item) => [item, this.key(item, column)]) : []);
    const collator = inOrder();
    this.shown.sort((one, other) => {
      const a = keys.get(one) ?? null;
      const b = keys.get(other) ?? null;
      if (a === null || b === null) return (a === null) - (b === null) || one.place - other.place;
      const order = typeof a === "number" ? a - b : collator.compare(a, b);
      return sign * order || one.place - other.place;
    });
    for (const head of this.table.querySelectorAll("[data-column]")) {
      const cell = head.closest("th");
      if (head.dataset.column === column) cell.setAttribute("aria-sort", sign < 0 ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    }
  }

  key(item, column) {
    const { row, year } = item;
    if (column === "read") return RANKS[row.dataset.read] ?? null;
    if (column === "year") return year;
    const cell = row.querySelector(CELLS[column]);
    if (!cell) return null;
    const text = cell.dataset.value ?? cell.textContent.trim();
    if (text === "") return null;
    return "value" in cell.dataset ? Number(text) : text;
  }

  addSortButtons() {
    for (const head of this.table.querySelectorAll("thead [data-column]")) {
      const { column } = head.dataset;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "lit-sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        // Numbers begin with the largest.
        const [first, second] = "isNumber" in head.dataset ? [`-${column}`, column] : [column, `-${column}`];
        const field = this.form.elements.sort;
        const wanted = field.value === first ? second : first;
        if (![...field.options].some((option) => option.value === wanted)) field.add(new Option(button.textContent, wanted));
        field.value = wanted;
        this.filter();
      });
    }
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
    this.table.parentElement.after(this.pager);
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
    this.tell();
  }

  // A row named in the address is shown whatever page or filter it is on, and opened; a cell of the map names rows by what
  // they are of, and its first one for those without scripts.
  reveal(hasAll = !this.further.length, isChosen = false) {
    // Ids hold nothing that an address would encode.
    const id = location.hash.slice(1);
    const item = id && this.all.find((one) => one.row.id === id);
    if (isChosen && item) return;
    if (!item) {
      // It may stand on a further part, if it is no heading.
      if (!id || hasAll || document.getElementById(id)) return;
      this.withAll(() => {
        this.apply();
        this.reveal(true);
      });
      return;
    }
    item.row.querySelector("details").open = true;
    if (this.further.length && this.shown.includes(item)) return;
    if (!this.shown.includes(item)) {
      this.form.reset();
      this.apply();
    }
    const page = Math.floor(this.shown.indexOf(item) / PAGE);
    if (page === this.page && item.row.isConnected && item.row.matches(":target")) return;
    this.page = page;
    this.show();
    // Setting the hash anew makes the row the target again after it was moved.
    location.replace(location.hash);
  }

  showAll() {
    this.body.replaceChildren(...this.shown.map((item) => item.row));
  }
}

// Rows of a forest plot by size or by year.
function equipPlot(group) {
  const { tBodies } = group.closest(".lit-forest").querySelector("table");
  const buttons = [...group.querySelectorAll("button")];
  const numbers = (name) => [...tBodies[0].rows].map((row) => Number(row.dataset[name]) || 0);
  const isFalling = (values) => values.every((value, place) => !place || value <= values[place - 1]);
  const press = (order) => buttons.forEach((button) => button.setAttribute("aria-pressed", button.dataset.order === order));
  press(buttons.map((button) => button.dataset.order).find((name) => isFalling(numbers(name))));
  group.hidden = false;
  group.addEventListener("click", ({ target }) => {
    const { order } = target.closest("button")?.dataset ?? {};
    if (!order) return;
    const rows = [...tBodies[0].rows].sort((one, other) => other.dataset[order] - one.dataset[order]);
    tBodies[0].append(...rows);
    press(order);
  });
}

let current = null;

function load() {
  for (const group of document.querySelectorAll(".lit-plot-head > .lit-segments[hidden]")) equipPlot(group);
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
