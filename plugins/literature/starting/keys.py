"""Keys for works that are new."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import chain, count

from literature.model import Reference
from literature.text.folding import fold

_NOT_LETTER = re.compile(r"[^a-z0-9]")
_WORD = re.compile(r"[a-z][a-z0-9]*")
_SKIPPED = frozenset(
    (
        "a about an and are as at between by do does for from how in into is it its of on or some that the their to"
    ).split()
    + ("toward towards versus what with analyses analysis impact meta relation role volume").split()
)
"""Words that open many titles and tell no work from another."""
_SUFFIXES = "bcdefghijklmnopqrstuvwxyz"


def new_key(reference: Reference, taken: Container[str]) -> str:
    """First author's surname, year and first word of the title that says something, all folded: `darwin1859origin`.

    A key that is taken gets a letter: `darwin1859originb`. Without an author or year their place is left out; without
    authors and editors a director or whoever else is named comes first. Years before our era are `380bce`.
    """
    creators = reference.creators or next(iter(reference.people.values()), ())
    surname = _NOT_LETTER.sub("", fold(creators[0].surname)) if creators else ""
    if creators and creators[0].is_group:
        surname = next(iter(_words(creators[0].family)), surname)
    year = str(reference.year) if reference.year is not None else ""
    if reference.year is not None and reference.year < 1:
        year = f"{1 - reference.year}bce"
    words = _words(reference.plain("title"))
    base = f"{surname}{year}{words[0] if words else ''}" or "work"
    further = (f"{base}{letter}" for letter in _SUFFIXES)
    numbered = (f"{base}{number}" for number in count(2))
    return next(key for key in chain((base,), further, numbered) if key not in taken)


def _words(text: str) -> list[str]:
    """Words that say something; all words when none does."""
    words = _WORD.findall(fold(text).replace("'", "").replace("\u2019", ""))
    return [word for word in words if word not in _SKIPPED and len(word) > 1] or words
