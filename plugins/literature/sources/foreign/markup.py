"""Titles of other programs as rich text: HTML's tags, those of journals (JATS) and the spans of CSL's processors."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from literature.model import RichText, Run
from literature.text.latex.writer import without_control

_TAG = re.compile(r"<(?P<end>/?)(?:\w+:)?(?P<name>[A-Za-z]+)(?P<attributes>\s[^<>]*)?/?>")
_STYLES: Mapping[str, str] = {
    "i": "italic", "italic": "italic", "em": "italic", "b": "bold", "bold": "bold", "strong": "bold",
    "sup": "sup", "superscript": "sup", "sub": "sub", "subscript": "sub", "sc": "small_caps",
}  # fmt: skip
_SPANS: tuple[tuple[str, str], ...] = (
    ("nocase", "is_protected"),
    ("small-caps", "small_caps"),
    ("italic", "italic"),
    ("bold", "bold"),
)
_CAPITALS = re.compile(r"(?<!\w)\w*[^\W\d_][\w.-]*")
_JOINER = "<\u2060"
"""A word joiner keeps a `<` that is typed from being read as a tag: CSL-JSON knows no escapes."""


class _OpenTags:
    """The tags that are open at a place, however many: each change costs the same."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[str]] = {}
        self._counts: dict[str, int] = {}
        self._positions: list[str] = []

    def begin(self, name: str, style: str) -> None:
        self._by_name.setdefault(name, []).append(style)
        self._counts[style] = self._counts.get(style, 0) + 1
        if style in ("sup", "sub"):
            self._positions.append(style)

    def finish(self, name: str) -> None:
        """Close the innermost tag of this name; nothing where none is open."""
        if opened := self._by_name.get(name):
            style = opened.pop()
            self._counts[style] -= 1
            if style in ("sup", "sub"):
                self._positions.pop()

    def run(self, text: str) -> Run:
        """Text as it is shown here."""
        is_on = {style for style, count in self._counts.items() if count}
        return Run(
            without_control(text),
            italic="italic" in is_on,
            bold="bold" in is_on,
            small_caps="small_caps" in is_on,
            position="" if not self._positions else "sup" if self._positions[-1] == "sup" else "sub",
            is_protected="is_protected" in is_on,
        )


def rich_from_markup(text: str) -> RichText:
    """Plain text with tags for a few styles; other tags are dropped, white space is one blank."""
    text = " ".join(html.unescape(text).split())
    if "<" not in text:
        return RichText.from_plain(without_control(text).strip())
    runs: list[Run] = []
    tags = _OpenTags()
    position = 0
    for match in _TAG.finditer(text):
        runs.append(tags.run(text[position : match.start()]))
        position = match.end()
        name = match["name"].lower()
        if match["end"]:
            tags.finish(name)
        elif name in _STYLES:
            tags.begin(name, _STYLES[name])
        elif name == "span":
            attributes = (match["attributes"] or "").lower()
            tags.begin(name, next((style for word, style in _SPANS if word in attributes), ""))
    runs.append(tags.run(text[position:]))
    plain = (run._replace(text=run.text.replace(_JOINER, "<")) for run in runs)
    return RichText(tuple(plain)).stripped().merged()


def protected(title: RichText) -> RichText:
    """The title with words kept from sentence case that have a capital beyond their first letter (`EMDR`, `mRNA`), and
    those in italics, which are names (`Pan`) or titles.

    A title all in capitals or all in italics says nothing about its words and stays as it is.
    """
    if title.as_plain().isupper():
        return title
    is_marked = not all(run.italic for run in title.runs if run.text.strip())
    runs: list[Run] = []
    for run in title.runs:
        position = 0
        for match in _CAPITALS.finditer(run.text):
            word = match[0].rstrip(".-")
            is_name = is_marked and run.italic and word[:1].isupper()
            if not (is_name or any(part[1:] != part[1:].lower() for part in word.split("-"))):
                continue
            runs.append(run._replace(text=run.text[position : match.start()]))
            runs.append(run._replace(text=word, is_protected=True))
            position = match.start() + len(word)
        runs.append(run._replace(text=run.text[position:]))
    return RichText(tuple(runs)).merged()
