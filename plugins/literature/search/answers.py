"""What answers a question in a few words, where a page is what was asked for: a concept's definition, or a claim's
verdict and why; and the surest figure that the page has. All of it is written on the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from literature.library.chosen_findings import findings_named
from literature.model import Finding, Page
from literature.site.finding_names import about
from literature.site.here import Here
from literature.site.sentences import spoken
from literature.site.site import Site
from literature.text.statistics import statistics

_CERTAINTIES = ("high", "medium", "low")
_LONGEST = 280
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\w\"'\u201c(])")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page answers."""

    text: str
    """Whole sentences, with their citations written out."""
    figure: str = ""
    """What the finding is of, and its statistic: `Alliance and outcome: r = .28, ...`."""
    source: str = ""
    """The work that reports it: `Flückiger et al., 2018`."""
    address: str = ""
    """Of the finding, below the site's root."""

    def as_record(self) -> Mapping[str, str]:
        """The values that are not empty, by name."""
        values = {"text": self.text, "figure": self.figure, "source": self.source, "address": self.address}
        return {name: value for name, value in values.items() if value}


def answer_of(site: Site, page: Page, said_first: str) -> Answer | None:
    """The answer of a concept, which is what its page says first, or of a claim; none for other pages and for one that
    says nothing."""
    if page.kind == "concept":
        text = said_first
    elif page.front.verdict:
        text = spoken(site, page.front.because).as_plain()
    else:
        return None
    said = _shortened(text)
    finding = _surest(site, page)
    if finding is None:
        return Answer(said) if said else None
    figure = f"{about(site, finding)}: {statistics(finding).as_plain()}"
    key = site.library.resolve(finding.key)
    source = site.style.label(key).as_plain() if key else ""
    return Answer(said, figure, source, Here(site, "").to_finding(finding.id)) if said else None


def _surest(site: Site, page: Page) -> Finding | None:
    """Of the findings that are about a concept, or else of those on the page, the surest, and of these the one of most
    studies; those that are words are left out."""
    there = [*findings_named(site.library, page)]
    about_it = site.library.findings_about(page.id) if page.kind == "concept" else ()
    for findings in (about_it, there):
        known = [finding for finding in findings if finding.measure.is_known]
        if known:
            return min(known, key=lambda one: (_CERTAINTIES.index(one.read_certainty), -(one.k.number or 0)))
    return None


def _shortened(text: str) -> str:
    """The first sentences, as many as are not too long together, at least one."""
    kept = ""
    for sentence in _SENTENCE.split(text):
        if kept and len(kept) + len(sentence) > _LONGEST:
            break
        kept = f"{kept} {sentence}".strip()
    return kept
