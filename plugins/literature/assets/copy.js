// Buttons that copy and save a citation from what the page holds, and that save a work, or a page's works, in the formats
// that stand neither there nor beside it as files. Without this script the record stands there as text, and the works as a
// file.

import { PARAGRAPH } from "./arrival.js";
import { copyText } from "./clipboard.js";
import { gettext } from "./messages.js";
import { asWritten, saveText } from "./saving.js";
import { workFormats } from "./vocabulary.js";

/** What pages hold of a work, by the ending of its files; entries, which are no files, as `apa`, and as `edition` that of a
 * page as it stood in an edition, which says its own label. */
const FORMATS = { apa: { label: "APA", isCopied: true }, edition: { isCopied: true }, ...Object.fromEntries(workFormats.map((format) => [format.ending, format])) };

function textOf(tools, format) {
  if (format === "link") return document.querySelector('link[rel="canonical"]')?.href || location.href.split("#")[0];
  const holder =
    tools.querySelector(`[data-format="${format}"]`) ||
    (format === "apa" ? tools.closest(".md-content, article, main, body").querySelector(".lit-entry") : null);
  if (!holder) return "";
  if (format === "apa" || format === "edition") {
    const entry = holder.cloneNode(true);
    entry.querySelectorAll(".lit-notice").forEach((mark) => mark.remove());
    return entry.textContent.replace(/\s+/g, " ").trim();
  }
  return asWritten(FORMATS[format], holder.textContent.trim());
}

function button(label, act, name = "lit-button") {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

/** The name of what is saved, without its ending. */
const stemOf = ({ dataset }) => (dataset.name || "citation").replace(/[^\w.-]+/g, "-");

function statusLine() {
  const status = document.createElement("span");
  status.className = "lit-status";
  status.setAttribute("role", "status");
  return status;
}

/** Saves the works of these keys from the records of the search, and says so. */
async function saveWorks(keys, { name, label }, stem, status) {
  try {
    const { downloadWorks } = await import("./search/downloads.js");
    await downloadWorks(keys, name, stem);
    status.textContent = gettext("%(format)s saved", { format: label });
  } catch {
    status.textContent = gettext("The references could not be fetched. Are you offline?");
  }
}

/** Offers a page's works in the formats of which no file stands beside it. */
function offer(line) {
  const offered = new Set([...line.querySelectorAll("a")].map((link) => link.textContent));
  const status = statusLine();
  const save = (format) => saveWorks(line.dataset.works.split(","), format, stemOf(line), status);
  for (const format of workFormats) {
    if (!offered.has(format.label)) line.append(", ", button(format.label, () => save(format), "lit-as-link"));
  }
  line.append(" ", status);
}

function equip(tools) {
  const row = document.createElement("p");
  row.className = "lit-buttons";
  const status = statusLine();
  for (const format of [...Object.keys(FORMATS).filter((name) => FORMATS[name].isCopied), "link"]) {
    if (!textOf(tools, format)) continue;
    const label = tools.querySelector(`[data-format="${format}"]`)?.dataset.label || FORMATS[format]?.label;
    row.append(
      button(format === "link" ? gettext("Copy link") : gettext("Copy %(format)s", { format: label }), async () => {
        try {
          await copyText(textOf(tools, format));
          status.textContent = format === "link" ? gettext("link copied") : gettext("%(format)s copied", { format: label });
        } catch {
          status.textContent = gettext("Copying is not allowed here; select the text instead");
        }
      }),
    );
  }
  const fetched = (tools.dataset.fetched || "").split(" ");
  for (const format of workFormats) {
    const { ending, label, type } = format;
    const isHeld = tools.querySelector(`[data-format="${ending}"]`) !== null;
    if (!isHeld && !fetched.includes(ending)) continue;
    row.append(
      button(gettext("Save %(format)s", { format: label }), () => {
        if (!isHeld) return saveWorks([tools.dataset.name], format, stemOf(tools), status);
        saveText(textOf(tools, ending), `${stemOf(tools)}.${ending}`, type);
        status.textContent = gettext("%(format)s saved", { format: label });
      }),
    );
  }
  if (tools.closest(".lit-page-tools") && document.querySelector(PARAGRAPH)) {
    const begin = button(gettext("Cite a paragraph"), () => import("./quoting.js").then(({ beginQuoting }) => beginQuoting(begin)));
    row.append(begin);
  }
  row.append(status);
  const summary = tools.querySelector(":scope > summary");
  if (summary) summary.after(row);
  else tools.prepend(row);
}

function equipAll() {
  for (const tools of document.querySelectorAll(".lit-tools:not([data-is-equipped])")) {
    tools.dataset.isEquipped = "";
    equip(tools);
  }
  for (const line of document.querySelectorAll("[data-works]:not([data-is-equipped])")) {
    line.dataset.isEquipped = "";
    offer(line);
  }
}

// Material's instant navigation says when a page has been put in place.
if (window.document$) window.document$.subscribe(equipAll);
else equipAll();
