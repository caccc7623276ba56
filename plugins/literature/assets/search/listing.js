// Long indexes: a box that filters what is listed, and groups by what the entries say of themselves. Without this script
// the whole list stands there, under first letters.

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
  const names = { "": gettext("A to Z"), ...JSON.parse(tools.dataset.ways || "{}") };
  const ways = Object.keys(names).filter((name) => entries.filter(({ item }) => item.dataset[name]).length > entries.length / 2);
  const buttons = new Map();
  if (ways.length) {
    const choice = document.createElement("div");
    choice.className = "lit-segments";
    choice.setAttribute("role", "group");
    choice.setAttribute("aria-label", gettext("Group by"));
    for (const way of ["", ...ways]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = names[way];
      button.addEventListener("click", () => show({ ...state, by: way }));
      buttons.set(way, button);
      choice.append(button);
    }
    bar.append(choice);
  }
  bar.append(status);
  tools.prepend(bar);

  const address = new URLSearchParams(location.search);
  let state = { filter: address.get("filter") ?? "", by: ways.includes(address.get("by")) ? address.get("by") : "" };
  let grouped = null;

  function regroup(by) {
    if (grouped === by) return;
    list.querySelectorAll(".lit-regrouped").forEach((section) => section.remove());
    for (const { item, home } of entries) home.append(item);
    if (by) {
      const groups = new Map();
      for (const { item } of entries) {
        const name = item.dataset[by] ?? "";
        groups.set(name, [...(groups.get(name) ?? []), item]);
      }
      const inOrder = [...groups].sort(([one], [other]) => !one - !other || one.localeCompare(other));
      for (const [name, items] of inOrder) {
        const section = document.createElement("section");
        section.className = "lit-index-group lit-regrouped";
        const heading = document.createElement("h2");
        heading.textContent = name || gettext("Other");
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
    let seen = 0;
    for (const { item, text } of entries) {
      item.hidden = !words.every((word) => text.includes(word));
      seen += !item.hidden;
    }
    for (const section of list.querySelectorAll(".lit-index-group")) section.hidden = !section.querySelector("li:not([hidden])");
    letters.hidden = Boolean(state.by);
    for (const link of letters.querySelectorAll("a")) {
      link.classList.toggle("lit-is-empty", document.getElementById(decodeURIComponent(link.hash.slice(1)))?.parentElement.hidden ?? false);
    }
    for (const [way, button] of buttons) button.setAttribute("aria-pressed", String(way === state.by));
    status.textContent = words.length ? ngettext("%(seen)s of %(num)s", "%(seen)s of %(num)s", entries.length, { seen }) : "";
    const query = new URLSearchParams(Object.entries(state).filter(([, value]) => value)).toString();
    const wanted = query ? `?${query}` : location.pathname;
    if (location.search !== (query ? `?${query}` : "")) history.replaceState(history.state, "", wanted + location.hash);
  }

  box.value = state.filter;
  box.addEventListener("input", () => show({ ...state, filter: box.value }));
  show(state);
}
