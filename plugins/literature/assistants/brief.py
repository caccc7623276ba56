"""Works and figures in the short form in which several answers name them."""

from __future__ import annotations

from literature.assistants.answers import FigureLine, ListedWork
from literature.data.values import FindingRecord, ReferenceRecord


def listed_work(work: ReferenceRecord) -> ListedWork:
    """A work as lists have it."""
    return ListedWork(key=work.key, label=work.label, entry=work.entry, address=work.address)


def figure_line(finding: FindingRecord) -> FigureLine:
    """A figure on a line."""
    about = " and ".join(filter(None, (finding.construct, finding.outcome)))
    return FigureLine(
        id=finding.id,
        key=finding.key,
        label=finding.label,
        statistics=finding.statistics,
        about=about,
        address=finding.address,
    )
