// A checkbox for each work of a reading list, kept in the reader's own browser, and a button to print.

import { gettext, ngettext } from "./messages.js";

const PREFIX = "literature:read:";

function stored(name) {
  try {
    return new Set(JSON.parse(localStorage.getItem(PREFIX + name) || "[]"));
  } catch {
    return new Set();
  }
}

function store(name, keys) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify([...keys].sort()));
  } catch {
    // Storage may be full or forbidden: the boxes still work until the page is left.
  }
}

function equip(name, lists) {
  const read = stored(name);
  const items = lists.flatMap((list) => [...list.querySelectorAll("li[data-work]")]);
  const card = document.querySelector(".lit-reading-card");
  const status = document.createElement("p");
  status.className = "lit-progress";
  status.setAttribute("role", "status");
  const count = () => {
    const works = new Set(items.map((item) => item.dataset.work));
    const done = [...works].filter((key) => read.has(key)).length;
    const told = ngettext("You have ticked %(done)s of %(num)s work.", "You have ticked %(done)s of %(num)s works.", works.size, { done });
    status.textContent = done ? `${told} ${gettext("Only this browser knows.")}` : "";
  };
  const boxes = [];
  for (const item of items) {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.className = "lit-read";
    box.setAttribute("aria-label", gettext("Read: %(work)s", { work: item.querySelector(".lit-entry").textContent.trim().slice(0, 120) }));
    box.addEventListener("change", () => {
      if (box.checked) read.add(item.dataset.work);
      else read.delete(item.dataset.work);
      store(name, read);
      show();
    });
    boxes.push([box, item]);
    item.prepend(box);
  }
  const show = () => {
    for (const [box, item] of boxes) {
      box.checked = read.has(item.dataset.work);
      item.classList.toggle("lit-is-read", box.checked);
    }
    count();
  };
  show();
  if (!card) return;
  const print = document.createElement("button");
  print.type = "button";
  print.className = "lit-button";
  print.textContent = gettext("Print this list");
  print.addEventListener("click", () => window.print());
  card.append(print, status);
}

function equipAll() {
  const groups = new Map();
  for (const list of document.querySelectorAll(".lit-readings:not([data-is-equipped])")) {
    list.dataset.isEquipped = "";
    groups.set(list.dataset.list, [...(groups.get(list.dataset.list) || []), list]);
  }
  groups.forEach((lists, name) => equip(name, lists));
}

// Material's instant navigation says when a page has been put in place.
if (window.document$) window.document$.subscribe(equipAll);
else equipAll();
