"""Every text that readers see stands in the catalog: in `literature.pot`, by way of `gettext` and its like."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.jslexer import tokenize

ASSETS = Path(__file__).parents[1] / "plugins/literature/assets"
CALLS = {"gettext", "ngettext", "pgettext"}
SINKS = {"textContent", "innerText", "placeholder", "alt", "aria-label", "aria-description"}
"""What shows or speaks a text in the browser: properties and attributes."""
SELECTORS = {"closest", "matches", "querySelector", "querySelectorAll"}
WORDS = re.compile(r"[A-Z][a-z]|[A-Za-z]{2,},? [a-z]|^ ?[a-z]{2,} | [a-z]{2,} ?$")
"""Looks like words for readers: a capital letter before a small one, or a word beside a space."""
NO_WORDS = re.compile(
    r"(?:[a-z]+)?[.#\[][\w-]+.*"  # selectors
    r"|(?:lit|md)-[\w -]+"  # classes
    r"|DOMContentLoaded|Escape|Tab|Control\+K Meta\+K /|isNumber|viewBox"  # names of the browser's
    r"|BibTeX"  # a name in every language
    r"|[a-z]+:[a-z]+|[a-z]*:?\"[\w ]+\"|author:.*"  # examples in the language of queries, which is one for all
    r"|an and are .*"  # words that queries do without
    r"|the browser does not allow copying"  # an error that is caught
)


def untold_in_script(text: str) -> Iterator[tuple[int, str]]:
    """Line and text of each literal of a script that readers seem to see and that is not looked up."""
    tokens = [token for token in tokenize(text, jsx=False) if "comment" not in token.type]
    depth = 0
    inside: list[int] = []
    for at, token in enumerate(tokens):
        if token.value in ("(", "{", "["):
            depth += 1
            if token.value == "(" and at and tokens[at - 1].value in CALLS:
                inside.append(depth)
        elif token.value in (")", "}", "]"):
            if inside and inside[-1] == depth:
                inside.pop()
            depth -= 1
        elif token.type in ("string", "template_string") and not (inside and inside[-1] == depth):
            said = re.sub(r"\$\{.*\}", "", token.value[1:-1], flags=re.DOTALL)
            before = [token.value.strip("\"'").rpartition(".")[2] for token in tokens[max(0, at - 2) : at]]
            is_shown = len(before) == 2 and before[0] in SINKS and before[1] in ("=", ":", ",")
            is_code = (len(before) == 2 and before[0] in SELECTORS) or NO_WORDS.fullmatch(said)
            if (is_shown and re.search("[A-Za-z]", said)) or (WORDS.search(said) and not is_code):
                yield token.lineno, token.value


def test_scripts_look_up_what_they_show() -> None:
    found = [
        f"{path.name}:{line}: {text}"
        for path in sorted(ASSETS.rglob("*.js"))
        for line, text in untold_in_script(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "script",
    [
        'status.textContent = "saved";',
        'button.setAttribute("aria-label", "close");',
        'make("input", { placeholder: "words" });',
        'make("p", {}, "Nothing here");',
        "make('p', {}, `${count} results`);",
        "make('p', {}, `All ${count}`);",
        'button(gettext("Copy") + "Save it");',
        'make("p", { title: gettext("%(a)s", { a: "Some text" }) });',
    ],
)
def test_the_test_sees_a_text_in_a_script(script: str) -> None:
    assert len(list(untold_in_script(script))) == 1


@pytest.mark.parametrize(
    "script",
    [
        'status.textContent = gettext("Saved as %(name)s", { name });',
        'make("p", { class: "lit-a lit-b" }, ngettext("%(num)s work", "%(num)s works", works.length));',
        'document.querySelector("a.lit-link, main");',
        'if (event.key === "Escape") open(`search/?${text}`);',
    ],
)
def test_what_is_no_text_in_a_script(script: str) -> None:
    assert list(untold_in_script(script)) == []


def test_the_catalog_is_up_to_date(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, root / ".ci/messages", "--check"], capture_output=True, text=True, check=False
    )
    assert done.stdout == ""
    assert done.returncode == 0, done.stderr
