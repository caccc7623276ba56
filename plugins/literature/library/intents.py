"""What works are cited for: by the marks of a citation, else by those of the section that it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from literature.model import CitationItem, Page
from literature.vocabulary.citation_intents import known_intents


def intents_on(page: Page) -> Callable[[CitationItem], tuple[str, ...]]:
    """Tells of each citation of a work on a page what it is cited for."""
    starts, of_sections = [], []
    above: list[tuple[int, tuple[str, ...]]] = []
    for heading in page.headings:
        above = [given for given in above if given[0] < heading.level]
        own = known_intents(mark.word for mark in heading.marks)
        if own:
            above.append((heading.level, own))
        starts.append(heading.end)
        of_sections.append(above[-1][1] if above else ())

    def intents(item: CitationItem) -> tuple[str, ...]:
        own = known_intents(mark.word for mark in item.marks)
        if own or not starts:
            return own
        at = bisect_right(starts, item.start) - 1
        return of_sections[at] if at >= 0 else ()

    return intents
