"""Folds names so that accents, case, hyphens and spacing make no difference when they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"}
)
_OTHERS = re.compile(r"[^\x00-\x7f]+")
_SPACE = re.compile(r"[\s_\-\u2010-\u2014]+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 100
# Windows keeps its devices' names for itself, and an index page stands in every folder.
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index", "index.html"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)


def fold(text: str) -> str:
    """Lower case without accents: `Flückiger` and `fluckiger` are one."""
    if text.isascii():
        return text.lower()
    return _OTHERS.sub(_unaccented, text).casefold()


def _unaccented(others: re.Match[str]) -> str:
    decomposed = unicodedata.normalize("NFKD", others[0].translate(_LETTERS))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def fold_name(text: str) -> str:
    """A page's name as links find it: `Tide-table ` and `tide  table` are one."""
    return _SPACE.sub(" ", fold(text).replace("\u2019", "'")).strip()


def distinct_words(words: Iterable[str], otherwise: str) -> list[str]:
    """The words, made fit for names of files: none too long, none that a file system keeps for itself, none twice even
    in case, none empty (`otherwise` stands in). A word that is taken gets a number; the first one keeps its own."""
    distinct: list[str] = []
    taken: set[str] = set(_RESERVED)
    for word in words:
        base = candidate = word[:_LONGEST].strip(".-") or otherwise
        number = 1
        while candidate.lower() in taken:
            number += 1
            candidate = f"{base}-{number}"
        taken.add(candidate.lower())
        distinct.append(candidate)
    return distinct


def slug(text: str) -> str:
    """A word for addresses: lower-case ASCII letters, digits, hyphens; empty when the text has none of these."""
    return _NOT_SLUG.sub("-", fold(text).replace("'", "").replace("\u2019", "")).strip("-")
