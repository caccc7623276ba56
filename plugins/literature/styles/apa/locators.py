"""Specific parts of a source (APA 7, section 8.13): `pp. 3–5`, `Chapter 2`, `paras. 4–5`, `2:12`."""

from __future__ import annotations

import re

from literature.model import Locator
from literature.references.fields import dashed
from literature.vocabulary.locators import LOCATORS

_SEVERAL = re.compile(r"\w\s*(?:[-–—]+\s*\w|,\s*\w|&|\band\b)|\bff?\b")
_PLAIN_RANGE = re.compile(r"\d+\s*-+\s*\d+")


def locator_text(locator: Locator) -> str:
    """The part with its label. Labels of pages and paragraphs follow the value: a range is plural."""
    value = locator.value.strip()
    form = LOCATORS[locator.kind]
    is_plural = locator.is_plural or (form.is_counted and bool(_SEVERAL.search(value)))
    if form.is_counted or form.has_dashes or (is_plural and _PLAIN_RANGE.fullmatch(value)):
        value = dashed(value)
    word = form.apa[is_plural]
    return f"{word} {value}" if word and value else value or word
