// Material's menu on narrow screens, by keyboard: its sign is a label, which no key reaches. A button takes its place.

import { gettext } from "../messages.js";

/** Puts a button in the place of the menu's sign. */
export function mountMenu(sign) {
  const toggle = document.getElementById("__drawer");
  const menu = document.querySelector(".md-sidebar--primary");
  if (!toggle || !menu) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${sign.className} lit-menu-button`;
  button.setAttribute("aria-label", gettext("Menu"));
  button.append(...sign.childNodes);
  sign.replaceWith(button);
  const told = () => button.setAttribute("aria-expanded", String(toggle.checked));
  const turn = (isOpen) => {
    toggle.checked = isOpen;
    toggle.dispatchEvent(new Event("change"));
  };
  told();
  toggle.addEventListener("change", told);
  button.addEventListener("click", (event) => {
    turn(!toggle.checked);
    // By a key: the menu can take the focus once it has come.
    if (toggle.checked && event.detail === 0) {
      const first = () => [...menu.querySelectorAll("a[href]")].find((link) => link.checkVisibility({ visibilityProperty: true }));
      setTimeout(() => first()?.focus(), 300);
    }
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    turn(false);
    button.focus();
  });
  // Who leaves the open menu by Tab has left it.
  menu.addEventListener("focusout", (event) => {
    if (toggle.checked && event.relatedTarget && !menu.contains(event.relatedTarget)) turn(false);
  });
}
