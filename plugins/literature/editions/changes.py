"""What changed from one edition to the next: verdicts, figures, works and pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from literature.editions.state import FINGERPRINT, EditionState, Said
from literature.library.differences import RecordDifference, record_differences


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """All that became of what an edition said, in order of name, key or id."""

    since: str = ""
    """Name of the earlier edition; empty where there is none, or none was compared."""
    retracted: tuple[tuple[str, str], ...] = ()
    """Key and title of each work that has been retracted since."""
    claims: tuple[RecordDifference, ...] = ()
    """By name of the page, with verdict, certainty and the reasons for both."""
    findings: tuple[RecordDifference, ...] = ()
    works: tuple[RecordDifference, ...] = ()
    pages: tuple[RecordDifference, ...] = ()
    """By name, with the number of words before and now. What a page says of works and figures is part of it."""

    @classmethod
    def between(cls, since: str, before: EditionState, now: EditionState) -> EditionChanges:
        """Those from the edition called `since` to that of now."""
        return cls(
            since,
            tuple((key, now.works[key].title) for key in sorted(now.retracted - before.retracted)),
            tuple(_differences(before.claims, now.claims)),
            tuple(_differences(before.findings, now.findings)),
            tuple(_differences(before.works, now.works)),
            tuple(_pages(before.pages, now.pages)),
        )


def _differences(before: Mapping[str, Said], now: Mapping[str, Said]) -> Iterator[RecordDifference]:
    return record_differences(before, now, lambda one: one.fields, lambda one: one.title)


def _pages(before: Mapping[str, Said], now: Mapping[str, Said]) -> Iterator[RecordDifference]:
    for one in _differences(before, now):
        yield replace(one, fields=tuple(field for field in one.fields if field.name != FINGERPRINT))
