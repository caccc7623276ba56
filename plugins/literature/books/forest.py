"""Findings on an axis as a drawing that stands alone: what `render/figures/intervals.py` draws on pages with elements
and styles, as SVG with its own words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from literature.books.model import Figure, Words, clean
from literature.model import Finding, escape_text
from literature.render.figures.forest_scale import Scale
from literature.render.figures.intervals import Axis
from literature.text.statistics import number, statistics
from literature.vocabulary.catalog import Catalog

_WIDTH, _LEFT, _RIGHT = 480, 206, 392
"""Of the drawing and of its axis, in points."""
_ROW, _TOP, _BOTTOM = 38, 8, 22
_SMALLEST, _LARGEST = 2.0, 5.5
"""Half the side of the smallest and of the largest mark."""
_LONGEST = 42
"""Characters of each line of a row's words; the table below a drawing has them whole."""
_FONT = 'font-family="Libertinus Serif, Charis SIL, Georgia, serif" font-size="10"'


def forest(axis: Axis, findings: Sequence[Finding], works: Mapping[str, str], catalog: Catalog) -> Figure:
    """A drawing of findings that all stand on one axis, a row each; `works` has the label of each one's work by the id
    of the finding."""
    held = axis.scale
    scale = Scale(held.least, held.most, _LEFT, _RIGHT, held.ticks, held.is_log)
    height = _TOP + _ROW * len(findings) + _BOTTOM
    rows = "".join(_row(scale, finding, works[finding.id], at, _sizes(findings)) for at, finding in enumerate(findings))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}pt" height="{height}pt" '
        f'viewBox="0 0 {_WIDTH} {height}" {_FONT} fill="#222">'
        f"{''.join(_axis(axis, scale, height - _BOTTOM))}{rows}</svg>"
    )
    said = "; ".join(
        f"{finding.construct}, {finding.outcome}: {statistics(finding).as_plain()} ({works[finding.id]})"
        for finding in findings
    )
    name = catalog.gettext(axis.metric.name)
    name = name[:1].upper() + name[1:]
    title = catalog.gettext("%(metric)s, logarithmic axis", metric=name) if scale.is_log else name
    return Figure(clean(svg), clean(f"{title}. {said}"), (Words(title),))


def _sizes(findings: Sequence[Finding]) -> tuple[float, ...]:
    has_k = any(finding.k.number for finding in findings)
    return tuple((finding.k if has_k else finding.n).number or 0 for finding in findings)


def _axis(axis: Axis, scale: Scale, bottom: float) -> Iterator[str]:
    for (_, words), tick in zip(axis.ticks, scale.ticks, strict=True):
        x = _number(scale.place(tick))
        yield f'<path d="M{x} {_TOP}V{bottom}" stroke="#ddd"/>'
        yield f'<text x="{x}" y="{bottom + 13}" text-anchor="middle" fill="#555">{escape_text(words)}</text>'
    if axis.metric.no_effect is not None:
        x = _number(scale.place(axis.metric.no_effect))
        yield f'<path d="M{x} {_TOP}V{bottom}" stroke="#555" stroke-dasharray="3 2"/>'


def _row(scale: Scale, finding: Finding, work: str, at: int, sizes: Sequence[float]) -> str:
    y = _TOP + _ROW * at + _ROW / 2
    value, bounds = finding.value.number or 0.0, finding.bounds
    x, half = scale.place(value), _half(sizes[at], max(sizes))
    parts = [
        f'<text x="0" y="{_number(y - 8)}">{escape_text(_cut(finding.construct))}</text>',
        f'<text x="0" y="{_number(y + 3)}">{escape_text(_cut("→ " + finding.outcome))}</text>',
        f'<text x="0" y="{_number(y + 14)}" font-size="8.5" fill="#555">{escape_text(_cut(work))}</text>',
    ]
    if bounds is None:
        place = f'cx="{_number(x)}" cy="{_number(y)}" r="{_number(half)}"'
        parts.append(f'<circle {place} fill="#fff" stroke="#222" stroke-width="1.2"/>')
    else:
        left, right = (_number(scale.place(bound)) for bound in bounds)
        dashes = "" if finding.interval.kind == "confidence" else ' stroke-dasharray="3 2"'
        parts.append(f'<path d="M{left} {_number(y)}H{right}" stroke="#222" stroke-width="1.2"{dashes}/>')
        side = _number(2 * half)
        parts.append(f'<rect x="{_number(x - half)}" y="{_number(y - half)}" width="{side}" height="{side}"/>')
    figure = statistics(finding, "value").as_plain()
    if finding.has_interval:
        figure += f" [{number(finding.ci_low, finding.measure)}, {number(finding.ci_high, finding.measure)}]"
    parts.append(f'<text x="{_WIDTH - 6}" y="{_number(y + 3)}" text-anchor="end">{escape_text(figure)}</text>')
    return "".join(parts)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}\u2026"


def _half(size: float, largest: float) -> float:
    """Half the side of a mark, whose area grows with the size."""
    if size <= 0 or largest <= 0:
        return _SMALLEST
    return math.sqrt(_SMALLEST**2 + (_LARGEST**2 - _SMALLEST**2) * min(size / largest, 1))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
