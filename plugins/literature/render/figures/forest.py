"""Draws forest plots as SVG: one metric, one axis, one row per finding. `render/blocks/findings_block.py` chooses the
rows and puts the table beside it.

One layout serves phone and wide screen: a row's words stand above its line, so that the plot needs no more than 360
units of width and text keeps its size. Colors are the page's own (`currentColor`, CSS variables), so light and dark
follow the theme.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from literature.model import Metric, escape_text
from literature.render.figures.forest_scale import Scale
from literature.text.statistics import plain_number, symbol
from literature.vocabulary.catalog import Catalog

WIDTH = 360
_LEFT, _RIGHT = 14.0, 346.0
_LABEL_LINE, _WORDS_LINE, _MARK_LINE, _GAP = 17, 14, 18, 9
_LABEL_CHARACTERS, _WORDS_CHARACTERS = 46, 58
_SMALLEST, _LARGEST = 2.5, 7.0
_TOP_TICKS_FROM = 8


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One finding on a plot."""

    id: str
    label: str
    """The work, as cited."""
    words: str
    """What the figure is of."""
    figure: str
    """The numbers as the table prints them."""
    value: float
    low: float | None = None
    """Bounds of the interval; `None` for both when none was published."""
    high: float | None = None
    size: float | None = None
    """Number of studies or people behind the value."""
    href: str = ""
    """Link of the label."""
    is_dashed: bool = False
    """The interval is of another kind than a confidence interval."""


def forest_plot(
    rows: Sequence[ForestRow], metric: Metric, catalog: Catalog, *, id_: str, title: str, description: str
) -> str:
    """An `<svg>` with ids that begin with `id_`.

    The figure is a group and no image, because its labels are links that a keyboard reaches. Values, bounds and sizes
    must be finite, and above 0 for a ratio; there must be at least one row.
    """
    bounds = [bound for row in rows for bound in (row.value, row.low, row.high) if bound is not None]
    scale = Scale.of(bounds, metric, _LEFT + _LARGEST, _RIGHT - _LARGEST)
    top = 30 if len(rows) >= _TOP_TICKS_FROM else 18
    largest = max((row.size for row in rows if row.size), default=0.0)
    drawn: list[str] = []
    y = float(top)
    for row in rows:
        lines, y = _row(row, scale, y, largest)
        drawn += lines
    height = y + 40
    parts = [
        f'<svg class="lit-forest-plot" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" '
        f'role="group" aria-labelledby="{id_}-title {id_}-desc" fill="currentColor" font-size="12">',
        f'<title id="{id_}-title">{escape_text(title)}</title>',
        f'<desc id="{id_}-desc">{escape_text(description)}</desc>',
        *_axis(scale, metric, catalog, top, y),
        *drawn,
        "</svg>",
    ]
    return "\n".join(parts)


def _axis(scale: Scale, metric: Metric, catalog: Catalog, top: float, bottom: float) -> Iterator[str]:
    decimals = max(len(f"{tick:.10f}".rstrip("0").partition(".")[2]) for tick in scale.ticks)
    for tick in scale.ticks:
        x = scale.place(tick)
        if tick != metric.no_effect:
            yield (
                f'<line class="lit-grid" x1="{x:.1f}" x2="{x:.1f}" y1="{top:g}" y2="{bottom:g}" '
                'stroke="currentColor" stroke-opacity="0.15"/>'
            )
        text = plain_number(tick, decimals, metric) + ("%" if metric.id == "percent" else "")
        yield _tick(x, bottom + 15, text)
        if top > 18:
            yield _tick(x, top - 6, text)
    if metric.no_effect is not None:
        x = scale.place(metric.no_effect)
        yield (
            f'<line class="lit-no-effect" x1="{x:.1f}" x2="{x:.1f}" y1="{top:g}" y2="{bottom:g}" '
            'stroke="currentColor" stroke-dasharray="3 3" stroke-opacity="0.7"/>'
        )
        anchor = "start" if x < WIDTH * 0.2 else "end" if x > WIDTH * 0.8 else "middle"
        words = escape_text(catalog.gettext("no effect"))
        yield f'<text class="lit-quiet" x="{x:.1f}" y="11" text-anchor="{anchor}" font-size="11">{words}</text>'
    yield (
        f'<line class="lit-axis" x1="{scale.left:g}" x2="{scale.right:g}" y1="{bottom:g}" y2="{bottom:g}" '
        'stroke="currentColor"/>'
    )
    name = catalog.gettext(metric.name)
    name = name[:1].upper() + name[1:]
    sign = symbol(metric).as_plain()
    name += f" ({sign})" if sign and f"({sign})" not in name else ""
    name = escape_text(catalog.gettext("%(metric)s, logarithmic axis", metric=name) if scale.is_log else name)
    middle = (scale.left + scale.right) / 2
    yield f'<text class="lit-axis-name" x="{middle:g}" y="{bottom + 33:g}" text-anchor="middle">{name}</text>'


def _tick(x: float, y: float, text: str) -> str:
    return f'<text class="lit-tick" x="{x:.1f}" y="{y:g}" text-anchor="middle" font-size="11">{text}</text>'


def _row(row: ForestRow, scale: Scale, y: float, largest: float) -> tuple[list[str], float]:
    """The row's drawing from `y` down, and where the next one begins."""
    labels = textwrap.wrap(row.label, _LABEL_CHARACTERS - len(row.figure) // 2) or [row.id]
    # The figure stands at the right of the first line; a label that would run into it gets a line of its own.
    is_shared = len(labels[0]) + len(row.figure) <= _LABEL_CHARACTERS
    parts = [f'<g class="lit-forest-row" data-finding="{escape(row.id)}">']
    y += _LABEL_LINE - 4
    names = "".join(
        f'<tspan x="{_LEFT:g}" y="{y + number * _LABEL_LINE:g}">{escape_text(line)}</tspan>'
        for number, line in enumerate(labels)
    )
    name = f'<text class="lit-label" font-weight="600">{names}</text>'
    parts.append(f'<a href="{escape(row.href)}">{name}</a>' if row.href else name)
    if len(labels) > 1 or not is_shared:
        y += _LABEL_LINE * len(labels)
    parts.append(
        f'<text class="lit-figure" x="{_RIGHT:g}" y="{y:g}" text-anchor="end">{escape_text(row.figure)}</text>'
    )
    for line in textwrap.wrap(row.words, _WORDS_CHARACTERS):
        y += _WORDS_LINE
        words = escape_text(line)
        parts.append(
            f'<text class="lit-quiet" x="{_LEFT:g}" y="{y:g}" font-size="11" fill-opacity="0.8">{words}</text>'
        )
    y += _MARK_LINE - 4
    parts += [*_mark(row, scale, y, largest), "</g>"]
    return parts, y + _GAP + 4


def _mark(row: ForestRow, scale: Scale, y: float, largest: float) -> Iterator[str]:
    """Whiskers and a square whose area grows with the size; an open circle where no interval was published."""
    x = scale.place(row.value)
    half = _half_width(row.size, largest)
    values = f'data-value="{row.value:g}"' + (f' data-size="{row.size:g}"' if row.size else "")
    if row.low is None or row.high is None:
        yield (
            f'<circle class="lit-mark lit-mark-open" cx="{x:.1f}" cy="{y:g}" r="{half * 1.13:.2f}" fill="none" '
            f'stroke="currentColor" stroke-width="1.5" {values}/>'
        )
        return
    left, right = scale.place(row.low), scale.place(row.high)
    dashes = ' stroke-dasharray="4 2"' if row.is_dashed else ""
    yield (
        f'<path class="lit-whisker" d="M{left:.1f} {y:g}H{right:.1f}M{left:.1f} {y - 4:g}v8M{right:.1f} {y - 4:g}v8" '
        f'fill="none" stroke="currentColor" stroke-width="1.5"{dashes} data-low="{row.low:g}" '
        f'data-high="{row.high:g}"/>'
    )
    yield (
        f'<rect class="lit-mark" x="{x - half:.2f}" y="{y - half:.2f}" width="{2 * half:.2f}" '
        f'height="{2 * half:.2f}" {values}/>'
    )


def _half_width(size: float | None, largest: float) -> float:
    """Half the side of a row's square: its area grows with the size from a smallest area that stays visible."""
    if not size or not largest:
        return _SMALLEST
    return math.sqrt(_SMALLEST**2 + (_LARGEST**2 - _SMALLEST**2) * size / largest)
