// Buttons that copy and save a citation from what the page holds. Without this script the records stand there as text.

import { copyText, saveText } from "./clipboard.js";
import { gettext } from "./messages.js";
import { workFormats } from "./vocabulary.js";

/** What pages hold of a work, by the ending of its files; the entry, which is no file, as `apa`. */
const FORMATS = { apa: { label: "APA", isCopied: true }, ...Object.fromEntries(workFormats.map((format) => [format.ending, format])) };

function textOf(tools, format) {
  if (format === "link") return document.querySelector('link[rel="canonical"]')?.href || location.href.split("#")[0];
  const holder =
    tools.querySelector(`[data-format="${format}"]`) ||
    (format === "apa" ? tools.closest(".md-content, article, main, body").querySelector(".lit-entry") : null);
  if (!holder) return "";
  if (format === "apa") {
    const entry = holder.cloneNode(true);
    entry.querySelectorAll(".lit-notice").forEach((mark) => mark.remove());
    return entry.textContent.replace(/\s+/g, " ").trim();
  }
  const text = holder.textContent.trim();
  const { isJson, lineEnd, closing } = FORMATS[format];
  if (isJson) return JSON.stringify(JSON.parse(text), null, 1) + "\n";
  return text.replace(/\r?\n/g, lineEnd) + closing;
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "lit-button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function equip(tools) {
  const row = document.createElement("p");
  row.className = "lit-buttons";
  const status = document.createElement("span");
  status.className = "lit-status";
  status.setAttribute("role", "status");
  for (const format of [...Object.keys(FORMATS).filter((name) => FORMATS[name].isCopied), "link"]) {
    if (!textOf(tools, format)) continue;
    row.append(
      button(format === "link" ? gettext("Copy link") : gettext("Copy %(format)s", { format: FORMATS[format].label }), async () => {
        try {
          await copyText(textOf(tools, format));
          status.textContent = format === "link" ? gettext("link copied") : gettext("%(format)s copied", { format: FORMATS[format].label });
        } catch {
          status.textContent = gettext("Copying is not allowed here; select the text instead");
        }
      }),
    );
  }
  for (const { ending: format } of workFormats) {
    if (!tools.querySelector(`[data-format="${format}"]`)) continue;
    row.append(
      button(gettext("Save %(format)s", { format: FORMATS[format].label }), () => {
        saveText(textOf(tools, format), `${(tools.dataset.name || "citation").replace(/[^\w.-]+/g, "-")}.${format}`, FORMATS[format].type);
        status.textContent = gettext("%(format)s saved", { format: FORMATS[format].label });
      }),
    );
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
}

// Material's instant navigation says when a page has been put in place.
if (window.document$) window.document$.subscribe(equipAll);
else equipAll();
