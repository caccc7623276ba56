"""What people answer in a form of the code host, from which `from-form` makes a page or an entry.

GitHub writes the answers of an issue form as Markdown: for each question a heading of the third level with its label,
and the answer below. The forms in `.github/ISSUE_TEMPLATE/` of a site ask these questions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from literature.starting.front import listed, scalar

Question = Literal["kind", "title", "key", "basis", "verdict", "concepts", "text", "work", "source"]

QUESTIONS: Mapping[str, Question] = {
    "Kind of page": "kind",
    "Title": "title",
    "Key of the work": "key",
    "What you read": "basis",
    "Verdict": "verdict",
    "Concepts": "concepts",
    "Text": "text",
    "The work": "work",
    "Where its record can be seen": "source",
}
"""By label. Other questions of a form are for people."""

_NO_ANSWER = "_No response_"
_HEADING = re.compile(r"^### (?P<label>.+?)[ \t]*$", re.MULTILINE)
_FENCED = re.compile(r"\A(?P<fence>`{3,}|~{3,})[^\n`]*\n(?P<inner>.*?)\n?(?P=fence)\s*\Z", re.DOTALL)
_TITLE = re.compile(r"\A# [^\n]*\n*")


def answers_in(form: str) -> Mapping[Question, str]:
    """The answers by question, trimmed; questions without one are left out.

    The text of a page holds headings of its own and is the last question of its form: all that follows is part of it.
    """
    form = form.replace("\r\n", "\n")
    answers: dict[Question, str] = {}
    headings = list(_HEADING.finditer(form))
    for position, heading in enumerate(headings):
        question = QUESTIONS.get(heading["label"])
        if question is None:
            continue
        is_last = question == "text" or position + 1 == len(headings)
        answer = form[heading.end() : None if is_last else headings[position + 1].start()].strip()
        if fenced := _FENCED.match(answer):
            answer = fenced["inner"].strip()
        if answer and answer != _NO_ANSWER:
            answers[question] = answer
        if question == "text":
            break
    return answers


def with_body(page: str, body: str, front: Mapping[str, str | tuple[str, ...]]) -> str:
    """A page begun from a starter, with the text that was written in place of its sections, and with values of its
    front matter that the starter leaves empty. A title above the text is that of the page and left out."""
    _, head, rest = page.split("---\n", 2)
    lines = head.splitlines()
    for name, value in front.items():
        written = f"{name}: {scalar(value) if isinstance(value, str) else listed(value)}"
        position = next((at for at, line in enumerate(lines) if line.startswith(f"{name}:")), len(lines))
        lines[position : position + 1] = [written]
    title = _TITLE.match(rest.lstrip("\n"))
    heading = title[0].strip() if title else ""
    return "\n".join(("---", *lines, "---", "", heading, "", _TITLE.sub("", body.strip()).strip(), ""))
