"""How one finding is shown wherever it is listed: its address, its work, its figures. Used by the findings block, the
findings page and the plots."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from literature.model import Finding, escape_text
from literature.render.addresses import relative
from literature.render.part_pages import part_address, part_word
from literature.render.site import Site
from literature.styles.statistics import count, interval, number, statistics

FOLDER = "findings"
_UNSAFE = re.compile(r"[^A-Za-z0-9._:-]+")


def finding_anchor(id_: str) -> str:
    """The word that marks a finding's row on the findings page: its id, and for an id that cannot stand in an address
    one made from it. It depends on nothing but the id, so it is permanent."""
    if id_ and not _UNSAFE.search(id_):
        return id_
    digest = hashlib.sha256(id_.encode()).hexdigest()[:8]
    return f"{_UNSAFE.sub('-', id_).strip('-') or 'finding'}-{digest}"


def finding_link(site: Site, id_: str, base: str, query: str = "") -> str:
    """Link from the page at `base` to a finding's row.

    Its lasting address is that of the findings page, whose script finds rows of further parts too; in those a row may
    move on as findings are added.
    """
    address = finding_part_address(site, site.finding_parts.get(id_, 1))
    return f"{relative(address, base)}{query and f'?{query}'}#{finding_anchor(id_)}"


def finding_part_address(site: Site, number: int) -> str:
    """Address of a part of the table of findings; the first one stands on the findings page."""
    return part_address(site, FOLDER, part_word("", number) if number > 1 else "")


def markup(text: str) -> Markup:
    """Text as HTML that Markdown leaves alone as well."""
    return Markup(escape_text(text))


@dataclass(frozen=True)
class FindingRow:
    """A finding as the page at address `base` shows it."""

    site: Site
    finding: Finding
    base: str
    key: str
    """Key of the work; empty when it is not in the bibliography."""
    work: Markup
    """`Bowlby, 1988`, linked."""

    @cached_property
    def label(self) -> str:
        """The work's label as plain text."""
        return self.site.style.label(self.key).as_plain() if self.key else self.finding.key

    @cached_property
    def link(self) -> str:
        """Link to the row of the findings page."""
        return finding_link(self.site, self.finding.id, self.base)

    @cached_property
    def work_link(self) -> str:
        """Link to the reference; empty without one."""
        return self.site.reference_link(self.key, self.base) if self.key else ""

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
    def is_drawable(self) -> bool:
        """Whether a plot can show it: one exact number of a metric that can stand on an axis."""
        value, metric = self.finding.value.number, self.finding.measure
        if not metric.is_drawable or value is None or not self.finding.value.is_exact:
            return False
        return value > 0 if metric.is_ratio else True

    @property
    def figure(self) -> str:
        """Value and bounds without names, as a plot prints them: `.28 [.26, .30]`."""
        finding = self.finding
        value = statistics(finding, "value").as_plain()
        if not finding.has_interval:
            return value
        return f"{value} [{number(finding.ci_low, finding.measure)}, {number(finding.ci_high, finding.measure)}]"


def finding_rows(site: Site, findings: Iterable[Finding], base: str) -> list[FindingRow]:
    """Rows for a page; the label of each work is written once."""
    works: dict[str, Markup] = {}
    rows = []
    for finding in findings:
        key = site.library.keys.get(finding.key, "")
        if finding.key not in works:
            works[finding.key] = site.label(key, base) if key else markup(finding.key)
        rows.append(FindingRow(site, finding, base, key, works[finding.key]))
    return rows
