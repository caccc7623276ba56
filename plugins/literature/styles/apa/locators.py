"""Specific parts of a source (APA 7, section 8.13): `pp. 3–5`, `Chapter 2`, `paras. 4–5`, `2:12`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from literature.model import Locator, LocatorKind
from literature.references.fields import dashed

_WORDS: Mapping[LocatorKind, tuple[str, str]] = {
    "page": ("p.", "pp."),
    "chapter": ("Chapter", "Chapters"),
    "paragraph": ("para.", "paras."),
    "section": ("Section", "Sections"),
    "figure": ("Figure", "Figures"),
    "table": ("Table", "Tables"),
    "verse": ("", ""),
    "line": ("line", "lines"),
    "part": ("Part", "Parts"),
    "volume": ("Vol.", "Vols."),
    "book": ("Book", "Books"),
    "column": ("col.", "cols."),
    "folio": ("fol.", "fols."),
    "issue": ("No.", "Nos."),
    "note": ("Note", "Notes"),
    "opus": ("Op.", "Opp."),
    "timestamp": ("", ""),
    "slide": ("Slide", "Slides"),
    "appendix": ("Appendix", "Appendices"),
}
_COUNTED: frozenset[LocatorKind] = frozenset({"page", "paragraph", "line", "slide", "column", "folio"})
_SEVERAL = re.compile(r"\w\s*(?:[-–—]+\s*\w|,\s*\w|&|\band\b)|\bff?\b")
_PLAIN_RANGE = re.compile(r"\d+\s*-+\s*\d+")


def locator_text(locator: Locator) -> str:
    """The part with its label. Labels of pages and paragraphs follow the value: a range is plural."""
    value = locator.value.strip()
    is_counted = locator.kind in _COUNTED
    is_plural = locator.is_plural or (is_counted and bool(_SEVERAL.search(value)))
    if is_counted or locator.kind in {"timestamp", "verse"} or (is_plural and _PLAIN_RANGE.fullmatch(value)):
        value = dashed(value)
    word = _WORDS[locator.kind][is_plural]
    return f"{word} {value}" if word and value else value or word
