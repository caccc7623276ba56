// Narrows and counts results by what records are, as the table of facets has it.

import { FACET_FIELDS, yearsOf } from "./query.js";
import { conceptIds, concepts } from "./synonyms.js";
import { table } from "./tables.js";
import { facetRows } from "../vocabulary.js";
import { wordsOf } from "./words.js";

let opening = null;

/** Opens the table of facets once. */
export function openFacets() {
  opening ??= Promise.all([table("facets"), concepts()]).then((parts) => new Facets(...parts));
  opening.catch(() => (opening = null));
  return opening;
}

export class Facets {
  constructor(data, names) {
    this.names = names;
    this.references = data.references;
    this.perFile = data.perFile;
    const forms = new Map(facetRows.map(({ id, form }) => [id, form]));
    this.all = data.facets.map(({ id, label, values }) => ({
      id,
      label,
      form: forms.get(id),
      values: values.map((value) => ({ id: value.id, label: value.label, of: running(value.of) })),
    }));
    this.byId = new Map(this.all.map((facet) => [facet.id, facet]));
  }

  /** Numbers of the records that have one of a facet's values; years may be ranges. */
  having(facet, values) {
    const ranges = this.byId.get(facet)?.form === "years" ? values.map(yearsOf).filter(Boolean) : [];
    const isMeant = (id) => values.includes(id) || ranges.some(([from, to]) => Number(id) >= from && Number(id) <= to);
    const numbers = new Set();
    for (const value of this.byId.get(facet)?.values ?? []) {
      if (isMeant(value.id)) for (const number of value.of) numbers.add(number);
    }
    return numbers;
  }

  /** Ids of the facets' values that `field:value` means, by facet; a year's range gives every year in it. */
  meant({ name, value }) {
    const meant = {};
    for (const facet of FACET_FIELDS[name]) {
      const { form, values } = this.byId.get(facet) ?? { values: [] };
      const ids = form === "concepts" ? conceptIds(value, this.names) : null;
      const years = form === "years" ? yearsOf(value) : null;
      const wanted = wordsOf(value).join(" ");
      const named = values.filter(({ id, label }) => {
        if (years) return Number(id) >= years[0] && Number(id) <= years[1];
        if (ids) return ids.includes(id);
        return [id, label].some((text) => isNamed(wordsOf(text).join(" "), wanted));
      });
      if (named.length) meant[facet] = named.map(({ id }) => id);
    }
    return meant;
  }

  /** Numbers of the records that `field:value` fits; null when there is no such value. */
  fitting(field) {
    const meant = Object.entries(this.meant(field));
    if (!meant.length) return null;
    return new Set(meant.flatMap(([facet, values]) => [...this.having(facet, values)]));
  }

  /** For each facet, its values with how many of the records have them: those whose numbers `fits(facet)` accepts. */
  count(fits) {
    return this.all.map(({ id, label, values }) => ({
      id,
      label,
      values: values
        .map((value) => ({ id: value.id, label: value.label, count: value.of.reduce((sum, n) => sum + fits(id, n), 0) }))
        .filter(({ count }) => count),
    }));
  }

  /** Latest year of a record, by number. */
  get years() {
    this._years ??= new Map(
      [...(this.all.find(({ form }) => form === "years")?.values ?? [])].reverse().flatMap(({ id, of }) => of.map((n) => [n, Number(id)])),
    );
    return this._years;
  }
}

/** A name, its singular or plural, or its start, as far as a word of it goes. */
function isNamed(name, wanted) {
  return name === wanted || name === `${wanted}s` || `${name}s` === wanted || name.startsWith(`${wanted} `);
}

function running(differences) {
  let sum = 0;
  return differences.map((difference) => (sum += difference));
}
