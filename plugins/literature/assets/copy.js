// Buttons that copy and save a citation from what the page holds. Without this script the records stand there as text.

import { gettext } from "./messages.js";

const SAVED = { bib: "application/x-bibtex", ris: "application/x-research-info-systems", json: "application/vnd.citationstyles.csl+json" };
const NAMES = { apa: "APA", bib: "BibTeX", ris: "RIS", json: "CSL-JSON" };

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
  if (format === "json") return JSON.stringify(JSON.parse(text), null, 1) + "\n";
  // The last line of a record ends in a space, which HTML does not keep at the end of a block.
  return format === "ris" ? `${text.replace(/\r?\n/g, "\r\n")} \r\n\r\n` : text + "\n";
}

async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("readonly", "");
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  const focused = document.activeElement;
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  focused?.focus();
  if (!isCopied) throw new Error("the browser does not allow copying");
}

function save(text, name, format) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: SAVED[format] }));
  link.download = `${name.replace(/[^\w.-]+/g, "-")}.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
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
  for (const format of ["apa", "bib", "link"]) {
    if (!textOf(tools, format)) continue;
    row.append(
      button(format === "link" ? gettext("Copy link") : gettext("Copy %(format)s", { format: NAMES[format] }), async () => {
        try {
          await copy(textOf(tools, format));
          status.textContent = format === "link" ? gettext("link copied") : gettext("%(format)s copied", { format: NAMES[format] });
        } catch {
          status.textContent = gettext("Copying is not allowed here; select the text instead");
        }
      }),
    );
  }
  for (const format of ["bib", "ris", "json"]) {
    if (!tools.querySelector(`[data-format="${format}"]`)) continue;
    row.append(
      button(gettext("Save %(format)s", { format: NAMES[format] }), () => {
        save(textOf(tools, format), tools.dataset.name || "citation", format);
        status.textContent = gettext("%(format)s saved", { format: NAMES[format] });
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
