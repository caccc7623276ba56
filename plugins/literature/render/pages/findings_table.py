"""The table of findings, as the page of findings and its further parts show it: each row with its drawing on the axis
of its metric, and the rest in what opens below it. `assets/findings.js` filters and sorts the rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from urllib.parse import urlsplit

from markupsafe import Markup

from literature.model import Finding, Interval
from literature.render.figures.intervals import Axes, Axis
from literature.render.pieces.finding_rows import FindingRow, finding_rows, markup
from literature.site.finding_addresses import finding_anchor
from literature.site.here import Here
from literature.site.paging import Part
from literature.site.site import Site

_NOTED = re.compile(r"([^()]+) \(([^()]+)\)")
"""A construct with what tells it from others of its name: `trust (in calm water)`."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True)
class FindingsTable:
    """All findings of a site, as the rows of the page and its further parts show them: on one axis for each metric."""

    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, site: Site) -> FindingsTable:
        """Those of a site, in the order of their files."""
        return cls(tuple(site.library.findings.values()))

    @cached_property
    def axes(self) -> Axes:
        """One for each metric."""
        return Axes.of(self.findings)

    @cached_property
    def _largest(self) -> Mapping[str, float]:
        """Studies behind the figure that rests on most, by metric."""
        largest: dict[str, float] = {}
        for finding in self.findings:
            if finding.is_drawable:
                id_ = finding.measure.id
                largest[id_] = max(largest.get(id_, 0), finding.k.number or 0)
        return largest

    @cached_property
    def _numbers(self) -> Mapping[int, int]:
        return {id(axis): number for number, axis in enumerate(self.axes.by_key.values())}

    @cached_property
    def style(self) -> str:
        """The lines of all axes, by number, for the element that holds the rows."""
        return ";".join(f"--lit-axis-{number}:{axis.lines}" for number, axis in enumerate(self.axes.by_key.values()))

    @property
    def heads(self) -> list[tuple[str, Axis]]:
        """The axis of each metric that has one alone, by what filters call the metric."""
        by_name: dict[str, list[Axis]] = {}
        for axis in self.axes.by_key.values():
            by_name.setdefault(axis.metric.symbol or "%", []).append(axis)
        return [(name, axes[0]) for name, axes in by_name.items() if len(axes) == 1]

    def rows(self, here: Here, part: Part) -> list[dict[str, object]]:
        """What the template shows of a part's findings."""
        return [self._cells(here, row) for row in finding_rows(here, self.findings[part.start : part.end])]

    def _cells(self, here: Here, row: FindingRow) -> dict[str, object]:
        finding, metric = row.finding, metric_name(row.finding)
        summary = here.site.library.summaries.get(row.key)
        axis = self.axes.axis(finding)
        drawing = Markup()
        if axis:
            style = axis.style_with(f"var(--lit-axis-{self._numbers[id(axis)]})")
            largest = self._largest[finding.measure.id]
            drawing = axis.drawing(finding, finding.k.number or 0, largest, style=style, more=axis.ends, is_cell=False)
        noted = _NOTED.fullmatch(finding.construct)
        return {
            "row": row,
            "finding": finding,
            "anchor": finding_anchor(finding.id),
            "construct": noted[1] if noted else finding.construct,
            "construct_note": noted[2] if noted else "",
            "metric": metric,
            "axis": axis,
            "drawing": drawing,
            "interval": row.bounds if finding.interval == Interval() else row.interval,
            "summary": here.to_page(summary.uri) if summary else "",
            "source": _sources(finding.source),
            "locator": finding.locator[:1].upper() + finding.locator[1:],
            "remarks": [remark for remark in (finding.direction, finding.heterogeneity, finding.notes) if remark],
        }


def metric_name(finding: Finding) -> str:
    """What filters and addresses call its metric."""
    metric = finding.measure
    if metric.id == "other":
        return "other"
    return "words" if metric.id == "words" else metric.symbol or "%"


def _sources(source: str) -> Markup:
    """Where the figure was seen: addresses by their host's name, words as they are."""
    return Markup("; ").join(_source(part.strip()) for part in source.split(" ; ") if part.strip())


def _source(text: str) -> Markup:
    match = _ADDRESS.search(text)
    if not match:
        return markup(text)
    host = _host(match[0])
    link = Markup(f'<a href="{escape(match[0])}" rel="nofollow">') + markup(host) + Markup("</a>")
    return markup(text[: match.start()]) + link + markup(text[match.end() :])


def _host(address: str) -> str:
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    return (host or address).removeprefix("www.")
