// A checkbox for each work of a reading list, kept in the reader's own browser, and what one does with the whole list.

import { copyText } from "./clipboard.js";
import { gettext } from "./messages.js";
import { saveText } from "./saving.js";

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
  const status = card?.querySelector(".lit-progress") ?? document.createElement("p");
  const count = () => {
    const works = new Set(items.map((item) => item.dataset.work));
    const done = [...works].filter((key) => read.has(key)).length;
    const told = gettext("You have ticked %(done)s of %(num)s.", { done, num: works.size });
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
  const rings = ringsOf(lists);
  const show = () => {
    for (const { ring, words, works } of rings) {
      const done = works.filter((key) => read.has(key)).length;
      ring.style.setProperty("--done", `${(100 * done) / (works.length || 1)}%`);
      words.textContent = done ? ` ${gettext("%(done)s of %(num)s read", { done, num: works.length })}` : "";
    }
    for (const [box, item] of boxes) {
      box.checked = read.has(item.dataset.work);
      item.classList.toggle("lit-is-read", box.checked);
    }
    count();
  };
  show();
  if (card) equipCard(card, name, lists, status);
}

/** Where contents lead to a session: how much of it has been read. */
function ringsOf(lists) {
  const contents = [...document.querySelectorAll(".md-nav--secondary a, .lit-contents a")];
  return lists.flatMap((list) =>
    [...list.querySelectorAll(".lit-session")].flatMap((session) => {
      const works = [...session.querySelectorAll("li[data-work]")].map((item) => item.dataset.work);
      const hash = `#${session.querySelector("h2").id}`;
      return contents.filter((link) => link.hash === hash).map((link) => {
        const ring = document.createElement("span");
        ring.className = "lit-ring";
        const words = document.createElement("span");
        words.className = "lit-visually-hidden";
        ring.append(words);
        link.append(ring);
        return { ring, words, works };
      });
    }),
  );
}

function equipCard(card, name, lists, status) {
  const acts = { print: () => window.print(), copy, calendar };
  async function copy() {
    try {
      await copyText(asText(lists));
      status.textContent = gettext("list copied");
    } catch {
      status.textContent = gettext("Copying is not allowed here; select the text instead");
    }
  }
  function calendar() {
    const open = card.querySelector(".lit-first-day");
    if (open) return open.remove();
    const label = document.createElement("label");
    label.className = "lit-first-day";
    const day = document.createElement("input");
    day.type = "date";
    day.addEventListener("change", () => {
      if (!day.value) return;
      saveText(asCalendar(name, lists, new Date(`${day.value}T00:00Z`)), `${name}.ics`, "text/calendar");
      status.textContent = gettext("calendar saved");
    });
    label.append(`${gettext("First day")} `, day);
    card.querySelector(".lit-list-tools").after(label);
    day.focus();
  }
  for (const button of card.querySelectorAll("button[data-act]")) {
    button.hidden = false;
    button.addEventListener("click", acts[button.dataset.act]);
  }
}

const wordsIn = (element) => element.textContent.replace(/\s+/g, " ").trim();

/** The list as lines of plain text. */
function asText(lists) {
  const lines = [];
  for (const session of lists.flatMap((list) => [...list.querySelectorAll(".lit-session")])) {
    lines.push(wordsIn(session.querySelector("h2")));
    for (const part of session.querySelectorAll(".lit-question, h3, .lit-works > li, .lit-prompts > li")) {
      if (!part.matches(".lit-works > li")) {
        lines.push(part.matches("li") ? `- ${wordsIn(part)}` : wordsIn(part));
        continue;
      }
      const facts = [...part.querySelectorAll(".lit-part, .lit-time")].map(wordsIn).join(", ");
      lines.push(`- ${wordsIn(part.querySelector(".lit-entry"))}${facts && ` (${facts})`}`);
    }
    lines.push("");
  }
  return `${lines.join("\n").trim()}\n`;
}

/** A calendar (RFC 5545) of a day each week from the first one. */
function asCalendar(name, lists, first) {
  const dayOf = (date) => date.toISOString().slice(0, 10).replaceAll("-", "");
  const after = (days) => dayOf(new Date(first.getTime() + days * 86400000));
  const stamp = `${dayOf(new Date())}T000000Z`;
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:literature"];
  lists
    .flatMap((list) => [...list.querySelectorAll(".lit-session > h2")])
    .forEach((heading, week) => {
      const title = wordsIn(heading).replace(/[\\;,]/g, "\\$&");
      lines.push("BEGIN:VEVENT", `UID:${name}-${week}-${after(0)}@literature`, `DTSTAMP:${stamp}`);
      lines.push(`DTSTART;VALUE=DATE:${after(week * 7)}`, `SUMMARY:${title}`, `URL:${location.href.split("#")[0]}#${heading.id}`, "END:VEVENT");
    });
  lines.push("END:VCALENDAR");
  // At most 75 octets a line, of which a letter may take four.
  return lines.map((line) => `${[...line].reduce((text, letter, at) => text + (at && at % 18 === 0 ? "\r\n " : "") + letter, "")}\r\n`).join("");
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
