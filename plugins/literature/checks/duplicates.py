"""Rules that find one work under two keys."""

from __future__ import annotations

from collections.abc import Iterator

from literature.model import Library, Problem, Reference, Severity, rule
from literature.references.same_work import KnownWorks


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
    """Two entries are of one work by all that they say: `is_same_work`. Those with one DOI are `duplicate-doi`."""
    known = KnownWorks()
    for reference in library.references.values():
        same = known.met(reference)
        if same is not None and not _has_doi_of(reference, same):
            message = f"'{reference.key}' is the same work as '{same.key}' ({same.location})"
            yield duplicate_work.problem(message, reference.location)


def _has_doi_of(one: Reference, other: Reference) -> bool:
    return bool(one.plain("doi")) and one.plain("doi").casefold() == other.plain("doi").casefold()
