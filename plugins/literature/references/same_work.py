"""What makes two entries the same work: one answer for `check`, which reports a work under two keys, and for `import`,
which adds none that is there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from literature.model import Reference
from literature.text.folding import fold

_NOT_LETTER = re.compile(r"[\W_]+")
_CONTAINERS = ("journaltitle", "booktitle", "number", "url")
"""Written in several ways: the same volume and first page say more."""
_OTHERS = ("volume", "edition", "eid", "chapter")
_MOST_COMPARED = 20
"""Entries of one author, year, type and title; hundreds of them are columns of a paper, not one work."""

_Key = tuple[object, ...]


class KnownWorks:
    """Works among which the same one is looked for, by DOI and by title."""

    def __init__(self, works: Iterable[Reference] = ()) -> None:
        self._by_doi: dict[str, Reference] = {}
        self._by_title: defaultdict[_Key, list[Reference]] = defaultdict(list)
        for work in works:
            self.add(work)

    def add(self, work: Reference) -> None:
        """Know one work more."""
        if doi := _doi(work):
            self._by_doi.setdefault(doi, work)
        for key in _keys(work):
            self._by_title[key].append(work)

    def with_doi(self, doi: str) -> Reference | None:
        """The first known work with this DOI."""
        return self._by_doi.get(doi.casefold())

    def same_as(self, work: Reference) -> Reference | None:
        """The first known work that this one is."""
        return self.with_doi(_doi(work)) or self._same(work, _keys(work))

    def met(self, work: Reference) -> Reference | None:
        """The first known work that this one is by all that it says besides its DOI; from now on it is known by that,
        too."""
        keys = _keys(work)
        same = self._same(work, keys)
        for key in keys:
            self._by_title[key].append(work)
        return same

    def _same(self, work: Reference, keys: Iterable[_Key]) -> Reference | None:
        for key in keys:
            for known in self._by_title.get(key, ())[:_MOST_COMPARED]:
                if is_same_work(known, work):
                    return known
        return None


def is_same_work(one: Reference, other: Reference) -> bool:
    """Whether two entries are of one work.

    They are when they have the same DOI. Otherwise their type, first author, year and title must be the same, where a
    title that breaks off before the other's subtitle will do; and nothing may tell them apart: DOI, date, volume,
    container, edition, first page, address. Without an author or a year all of these must be alike, not only none in
    conflict.
    """
    dois = (_doi(one), _doi(other))
    if all(dois):
        return dois[0] == dois[1]
    if _signature(one) != _signature(other) or not _titles_agree(one, other):
        return False
    if not one.creators or one.year is None:
        names = (*_CONTAINERS, *_OTHERS, "pages")
        return all(_letters(one.plain(name)) == _letters(other.plain(name)) for name in names)
    if _dates_differ(one, other) or any(_differs(one.plain(name), other.plain(name)) for name in _OTHERS):
        return False
    pages = (_first_page(one), _first_page(other))
    if all(pages) and pages[0] == pages[1] and one.plain("volume") and other.plain("volume"):
        return True
    return not _differs(*pages) and not any(_differs(one.plain(name), other.plain(name)) for name in _CONTAINERS)


def _doi(work: Reference) -> str:
    return work.plain("doi").casefold()


def _signature(work: Reference) -> tuple[object, ...]:
    return (_letters(work.creators[0].surname) if work.creators else "", work.year, work.type)


def _keys(work: Reference) -> list[_Key]:
    """What a work is looked up by: two that are the same by title share one of these."""
    signature = _signature(work)
    return [(title, *signature) for title in _titles(work)]


def _titles(work: Reference) -> tuple[str, ...]:
    """The whole title and the title before its subtitle: two works that agree share one of these."""
    whole, main = _whole_title(work), _letters(work.plain("title").partition(":")[0])
    return tuple(dict.fromkeys(title for title in (whole, main) if title))


def _titles_agree(one: Reference, other: Reference) -> bool:
    wholes, mains = (_whole_title(one), _whole_title(other)), [_titles(work)[-1:] for work in (one, other)]
    if wholes[0] == wholes[1]:
        return bool(wholes[0])
    return mains[0] == mains[1] and any(main == (whole,) for main, whole in zip(mains, wholes, strict=True))


def _whole_title(work: Reference) -> str:
    return _letters(f"{work.plain('title')} {work.plain('subtitle')}")


def _dates_differ(one: Reference, other: Reference) -> bool:
    """Whether both name a month, season or day, and not the same one."""
    first, second = (date.start if (date := work.dates.get("date")) else None for work in (one, other))
    if first is None or second is None:
        return False
    parts = ((first.month, second.month), (first.season, second.season), (first.day, second.day))
    return any(a and b and a != b for a, b in parts)


def _differs(one: str, other: str) -> bool:
    return bool(one and other) and _letters(one) != _letters(other)


def _first_page(work: Reference) -> str:
    return _letters(re.split(r"[-\u2013\u2014,]", work.plain("pages").strip())[0])


def _letters(text: str) -> str:
    """Letters and digits of any script, folded."""
    return _NOT_LETTER.sub("", fold(text))
