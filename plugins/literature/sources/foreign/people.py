"""Names as other programs write them, to persons and groups."""

from __future__ import annotations

from literature.model import Person
from literature.text.name_forms import family_words, suffix_of
from literature.text.name_groups import is_group
from literature.text.name_parts import SUFFIX, is_initials

_MOST_INITIALS = 3
"""In one word."""


def person(name: str) -> Person:
    """`Family, Given, Suffix`, `Family, Suffix, Given` and `Family IN`; any other name without a comma is a group's.

    Initials without stops get them: `Smith, JA` is J. A. Smith.
    """
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 1:
        return _without_comma(parts[0])
    family, given, suffix = parts[0], parts[1], parts[2] if len(parts) > 2 else ""
    if SUFFIX.fullmatch(given):
        if not suffix:
            return Person(f"{family}, {given}", is_group=True)
        given, suffix = suffix, given
    if is_group(name):
        return Person(name, is_group=True)
    if not given:
        return Person(family, is_group=" " in family)
    words = given.split()
    if not suffix and len(words) > 1 and SUFFIX.fullmatch(words[-1]):
        given, suffix = " ".join(words[:-1]), words[-1]
    particle, family = split_particle(family)
    return Person(family, with_stops(given), particle, suffix_of(suffix))


def _without_comma(name: str) -> Person:
    words = name.split()
    suffix = words.pop() if len(words) > 2 and SUFFIX.fullmatch(words[-1]) and is_initials(words[-2]) else ""
    if split := family_words(words):
        particle, family = split_particle(" ".join(words[:split]))
        return Person(family, with_stops(" ".join(words[split:])), particle, suffix_of(suffix))
    return Person(name, is_group=True)


def with_stops(given: str) -> str:
    """`JA` as `J. A.`; names that are written out stay."""
    words = given.split()
    if not words or not all(word.isalpha() and word.isupper() and len(word) <= _MOST_INITIALS for word in words):
        return given
    return " ".join(f"{letter}." for word in words for letter in word)


def split_particle(family: str) -> tuple[str, str]:
    """`van den Berg` as `van den` and `Berg`."""
    words = family.split()
    small = next((place for place, word in enumerate(words) if not word[:1].islower()), 0)
    return " ".join(words[:small]), " ".join(words[small:])
