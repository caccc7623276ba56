"""Cuts a long list into parts that a telephone can show, each named after the stretch of the alphabet that it covers.

Knows nothing of pages: `render/pages/group_pages.py` and `render/pages/reference_pages.py` give the parts their
addresses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from literature.text.filing import first_letter
from literature.vocabulary.catalog import Catalog

_LONGEST_NAME = 24
_NUMBERS_TOGETHER = 10
_GIVEN = re.compile(r"(?<=, )\w")


@dataclass(frozen=True, slots=True)
class PartSize:
    """How long a list may be on one page, and how long its parts are about when it is longer."""

    most: int
    usual: int

    def count(self, total: int) -> int:
        """Parts that a list of `total` items has."""
        return 1 if total <= self.most else -(-total // self.usual)


WORKS = PartSize(400, 250)
"""A listed work, with what citation managers read, weighs 1 to 1.5 kB."""
NAMES = PartSize(1600, 1000)
"""A name with its link weighs 100 to 200 bytes."""
SENTENCES = PartSize(120, 80)
"""A quoted sentence with its page and its links weighs half a kilobyte."""
FINDINGS = PartSize(250, 200)
"""A row with its source and notes weighs 1 to 1.5 kB; above the first rows stands the evidence map."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a list."""

    number: int
    """From 1."""
    start: int
    end: int
    name: str
    """`A to Bes`, or `251 to 500` where the order is no alphabet; empty for a list that is whole."""
    group: str = ""
    """Letter that the part starts with; without an alphabet, the numbers of ten parts."""


@dataclass(frozen=True, slots=True)
class PartLink:
    """A part in the row of links to all parts, or the first of several that the row shows as one."""

    part: Part
    name: str
    is_current: bool = False


def parts_of(words: Sequence[str], size: PartSize, catalog: Catalog) -> tuple[Part, ...]:
    """The parts of a list, given the word under which each item is filed: folded, and empty where there is no alphabet.

    Cuts stand where the first letters change, as far as parts stay about equal: volumes of a dictionary are cut so.
    """
    cuts = _cuts(words, size)
    if len(cuts) == 2:
        return (Part(1, 0, len(words), ""),)
    return tuple(
        Part(number, cuts[number - 1], cuts[number], *_names(words, cuts, number, catalog))
        for number in range(1, len(cuts))
    )


def _cuts(words: Sequence[str], size: PartSize) -> list[int]:
    """Where the parts begin, and where the last one ends."""
    total, count = len(words), size.count(len(words))
    if count == 1:
        return [0, total]
    longest = -(-total // count)
    window = min(longest // 4, (size.most - longest) // 2)
    return [0, *(_cut(words, number * total // count, window) for number in range(1, count)), total]


def finding_parts(ids: Sequence[str]) -> dict[str, int]:
    """Number of the part for each of these findings that does not stand on the first."""
    cuts = _cuts([""] * len(ids), FINDINGS)
    return {id_: number for number in range(2, len(cuts)) for id_ in ids[cuts[number - 1] : cuts[number]]}


def part_links(parts: Sequence[Part], current: Part) -> Iterator[PartLink]:
    """One link for each part that shares its letter with the current one, and one for each other letter."""
    for group, found in groupby(parts, key=lambda part: part.group):
        members = list(found)
        if len(members) == 1 or group == current.group:
            yield from (PartLink(part, part.name, part is current) for part in members)
        else:
            yield PartLink(members[0], group)


def neighbours(parts: Sequence[Part], current: Part) -> tuple[Part | None, Part | None]:
    """The part before and the part after."""
    number = current.number
    return (parts[number - 2] if number > 1 else None, parts[number] if number < len(parts) else None)


def _cut(words: Sequence[str], wanted: int, window: int) -> int:
    """The place near `wanted` where neighbours have least in common."""
    places = range(wanted - window, wanted + window + 1)
    return min(places, key=lambda place: (_common(words[place - 1], words[place]), abs(place - wanted)))


def _names(words: Sequence[str], cuts: Sequence[int], number: int, catalog: Catalog) -> tuple[str, str]:
    """Name and group of a part."""
    start, end = cuts[number - 1], cuts[number]
    if not words[start] or not words[end - 1]:
        ten = (number - 1) // _NUMBERS_TOGETHER * _NUMBERS_TOGETHER
        last_of_ten = cuts[min(ten + _NUMBERS_TOGETHER, len(cuts) - 1)]
        return _numbers(start, end, catalog), _numbers(cuts[ten], last_of_ten, catalog)
    first, last = words[start], words[end - 1]
    before = words[start - 1] if start else ""
    after = words[end] if end < len(words) else ""
    group = first_letter(first)
    if first == last or _beginning(first, before) == _beginning(last, after):
        name = max(_beginning(first, before), _beginning(last, after), key=len)
        is_cut_within = first == last and first in (before, after)
        return (f"{name} ({_numbers(start, end, catalog)})" if is_cut_within else name), group
    first, last = _beginning(first, before, last), _beginning(last, after, first)
    return catalog.gettext("%(first)s to %(last)s", first=first, last=last), group


def _numbers(start: int, end: int, catalog: Catalog) -> str:
    first, last = catalog.number(start + 1), catalog.number(end)
    return catalog.gettext("%(first)s to %(last)s", first=first, last=last)


def _beginning(word: str, *others: str) -> str:
    """As much of a word as tells it from the others."""
    length = max(_common(word, other) for other in others) + 1
    shown = unicodedata.normalize("NFC", word[: min(length, _LONGEST_NAME)]).rstrip(" ,")
    return shown[:1].upper() + _GIVEN.sub(lambda letter: letter[0].upper(), shown[1:])


def _common(one: str, other: str) -> int:
    """Length of the common start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))
