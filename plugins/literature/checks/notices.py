"""Rules over works that were retracted or doubted after they were published."""

from __future__ import annotations

from collections.abc import Iterator

from literature.model import Library, Notice, Problem, Severity, rule

_VERBS = {"retraction": "was retracted", "expression of concern": "has an expression of concern"}


@rule("BIB025", Severity.WARNING, "A retracted or doubted work is cited.")
def retracted_work(library: Library) -> Iterator[Problem]:
    """A page cites a work, or a list assigns one, that was retracted or about which the journal voiced concern.

    Corrections are shown on the site and are no problem: the work stands.
    """
    for key, notices in library.notices.items():
        grave = next((notice for notice in notices if notice.kind in _VERBS), None)
        if grave is None:
            continue
        message = f"'{key}' {_VERBS[grave.kind]}{_when(grave)}: {grave.source}"
        for mention in library.mentions.get(key, ()):
            yield retracted_work.problem(message, mention.location)
        for reading in library.reading_lists.values():
            for work in reading.works():
                if library.resolve(work.key) == key:
                    yield retracted_work.problem(message, work.location)


def _when(notice: Notice) -> str:
    return f" on {notice.date.isoformat()}" if notice.date else ""
