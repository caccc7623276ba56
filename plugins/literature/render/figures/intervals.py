"""Draws findings on an axis: a square with whiskers is a value with its interval, an open circle a value without one.

What is drawn are elements in a row of a table, placed by shares of its width: type never shrinks with a drawing, and
the row says the same in words. `assets/findings.css` gives the elements their form. One page has one axis for each
metric, so that any two drawings of a metric on it can be compared.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from literature.library.chosen_findings import findings_of_page
from literature.model import Finding, Library, Metric, Page
from literature.render.figures.forest_scale import Scale
from literature.text.statistics import plain_number

_SMALLEST, _LARGEST = 0.36, 0.96
"""Sides of the smallest and the largest square, in em."""
_OPEN = 1.13
"""A circle is as large as a square when it is so much wider."""
AxisKey = tuple[str, str]


@dataclass(frozen=True)
class Axis:
    """The axis of a metric, from 0 to 100 percent of a drawing's width."""

    metric: Metric
    scale: Scale

    @cached_property
    def ticks(self) -> tuple[tuple[str, str], ...]:
        """Place, in percent, and number of each tick."""
        ticks = self.scale.ticks
        decimals = max(len(f"{tick:.10f}".rstrip("0").partition(".")[2]) for tick in ticks)
        sign = "%" if self.metric.id == "percent" else ""
        places = (_share(self.scale.place(tick)) for tick in ticks)
        return tuple(zip(places, (plain_number(tick, decimals, self.metric) + sign for tick in ticks), strict=True))

    @cached_property
    def ends(self) -> Markup:
        """The numbers at its first and its last tick, for a drawing that stands alone."""
        (left, least), (right, most) = self.ticks[0], self.ticks[-1]
        html = '<i class="lit-ends" style="--from:{};--to:{}" data-from="{}" data-to="{}"></i>'
        return Markup(html).format(left, right, least, most)

    @cached_property
    def lines(self) -> str:
        """A line at each tick, as layers of a background."""
        line = "linear-gradient(var(--lit-line) 0 0)"
        return ",".join(f"{line} {place}/1px 100% no-repeat" for place, _ in self.ticks)

    @property
    def style(self) -> str:
        """What the element that holds drawings says of their axis: its lines, and where the one of no effect stands."""
        return self.style_with(self.lines)

    def style_with(self, lines: str) -> str:
        """The same with other words for the lines, such as a reference to them."""
        return f"--lit-ticks:{lines}" + (f";--lit-zero:{self.zero}" if self.zero else "")

    @property
    def zero(self) -> str:
        """Where no effect is, in percent; empty for a metric that has no such value."""
        return "" if self.metric.no_effect is None else _share(self.scale.place(self.metric.no_effect))

    def drawing(
        self,
        finding: Finding,
        size: float = 0,
        largest: float = 0,
        *,
        style: str = "",
        more: str = "",
        is_cell: bool = True,
    ) -> Markup:
        """A cell, or an element within one, with the marks of a finding that is drawable.

        The area of the mark grows with `size`, up to that of `largest`. What `self.style` says must be said of an
        element around it, or in `style`; `more` is HTML for beside the marks.
        """
        value, bounds = finding.value.number or 0.0, finding.bounds
        names = "lit-drawn" + (" lit-has-zero" if self.zero else "")
        side = _side(size, largest)
        places = [style, f"--x:{_share(self.scale.place(value))}"]
        if bounds is None:
            places.append(f"--s:{side * _OPEN:.2f}em")
            marks = '<i class="lit-open"></i>'
        else:
            left, right = (self.scale.place(bound) for bound in bounds)
            places += [f"--s:{side:.2f}em", f"--l:{_share(left)}", f"--w:{_share(right - left)}"]
            dashed = "" if finding.interval.kind == "confidence" else " lit-dashed"
            marks = f'<i class="lit-whisker{dashed}"></i><i class="lit-mark"></i>'
        placed = ";".join(filter(None, places))
        if is_cell:
            return Markup(f'<td role="cell" class="{names}" style="{placed}">{marks}{more}</td>')
        return Markup(f'<span aria-hidden="true" class="{names}" style="{placed}">{marks}{more}</span>')


@dataclass(frozen=True, slots=True)
class Axes:
    """One axis for each metric of a page; for raw units, for each outcome."""

    by_key: Mapping[AxisKey, Axis]

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Axes:
        """Axes that hold all findings of these that are drawable."""
        values: dict[AxisKey, list[float]] = {}
        metrics: dict[AxisKey, Metric] = {}
        for finding in findings:
            if finding.is_drawable:
                key = _key(finding)
                metrics[key] = finding.measure
                values.setdefault(key, []).extend((finding.value.number or 0.0, *(finding.bounds or ())))
        return cls({key: Axis(metrics[key], Scale.of(held, metrics[key], 0, 100)) for key, held in values.items()})

    @classmethod
    def of_page(cls, library: Library, page: Page, *shown: Finding) -> Axes:
        """Axes for all that a page shows, and for what else is `shown` on it."""
        return cls.of((*findings_of_page(library, page), *shown))

    def axis(self, finding: Finding) -> Axis | None:
        """The axis that a finding stands on; none for one that cannot be drawn."""
        return self.by_key.get(_key(finding)) if finding.is_drawable else None


def _key(finding: Finding) -> AxisKey:
    return finding.measure.id, finding.outcome if finding.measure.is_in_raw_units else ""


def _share(percent: float) -> str:
    return f"{percent:.2f}".rstrip("0").rstrip(".") + "%"


def _side(size: float, largest: float) -> float:
    """Side of a square: its area grows with the size from a smallest one that stays visible."""
    if size <= 0 or largest <= 0:
        return _SMALLEST
    return math.sqrt(_SMALLEST**2 + (_LARGEST**2 - _SMALLEST**2) * min(size / largest, 1))
