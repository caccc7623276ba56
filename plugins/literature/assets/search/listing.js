// Long indexes: a box that filters what is listed, facets that narrow it, and groups by what the entries say of themselves.
// Without this script the whole list stands there, under its own headings.

import { gettext, ngettext } from "../messages.js";
import { fold } from "./words.js";

/** Puts the tools above the letters, and the list as the address has it. */
export function mountListing(tools) {
  const list = tools.parentElement.querySelector(".lit-index-list") ?? tools.parentElement;
  const sections = [...list.querySelectorAll(".lit-index-group")];
  const letters = tools.querySelector(".lit-letters");
  const entries = sections.flatMap((section) => [...section.querySelectorAll("li")].map((item) => ({ item, home: item.parentElement })));
  if (!entries.length || tools.querySelector("input")) return;
  for (const entry of entries) entry.text = fold(entry.item.textContent);
  const bar = document.createElement("div");
  bar.className = "lit-listing";
  const box = document.createElement("input");
  box.type = "search";
  box.className = "lit-listing-box";
  box.placeholder = ngettext("Filter %(num)s entry", "Filter %(num)s entries", entries.length);
  box.setAttribute("aria-label", box.placeholder);
  const status = document.createElement("p");
  status.className = "lit-listing-status lit-status";
  status.setAttribute("role", "status");
  bar.append(box);
  // By the name under which entries hold what they are grouped by, what that is called.
  const names = new Map(JSON.parse(tools.dataset.ways || "[]"));
  const isSaid = (name) => name === "title" || entries.filter(({ item }) => item.dataset[name]).length > entries.length / 2;
  const ways = [...names.keys()].filter((name) => name && isSaid(name));
  const buttons = new Map();
  if (ways.length) {
    const choice = document.createElement("div");
    choice.className = "lit-segments";
    choice.setAttribute("role", "group");
    choice.setAttribute("aria-label", gettext("Group by"));
    for (const way of ["", ...ways]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = names.get(way);
      button.addEventListener("click", () => show({ ...state, by: way }));
      buttons.set(way, button);
      choice.append(button);
    }
    bar.append(choice);
  }
  const all = document.createElement("button");
  all.type = "button";
  all.className = "lit-plain-button";
  all.textContent = gettext("Show all");
  all.addEventListener("click", () => {
    box.value = "";
    show({ by: state.by, filter: "" });
    box.focus();
  });
  bar.append(status, all);
  tools.prepend(bar);

  // Links above and beside the list, each of which shows those alone that have a value.
  const facets = [...document.querySelectorAll("a[data-facet]")];
  const address = new URLSearchParams(location.search);
  let state = { filter: address.get("filter") ?? "", by: ways.includes(address.get("by")) ? address.get("by") : "" };
  for (const { dataset } of facets) {
    state[dataset.facet] ??= "";
    if (address.get(dataset.facet) === dataset.value) state[dataset.facet] = dataset.value;
  }
  for (const link of facets) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      const { facet, value } = link.dataset;
      show({ ...state, [facet]: state[facet] === value ? "" : value });
    });
  }
  const isChosen = (item, facet) => !state[facet] || (item.dataset[facet] ?? "").split(" ").includes(state[facet]);
  let grouped = null;

  function regroup(by) {
    if (grouped === by) return;
    list.querySelectorAll(".lit-regrouped").forEach((section) => section.remove());
    for (const { item, home } of entries) home.append(item);
    if (by) {
      const groups = new Map();
      const listed = by === "title" ? [...entries].sort((one, other) => one.item.dataset.place - other.item.dataset.place) : entries;
      for (const { item } of listed) {
        const name = item.dataset[by] ?? "";
        groups.set(name, [...(groups.get(name) ?? []), item]);
      }
      const ordered = [...groups].sort(([one], [other]) => !one - !other || one.localeCompare(other));
      for (const [name, items] of ordered) {
        const section = document.createElement("section");
        section.className = "lit-index-group lit-regrouped";
        const heading = document.createElement("h2");
        heading.textContent = name || gettext("Other");
        heading.hidden = by === "title";
        const held = document.createElement("ul");
        held.className = entries[0].home.className;
        held.append(...items);
        section.append(heading, held);
        list.append(section);
      }
    }
    grouped = by;
  }

  function show(next) {
    state = next;
    regroup(state.by);
    const words = fold(state.filter).split(/\s+/).filter(Boolean);
    const chosen = new Set(facets.map(({ dataset }) => dataset.facet));
    let seen = 0;
    for (const { item, text } of entries) {
      item.hidden = !words.every((word) => text.includes(word)) || ![...chosen].every((facet) => isChosen(item, facet));
      seen += !item.hidden;
    }
    for (const section of list.querySelectorAll(".lit-index-group")) section.hidden = !section.querySelector("li:not([hidden])");
    for (const link of facets) {
      if (state[link.dataset.facet] === link.dataset.value) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (letters) letters.hidden = Boolean(state.by);
    for (const link of letters?.querySelectorAll("a") ?? []) {
      link.classList.toggle("lit-is-empty", document.getElementById(decodeURIComponent(link.hash.slice(1)))?.parentElement.hidden ?? false);
    }
    for (const [way, button] of buttons) button.setAttribute("aria-pressed", String(way === state.by));
    all.hidden = seen === entries.length;
    status.textContent = seen < entries.length ? ngettext("%(seen)s of %(num)s", "%(seen)s of %(num)s", entries.length, { seen }) : "";
    const query = new URLSearchParams(Object.entries(state).filter(([, value]) => value)).toString();
    const wanted = query ? `?${query}` : location.pathname;
    if (location.search !== (query ? `?${query}` : "")) history.replaceState(history.state, "", wanted + location.hash);
  }

  box.value = state.filter;
  box.addEventListener("input", () => show({ ...state, filter: box.value }));
  show(state);
}
