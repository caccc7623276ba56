"""How one finding is shown wherever it is listed: its address, its work, its figures. Used by the findings block, the
findings page and the plots."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from literature.model import Finding, escape_attribute, escape_text
from literature.site.here import Here
from literature.text.folding import fold_name
from literature.text.statistics import count, interval, number, statistics


def markup(text: str) -> Markup:
    """Text as HTML that Markdown leaves alone as well."""
    return Markup(escape_text(text))


def guide_link(here: Here) -> Markup:
    """The link to the page that tells how figures are read, where the site has one of that name; empty otherwise."""
    words = here.site.catalog.gettext("How to read the figures")
    uri = here.site.library.names.get(fold_name(words), "")
    if not uri:
        return Markup()
    return Markup(f'<a class="lit-figures-guide" href="{escape_attribute(here.to_page(uri))}">{escape_text(words)}</a>')


@dataclass(frozen=True)
class FindingRow:
    """A finding as the page `here` shows it."""

    here: Here
    finding: Finding
    key: str
    """Key of the work; empty when it is not in the bibliography."""
    work: Markup
    """`Darwin, 1859`, linked."""

    @cached_property
    def label(self) -> str:
        """The work's label as plain text."""
        return self.here.site.style.label(self.key).as_plain() if self.key else self.finding.key

    @cached_property
    def link(self) -> str:
        """Link to the row of the findings page."""
        return self.here.to_finding(self.finding.id)

    @property
    def statistic(self) -> Markup:
        """`r = .28`."""
        return Markup(statistics(self.finding, "short").as_html())

    @property
    def interval(self) -> Markup:
        """`95% CI [.26, .30]`; empty without one."""
        return Markup(interval(self.finding).as_html())

    @property
    def k(self) -> Markup:
        """Number of studies."""
        return markup(count(self.finding.k))

    @property
    def n(self) -> Markup:
        """Number of people."""
        return markup(count(self.finding.n))

    @property
    def year(self) -> str:
        """Of the figure, else of the work; empty where neither says."""
        reference = self.here.site.library.references.get(self.key)
        return self.finding.year or (str(reference.year) if reference and reference.year is not None else "")

    @property
    def value(self) -> Markup:
        """The value without its name, as rows below an axis print it: `.28`."""
        return markup(statistics(self.finding, "value").as_plain())

    @property
    def bounds(self) -> Markup:
        """Both ends of the interval: `[.26, .30]`; empty without one."""
        finding = self.finding
        if not finding.has_interval:
            return Markup()
        return markup(f"[{number(finding.ci_low, finding.measure)}, {number(finding.ci_high, finding.measure)}]")


def finding_rows(here: Here, findings: Iterable[Finding]) -> list[FindingRow]:
    """Rows for a page; the label of each work is written once."""
    works: dict[str, Markup] = {}
    rows = []
    for finding in findings:
        key = here.site.library.resolve(finding.key)
        if finding.key not in works:
            works[finding.key] = here.label(key) if key else markup(finding.key)
        rows.append(FindingRow(here, finding, key, works[finding.key]))
    return rows
