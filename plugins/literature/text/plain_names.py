"""Names that need no parser: `Ash, Ben C.` and `Ben C. Ash` in Latin letters, which most names of a bibliography are.

Whatever is read here is read as `text/person_names.py` would read it; a test holds the two against each other.
"""

from __future__ import annotations

import re
from sys import intern

from literature.model import Person
from literature.vocabulary.name_words import (
    COMPANY_FORMS,
    DEGREES,
    GROUP_WORDS,
    LIKELY_GROUP_WORDS,
    NO_NAMES,
    PARTICLES,
    SHORT_DEGREES,
    TITLES,
)

_CAPITAL, _SMALL = "[A-ZÀ-ÖØ-Þ]", "[a-zà-öø-ÿ]"
_WORD = f"{_CAPITAL}{_SMALL}+"
_FAMILY = rf"{_WORD}(?:-?{_WORD})?"
_GIVEN = rf"{_CAPITAL}(?:\.|{_SMALL}+(?:-{_WORD})?)?(?: {_CAPITAL}(?:\.|{_SMALL}+)?){{0,2}}"
_PLAIN = re.compile(rf"(?:({_FAMILY}), ({_GIVEN})|({_GIVEN}) ({_FAMILY}))")
_TELLING = frozenset({"jr", "sr", "junior", "senior", "others"}).union(
    COMPANY_FORMS, DEGREES, GROUP_WORDS, LIKELY_GROUP_WORDS, NO_NAMES, PARTICLES, SHORT_DEGREES, TITLES
)
"""Words that may be no part of a person's name, in lower case."""


def plain_person(name: str) -> Person | None:
    """The person of a name that can be read at a glance; None for every other one."""
    match = _PLAIN.fullmatch(name)
    if match is None or name.lower() in NO_NAMES or not _TELLING.isdisjoint(name.replace(",", "").lower().split()):
        return None
    family, given, given_first, family_last = match.groups()
    return Person(intern(family or family_last), intern(given or given_first))
