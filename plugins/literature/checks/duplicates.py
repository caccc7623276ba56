"""Rules that find one work under two keys."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from literature.model import Library, Problem, Reference, Severity, rule
from literature.text.folding import fold

_NOT_WORD = re.compile(r"[\W_]+")
_CONFLICTING = ("volume", "number", "edition", "journaltitle", "booktitle", "eid", "chapter", "url", "doi")
_MOST_COMPARED = 20


@rule("BIB029", Severity.WARNING, "Two entries have the same DOI.")
def duplicate_doi(library: Library) -> Iterator[Problem]:
    """A DOI names one work; two entries with the same one are one work, or one of them has the wrong DOI."""
    first: dict[str, Reference] = {}
    for reference in library.references.values():
        doi = reference.plain("doi").casefold() if "doi" in reference.raw else ""
        if not doi:
            continue
        other = first.setdefault(doi, reference)
        if other is not reference:
            message = f"'{reference.key}' has the DOI of '{other.key}' ({other.location})"
            yield duplicate_doi.problem(message, reference.field_locations.get("doi", reference.location))


@rule("BIB030", Severity.WARNING, "A work stands under two keys.")
def duplicate_work(library: Library) -> Iterator[Problem]:
    """Two entries have the same title, first author and year, and nothing else tells them apart.

    A title without its subtitle counts as the same. Entries of different types, and those whose date, volume,
    container, edition, first page, address or DOI differ, are different works; those with one DOI are `duplicate-doi`.
    """
    alike: defaultdict[tuple[str, str, str, int], list[Reference]] = defaultdict(list)
    for reference in library.references.values():
        title = _normal(reference.plain("title"))
        if not title or not reference.creators or reference.year is None:
            continue
        main = _normal(reference.plain("title").partition(":")[0])
        signature = (main, fold(reference.creators[0].surname), reference.type, reference.year)
        same = next((other for other in alike[signature][:_MOST_COMPARED] if _is_same(reference, other)), None)
        if same is not None:
            message = f"'{reference.key}' is the same work as '{same.key}' ({same.location})"
            yield duplicate_work.problem(message, reference.location)
        alike[signature].append(reference)


def _is_same(one: Reference, other: Reference) -> bool:
    if _differs(_subtitle(one), _subtitle(other)):
        return False
    if one.plain("doi") and one.plain("doi").casefold() == other.plain("doi").casefold():
        return False
    if one.dates.get("date") != other.dates.get("date"):
        return False
    if any(_differs(one.plain(name), other.plain(name)) for name in _CONFLICTING):
        return False
    return not _differs(_first_page(one), _first_page(other))


def _differs(one: str, other: str) -> bool:
    return bool(one and other) and _normal(one) != _normal(other)


def _subtitle(reference: Reference) -> str:
    return f"{reference.plain('title').partition(':')[2]} {reference.plain('subtitle')}".strip()


def _first_page(reference: Reference) -> str:
    return re.split(r"[-\u2013\u2014,]", reference.plain("pages"))[0].strip()


def _normal(text: str) -> str:
    return _NOT_WORD.sub(" ", fold(text)).strip()
