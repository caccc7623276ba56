"""Keys for works that are new, and whether a work is new at all."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import chain, count

from literature.model import Library, Reference
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

    A key that is taken gets a letter: `darwin1859originb`. Without an author or year their place is left out.
    """
    creators = reference.creators
    surname = _NOT_LETTER.sub("", fold(creators[0].surname)) if creators else ""
    if creators and creators[0].is_group:
        surname = next(iter(_words(creators[0].family)), surname)
    year = str(reference.year) if reference.year is not None else ""
    words = _words(reference.plain("title"))
    base = f"{surname}{year}{words[0] if words else ''}" or "work"
    further = (f"{base}{letter}" for letter in _SUFFIXES)
    numbered = (f"{base}{number}" for number in count(2))
    return next(key for key in chain((base,), further, numbered) if key not in taken)


def same_work(library: Library, reference: Reference) -> Reference | None:
    """The work of the library that this one is: it has the DOI or, unless both have one, title, year and first author.

    Titles are compared folded; one that breaks off where the other has its subtitle counts as the same.
    """
    doi = reference.plain("doi").casefold()
    title = _normal(reference)
    for known in library.references.values():
        known_doi = known.plain("doi").casefold()
        if doi and known_doi:
            if doi == known_doi:
                return known
            continue
        if title and known.year == reference.year and _author(known) == _author(reference) and _agree(known, reference):
            return known
    return None


def _agree(one: Reference, other: Reference) -> bool:
    titles = (_normal(one), _normal(other))
    if titles[0] == titles[1]:
        return True
    mains = [_normal_text(work.plain("title").partition(":")[0]) for work in (one, other)]
    return mains[0] == mains[1] and any(main == title for main, title in zip(mains, titles, strict=True))


def _normal(reference: Reference) -> str:
    return _normal_text(f"{reference.plain('title')} {reference.plain('subtitle')}")


def _normal_text(text: str) -> str:
    return _NOT_LETTER.sub("", fold(text))


def _author(reference: Reference) -> str:
    return _NOT_LETTER.sub("", fold(reference.creators[0].family)) if reference.creators else ""


def _words(text: str) -> list[str]:
    """Words that say something; all words when none does."""
    words = _WORD.findall(fold(text).replace("'", "").replace("\u2019", ""))
    return [word for word in words if word not in _SKIPPED and len(word) > 1] or words
