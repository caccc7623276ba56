// The search page and the list of references: facets with counts, active filters, sorting, downloads, an address to
// share. The page's own list stays until something is asked for.

import { emptyRequest, fromAddress, toAddress } from "./address.js";
import { answerBox, answerTo } from "./answers.js";
import { nothingFound } from "./dialog.js";
import { download } from "./downloads.js";
import { FacetPanel } from "./facet_panel.js";
import { openFacets } from "./facets.js";
import { find } from "./find.js";
import { keepSought } from "../found.js";
import { gettext, ngettext } from "../messages.js";
import { chip, make, notes, partContent, resultContent, shown } from "./results.js";
import { formatOf } from "../saving.js";
import { resultKinds, workFormats } from "../vocabulary.js";

const STEP = 20;
const PAUSE = 120;

/** Brings to life the search that stands in `root`, an element of `search_page.html`. */
export function mountPage(root) {
  if (root.dataset.mounted) return;
  root.dataset.mounted = "yes";
  new SearchPage(root).start();
}

class SearchPage {
  constructor(root) {
    this.root = root;
    this.kind = root.dataset.kind ?? "";
    this.part = (name) => root.querySelector(`.lit-search-${name}`);
    this.input = this.part("input");
    this.sort = this.part("sort");
    this.everything = this.part("everything");
    this.turn = 0;
    this.facets = new FacetPanel(this.part("facets"), this.kind ? ["kind"] : [], (facet, values) => {
      this.change({ ...this.request, chosen: { ...this.request.chosen, [facet]: values } });
    });
  }

  start() {
    this.request = fromAddress(location.search);
    this.part("filters").open = matchMedia("(min-width: 60em)").matches;
    this.part("form").addEventListener("submit", (event) => event.preventDefault());
    // Past the filters, to what was found.
    this.input.addEventListener("keydown", (event) => {
      const first = this.part("list").querySelector("a");
      if (event.key !== "ArrowDown" || !first) return;
      event.preventDefault();
      first.focus();
    });
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.change({ ...this.request, text: this.input.value, isExact: false, without: [] }), PAUSE);
    });
    this.sort.addEventListener("change", () => this.change({ ...this.request, sort: this.sort.value }));
    this.part("more").addEventListener("click", () => this.more());
    this.part("exports").append(
      `${gettext("Download these references:")} `,
      ...workFormats.map(({ name, label }) =>
        make("button", { type: "button", class: "lit-search-plain", "data-format": name, onclick: () => this.export(name) }, label),
      ),
    );
    // Typed before this script came.
    if (this.input.value && !this.request.text) this.request.text = this.input.value;
    this.change(this.request);
  }

  /** Shows what a request gives and writes it into the address. */
  async change(request) {
    this.request = request;
    const turn = ++this.turn;
    const address = toAddress(request);
    history.replaceState(history.state, "", `${location.pathname}${address ? `?${address}` : ""}${location.hash}`);
    if (this.input.value !== request.text && document.activeElement !== this.input) this.input.value = request.text;
    this.sort.value = request.sort;
    this.root.setAttribute("aria-busy", "true");
    try {
      const answer = await find(this.scoped(request), { wantsCounts: true });
      const facets = await openFacets();
      if (turn !== this.turn) return;
      this.answer = answer;
      this.references = answer.hits.map(({ number }) => number).filter((number) => number < facets.references);
      this.perFile = facets.perFile;
      await this.show(turn);
    } catch {
      if (turn === this.turn) this.part("status").textContent = gettext("The search could not be loaded. Are you offline? The lists below are complete.");
    } finally {
      if (turn === this.turn) this.root.removeAttribute("aria-busy");
    }
  }

  scoped(request) {
    return this.kind ? { ...request, chosen: { ...request.chosen, kind: [this.kind] } } : request;
  }

  async show(turn) {
    const { request, answer } = this;
    const asks = Boolean(request.text.trim() || request.sort || Object.values(request.chosen).some((values) => values.length));
    const told = await answerTo(request, answer);
    if (turn !== this.turn) return;
    const follow = (href) => keepSought(href, answer.sought);
    this.part("notes").replaceChildren(...notes(request, answer, (changed) => this.change(changed)), ...(told ? [answerBox(told, follow)] : []));
    this.chips();
    this.facets.show(answer.counts, request.chosen);
    const total = answer.hits.length;
    this.part("status").textContent =
      this.kind === "reference" ? ngettext("%(num)s reference", "%(num)s references", total) : ngettext("%(num)s result", "%(num)s results", total);
    this.part("exports").hidden = !this.references.length;
    if (this.everything) this.everything.hidden = asks;
    const list = this.part("list");
    const first = asks ? await this.items(0) : [];
    if (turn !== this.turn) return;
    list.replaceChildren(...first);
    this.shownCount = first.length;
    this.part("nothing-found").replaceChildren(...(asks && !total ? [nothingFound(request)] : []));
    this.part("more").hidden = !asks || total <= STEP;
  }

  async items(from) {
    const results = await shown(this.answer.hits.slice(from, from + STEP), this.answer.sought);
    const { sought } = this.answer;
    const keep = ({ currentTarget }) => keepSought(currentTarget.href, sought);
    return results.map((result) =>
      make(
        "li",
        { class: "lit-search-item" },
        make("a", { class: "lit-search-option", href: result.href, onclick: keep }, ...resultContent(result, this.kind ? "" : resultKinds[result.kind]?.one)),
        ...result.parts.map((part) => make("a", { class: "lit-search-option lit-search-part", href: part.href, onclick: keep }, ...partContent(part))),
      ),
    );
  }

  async more() {
    const turn = this.turn;
    const items = await this.items(this.shownCount);
    if (turn !== this.turn) return;
    this.shownCount += STEP;
    this.part("list").append(...items);
    this.part("more").hidden = this.shownCount >= this.answer.hits.length;
    items[0]?.querySelector("a").focus();
  }

  /** Active filters, each with a button that takes it away. */
  chips() {
    const { request, answer } = this;
    const labels = new Map(answer.counts.flatMap(({ id, values }) => values.map((value) => [`${id}:${value.id}`, value.label])));
    const chips = Object.entries(request.chosen).flatMap(([facet, values]) =>
      this.facets.chips(facet, values, (value) => labels.get(`${facet}:${value}`) ?? value).map(({ text, rest }) =>
        chip(text, gettext("Remove filter %(filter)s", { filter: text }), () => this.change({ ...request, chosen: { ...request.chosen, [facet]: rest } })),
      ),
    );
    if (request.isExact) chips.push(chip(gettext("Words as typed"), gettext("Correct words again"), () => this.change({ ...request, isExact: false })));
    for (const name of request.without) {
      const without = request.without.filter((other) => other !== name);
      chips.push(chip(gettext("Without %(word)s", { word: name }), gettext("Search for %(word)s too", { word: name }), () => this.change({ ...request, without })));
    }
    if (chips.length > 1) {
      chips.push(make("button", { type: "button", class: "lit-search-plain", onclick: () => this.change({ ...emptyRequest(), text: request.text }) }, gettext("Clear all")));
    }
    this.part("chips").replaceChildren(...chips);
  }

  async export(format) {
    const status = this.part("status");
    try {
      await download(this.references, format, this.perFile);
      status.textContent = ngettext("%(num)s reference saved as %(format)s", "%(num)s references saved as %(format)s", this.references.length, { format: formatOf(format).label });
    } catch {
      status.textContent = gettext("The references could not be fetched. Are you offline?");
    }
  }
}
