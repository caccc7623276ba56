"""Makes references of records that are no BibTeX. The readers of RIS, CSL-JSON and Crossref's answers end here.

Such records give plain text, at most with HTML's tags for italics and for letters above and below the line; a
bibliography holds LaTeX.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from literature.model import Location, Person, Problem, Reference, RichText, Run
from literature.sources.inheritance import Field, RawEntry, in_biblatex_terms
from literature.sources.reference_fields import reference_of
from literature.text.latex.writer import as_latex, names_as_latex, without_control
from literature.text.names import NameReader

_ORDER = (
    *("author", "editor", "translator", "title", "booktitle", "journal", "year", "date", "volume", "number", "pages"),
    *("eid", "edition", "series", "publisher", "school", "institution", "address", "doi", "isbn", "url"),
)
_TAG = re.compile(r"<(?P<end>/?)(?:\w+:)?(?P<name>[A-Za-z]+)(?:\s[^<>]*)?/?>")
_STYLES: Mapping[str, Mapping[str, Any]] = {
    "i": {"italic": True}, "italic": {"italic": True}, "em": {"italic": True}, "b": {"bold": True},
    "bold": {"bold": True}, "strong": {"bold": True}, "sup": {"position": "sup"}, "sub": {"position": "sub"},
    "sc": {"small_caps": True},
}  # fmt: skip
_CAPITALS = re.compile(r"\w*[^\W\d_][\w.-]*")
_RANGE = re.compile(r"\s*(?:-{1,3}|[\u2010-\u2015\u2212])\s*")


@dataclass
class ForeignRecord:
    """A work as another program gives it, on the way to an entry."""

    type: str
    """Entry type of BibTeX."""
    location: Location
    fields: dict[str, str] = field(default_factory=dict)
    """LaTeX by the name of the field."""

    def add_text(self, name: str, text: str) -> None:
        """A field from plain text, HTML's tags understood; nothing for empty text."""
        if rich := rich_from_markup(text):
            self.fields[name] = as_latex(protected(rich) if name in ("title", "booktitle") else rich)

    def add_verbatim(self, name: str, text: str) -> None:
        """A field that holds no LaTeX: an address, a DOI."""
        if text := without_control(text).strip().replace("{", "%7B").replace("}", "%7D"):
            self.fields[name] = text

    def add_people(self, name: str, people: Iterable[Person]) -> None:
        """A list of names."""
        if listed := names_as_latex(people):
            self.fields[name] = listed

    def add_pages(self, pages: str) -> None:
        """Pages, a range with two hyphens."""
        if pages.strip():
            self.add_text("pages", _RANGE.sub("\u2013", pages.strip()))

    def as_reference(self) -> tuple[Reference, tuple[Problem, ...]]:
        """The work, without a key. Fields stand in the order in which bibliographies usually have them."""
        rank = {name: place for place, name in enumerate(_ORDER)}
        ordered = sorted(self.fields, key=lambda name: rank.get(name, len(rank)))
        fields = {name: Field(self.fields[name], self.location) for name in ordered}
        entry = RawEntry("", self.type, self.location, fields)
        reference, problems = reference_of(entry, in_biblatex_terms(entry), (), NameReader())
        return reference, tuple(problems)


def rich_from_markup(text: str) -> RichText:
    """Plain text with HTML's tags (JATS' too) for a few styles; other tags are dropped, white space is one blank."""
    text = " ".join(html.unescape(text).split())
    runs: list[Run] = []
    open_styles: list[tuple[str, Mapping[str, Any]]] = []
    position = 0
    for match in _TAG.finditer(text):
        runs.append(_run(text[position : match.start()], open_styles))
        position = match.end()
        name = match["name"].lower()
        if name not in _STYLES:
            continue
        if not match["end"]:
            open_styles.append((name, _STYLES[name]))
        elif name in (names := [opened for opened, _ in open_styles]):
            del open_styles[len(names) - 1 - names[::-1].index(name)]
    runs.append(_run(text[position:], open_styles))
    return RichText(tuple(runs)).stripped().merged()


def _run(text: str, styles: Iterable[tuple[str, Mapping[str, Any]]]) -> Run:
    run = Run(without_control(text))
    for _, style in styles:
        run = run._replace(**style)
    return run


def protected(title: RichText) -> RichText:
    """The title with words kept from sentence case that have a capital beyond their first letter: `EMDR`, `mRNA`.

    A title all in capitals says nothing about its words and stays as it is.
    """
    if title.as_plain().isupper():
        return title
    runs: list[Run] = []
    for run in title.runs:
        position = 0
        for match in _CAPITALS.finditer(run.text):
            word = match[0].rstrip(".-")
            if not any(part[1:] != part[1:].lower() for part in word.split("-")):
                continue
            runs.append(run._replace(text=run.text[position : match.start()]))
            runs.append(run._replace(text=word, is_protected=True))
            position = match.start() + len(word)
        runs.append(run._replace(text=run.text[position:]))
    return RichText(tuple(runs)).merged()
