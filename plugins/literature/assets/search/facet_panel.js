// The facets beside the results: values with counts to tick, years from and to.

import { gettext, ngettext } from "../messages.js";
import { make } from "./results.js";
import { facetRows } from "../vocabulary.js";

const FIRST = 8;
const ROWS = Object.fromEntries(facetRows.map((row) => [row.id, row]));

export class FacetPanel {
  /** `choose(facet, values)` is called with a facet's new values; `hidden` facets are not shown. */
  constructor(root, hidden, choose) {
    this.root = root;
    this.hidden = hidden;
    this.choose = choose;
    this.opened = new Set();
    this.closed = new Set();
  }

  /** Shows counts and what is chosen, keeping the focus where it was. */
  show(counts, chosen) {
    const focused = this.root.contains(document.activeElement) ? document.activeElement.id : "";
    const groups = counts
      .filter(({ id, values }) => !this.hidden.includes(id) && (values.length > 1 || chosen[id]?.length))
      .map((facet) => this.group(facet, chosen[facet.id] ?? []));
    this.root.replaceChildren(...groups);
    if (focused) document.getElementById(focused)?.focus();
  }

  group(facet, chosen) {
    const isOpen = !this.closed.has(facet.id);
    const content = ROWS[facet.id].form === "years" ? this.years(facet, chosen) : this.values(facet, chosen);
    return make(
      "details",
      { class: "lit-facet", open: isOpen, "data-facet": facet.id, ontoggle: ({ target }) => this.closed[target.open ? "delete" : "add"](facet.id) },
      make("summary", { id: `lit-facet-${facet.id}` }, facet.label),
      make("fieldset", {}, make("legend", { class: "lit-visually-hidden" }, facet.label), ...content),
    );
  }

  values(facet, chosen) {
    const values = ROWS[facet.id].isFixed ? facet.values : [...facet.values].sort((one, other) => other.count - one.count);
    const first = values.filter((value, at) => at < FIRST || chosen.includes(value.id) || this.opened.has(facet.id));
    const lines = first.map((value) => {
      const id = `lit-facet-${facet.id}-${value.id.replace(/[^\w-]/g, "_")}`;
      const box = make("input", {
        type: "checkbox",
        id,
        value: value.id,
        checked: chosen.includes(value.id),
        onchange: () => this.choose(facet.id, box.checked ? [...chosen, value.id] : chosen.filter((other) => other !== value.id)),
      });
      return make("label", { for: id, class: "lit-facet-value" }, box, make("span", {}, value.label), make("span", { class: "lit-count" }, String(value.count)));
    });
    const rest = values.length - first.length;
    if (rest > 0) {
      const open = () => {
        this.opened.add(facet.id);
        this.choose(facet.id, chosen);
      };
      lines.push(make("button", { type: "button", class: "lit-search-plain", id: `lit-facet-${facet.id}-more`, onclick: open }, ngettext("%(num)s more", "%(num)s more", rest)));
    }
    return lines;
  }

  years(facet, chosen) {
    const known = facet.values.map(({ id }) => Number(id));
    const picked = chosen.flatMap((value) => rangeOf(value));
    const field = (name, label, value, hint) =>
      make("label", {}, `${label} `, make("input", { type: "number", id: `lit-facet-${facet.id}-${name}`, inputmode: "numeric", min: 0, max: 9999, value, placeholder: hint, onchange: () => this.pickYears(facet.id) }));
    const from = picked.length && Math.min(...picked) > 0 ? Math.min(...picked) : "";
    const to = picked.length && Math.max(...picked) < 9999 ? Math.max(...picked) : "";
    return [
      make("div", { class: "lit-facet-years" }, field("from", gettext("From"), from, Math.min(...known)), field("to", gettext("to"), to, Math.max(...known))),
      ...this.decades(facet),
    ];
  }

  /** Decades with counts; one sets both years. */
  decades(facet) {
    const counts = new Map();
    for (const { id, count } of facet.values) {
      const decade = Math.floor(Number(id) / 10) * 10;
      counts.set(decade, (counts.get(decade) ?? 0) + count);
    }
    return [...counts].map(([decade, count]) =>
      make(
        "button",
        { type: "button", class: "lit-facet-value lit-facet-decade", id: `lit-facet-decade-${decade}`, onclick: () => this.choose(facet.id, [`${decade}..${decade + 9}`]) },
        make("span", {}, gettext("%(decade)ss", { decade })),
        make("span", { class: "lit-count" }, String(count)),
      ),
    );
  }

  pickYears(id) {
    const value = (name) => this.root.querySelector(`#lit-facet-${id}-${name}`).value.trim();
    const [from, to] = [value("from"), value("to")];
    this.choose(id, from || to ? [`${from}..${to}`] : []);
  }

  /** Text of each chosen value of a facet, and the values that are left without it. */
  chips(facet, values, labelOf) {
    return values.map((value) => ({
      text: ROWS[facet].form === "years" ? yearsIn(value) : labelOf(value),
      rest: values.filter((other) => other !== value),
    }));
  }
}

/** `1970..1985` as it is written for readers. */
function yearsIn(value) {
  const [from, to] = value.split("..");
  if (to === undefined) return value;
  if (!from) return gettext("to %(year)s", { year: to });
  return to ? `${from}–${to}` : gettext("%(year)s or later", { year: from });
}

function rangeOf(value) {
  const [from, to = from] = value.split("..");
  return [Number(from || 0), Number(to || 9999)];
}
