// Questions that are answered on the page: fields in place of what is printed, a result for each, and a score, which stays
// in the reader's own browser. Without this script each answer is folded below its question.

import { gettext, ngettext } from "./messages.js";

const PREFIX = "literature:quiz:";

function stored(name) {
  try {
    const found = JSON.parse(localStorage.getItem(PREFIX + name));
    return new Map(Array.isArray(found) ? found : []);
  } catch {
    return new Map();
  }
}

function store(name, results) {
  try {
    if (results.size) localStorage.setItem(PREFIX + name, JSON.stringify([...results]));
    else localStorage.removeItem(PREFIX + name);
  } catch {
    // Storage may be full or forbidden: the score still holds until the page is left.
  }
}

function made(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

const wordsIn = (element) => element.textContent.replace(/\s+/g, " ").trim();

/** A typed answer without what makes no difference: case, accents, signs, an article in front. */
const folded = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim().replace(/^(?:the|an?) /, "");

/** Fields for choices. Says whether something is chosen, what is right, and marks what was chosen. */
function choosing(asked, name) {
  const isOne = asked.dataset.kind !== "several";
  const fields = [...asked.querySelectorAll(".lit-choices > li")].map((item, at) => {
    const label = made("label", "lit-choice");
    const box = made("input", "");
    box.type = isOne ? "radio" : "checkbox";
    box.name = name;
    box.value = at;
    const words = made("span", "");
    words.append(...item.childNodes);
    label.append(box, words);
    item.append(label);
    return { label, box, isRight: item.dataset.isRight !== undefined };
  });
  return {
    isAnswered: () => fields.some(({ box }) => box.checked),
    isRight: () => fields.every(({ box, isRight }) => box.checked === isRight),
    mark: () => fields.forEach(({ label, box, isRight }) => box.checked && tell(label, isRight)),
  };
}

/** A list to choose from beside each thing that has a partner. */
function matching(asked) {
  const those = asked.querySelector(".lit-those");
  const words = [...those.children].map(wordsIn);
  those.remove();
  const partners = [...asked.querySelectorAll("[data-that]")].map((pair) => pair.dataset.that.replace(/\s+/g, " ").trim());
  const fields = [...asked.querySelectorAll(".lit-these > li")].map((item, at) => {
    const label = made("label", "lit-choice lit-match");
    const list = made("select", "");
    list.append(new Option("…", ""), ...words.map((text) => new Option(text, text)));
    const text = made("span", "");
    text.append(...item.childNodes);
    label.append(text, list);
    item.append(label);
    return { label, list, isRight: () => list.value === partners[at] };
  });
  return {
    isAnswered: () => fields.every(({ list }) => list.value),
    isRight: () => fields.every(({ isRight }) => isRight()),
    mark: () => fields.forEach(({ label, isRight }) => tell(label, isRight())),
  };
}

/** A line to type in. */
function typing(asked) {
  const label = made("label", "lit-choice lit-typed");
  const field = made("input", "");
  field.type = "text";
  field.autocomplete = "off";
  label.append(made("span", "lit-visually-hidden", gettext("Your answer")), field);
  asked.querySelector(".lit-ask").after(label);
  const answers = JSON.parse(asked.dataset.answers).map(folded);
  const isRight = () => answers.includes(folded(field.value));
  return { isAnswered: () => folded(field.value) !== "", isRight, mark: () => tell(label, isRight()) };
}

/** Marks a choice by a sign and a word, not by color alone. */
function tell(label, isRight) {
  label.classList.add(isRight ? "lit-is-right" : "lit-is-wrong");
  label.append(made("span", "lit-told", isRight ? gettext("right") : gettext("wrong")));
}

function clear(asked) {
  for (const told of asked.querySelectorAll(".lit-told")) {
    told.parentNode.classList.remove("lit-is-right", "lit-is-wrong");
    told.remove();
  }
}

function equip(quiz) {
  const page = quiz.dataset.quiz;
  const results = () => stored(page);
  const all = [...quiz.querySelectorAll(".lit-asked")];
  const score = made("p", "lit-score");
  const told = made("span", "");
  const again = made("button", "lit-button", gettext("Start again"));
  again.type = "button";
  score.append(told, " ", again);
  quiz.append(score);
  const kept = new Map();
  const show = () => {
    const ids = all.map((asked) => asked.dataset.question).filter((id) => kept.has(id));
    const right = ids.filter((id) => kept.get(id)).length;
    told.textContent = ids.length
      ? `${ngettext("%(right)s of %(num)s question answered correctly.", "%(right)s of %(num)s questions answered correctly.", all.length, { right })} ${gettext("Only this browser knows.")}`
      : "";
    again.hidden = !ids.length;
  };
  for (const [id, isRight] of results()) kept.set(id, isRight);
  const forms = all.map((asked) => {
    const { question, kind } = asked.dataset;
    const form = made("form", "lit-form");
    const fieldset = made("fieldset", "");
    const legend = made("legend", "");
    const ask = asked.querySelector(".lit-ask");
    const way = { match: matching, short: typing }[kind] ?? choosing;
    const field = way(asked, `${page}#${question}`);
    const status = made("p", "lit-result");
    status.setAttribute("role", "status");
    const check = made("button", "lit-button", gettext("Check"));
    const answer = asked.querySelector(".lit-answer");
    legend.append(...ask.childNodes);
    fieldset.append(legend, ...asked.querySelectorAll(".lit-choices, .lit-typed"));
    form.append(fieldset, check, status);
    ask.replaceWith(form);
    if (kept.has(question)) status.textContent = kept.get(question) ? gettext("Answered correctly before.") : gettext("Answered wrongly before.");
    form.addEventListener("change", () => {
      clear(asked);
      status.textContent = "";
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clear(asked);
      if (!field.isAnswered()) {
        status.textContent = gettext("Answer first.");
        return;
      }
      const isRight = field.isRight();
      field.mark();
      status.textContent = isRight ? gettext("That is right; see why below.") : gettext("That is not right; see why below.");
      answer.open = true;
      kept.set(question, isRight);
      store(page, new Map([...results(), [question, isRight]]));
      show();
    });
    return { asked, form, status, answer };
  });
  again.addEventListener("click", () => {
    const rest = results();
    for (const { asked, form, status, answer } of forms) {
      form.reset();
      clear(asked);
      status.textContent = "";
      answer.open = false;
      kept.delete(asked.dataset.question);
      rest.delete(asked.dataset.question);
    }
    store(page, rest);
    show();
    forms[0].form.querySelector("input, select").focus();
  });
  quiz.classList.add("lit-is-scored");
  show();
}

/** On paper all answers stand behind the last question. */
function printAnswers() {
  for (const quiz of document.querySelectorAll(".lit-quiz.lit-is-scored")) {
    const list = made("ol", "");
    for (const body of quiz.querySelectorAll(".lit-answer-body")) {
      const item = document.createElement("li");
      item.append(...body.cloneNode(true).childNodes);
      list.append(item);
    }
    const answers = made("div", "lit-printed");
    answers.append(made("p", "lit-ask", gettext("Answers")), list);
    quiz.append(answers);
  }
}

window.addEventListener("beforeprint", printAnswers);
window.addEventListener("afterprint", () => document.querySelectorAll(".lit-printed").forEach((answers) => answers.remove()));

/** Makes a test of every list of questions on the page. */
export function mountQuizzes() {
  document.querySelectorAll(".lit-quiz:not(.lit-is-scored)").forEach(equip);
}
