"""Draws how many works of each year the library holds, as SVG with a link for each year. `render/pages/map_page.py`
puts a table beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from literature.model import escape_attribute, escape_text
from literature.vocabulary.catalog import Catalog

WIDTH = 960
_HEIGHT, _GROUND, _TOP = 180, 150, 14
_SIDE = 28
_MOST_YEARS = 120
_WIDEST = 24.0


@dataclass(frozen=True, slots=True)
class YearBar:
    """The works of one year."""

    year: int
    number: int
    href: str


def timeline(works: Mapping[int, int], hrefs: Mapping[int, str], catalog: Catalog, *, id_: str) -> str:
    """An `<svg>` of the last 120 years that hold works; empty without any.

    `works` is year to number of works, above 0; `hrefs` year to link. It is a group and no image, because its bars are
    links that a keyboard reaches.
    """
    if not works:
        return ""
    last = max(works)
    first = min(year for year in works if year > last - _MOST_YEARS)
    bars = [YearBar(year, works[year], hrefs[year]) for year in sorted(works) if year >= first]
    step = min((WIDTH - 2 * _SIDE) / (last - first + 1), _WIDEST)
    scale = (_GROUND - _TOP) / max(bar.number for bar in bars)
    title = catalog.gettext("Works by year of publication, %(first)s to %(last)s", first=first, last=last)
    parts = [
        f'<svg class="lit-timeline" viewBox="0 0 {WIDTH} {_HEIGHT}" role="group" aria-labelledby="{id_}-title">',
        f'<title id="{id_}-title">{escape(title)}</title>',
        f'<path class="lit-ground" d="M{_SIDE} {_GROUND}.5H{WIDTH - _SIDE}"/>',
    ]
    for number in _counts(max(bar.number for bar in bars)):
        y = _GROUND - number * scale
        parts.append(f'<path class="lit-grid" d="M{_SIDE} {y:.1f}H{WIDTH - _SIDE}"/>')
        parts.append(f'<text x="{_SIDE - 6}" y="{y + 4:.1f}" text-anchor="end">{catalog.number(number)}</text>')
    for bar in bars:
        x = _SIDE + (bar.year - first) * step
        height = max(bar.number * scale, 2)
        words = escape_text(
            catalog.ngettext("%(year)s: %(num)s work", "%(year)s: %(num)s works", bar.number, year=bar.year)
        )
        # The invisible box makes a year with few works as easy to hit as one with many.
        parts.append(
            f'<a href="{escape_attribute(bar.href)}" aria-label="{words}"><title>{words}</title>'
            f'<rect class="lit-reach" x="{x:.1f}" y="{_TOP}" width="{step:.1f}" height="{_GROUND - _TOP}"/>'
            f'<rect class="lit-bar" x="{x + step * 0.1:.1f}" y="{_GROUND - height:.1f}" width="{step * 0.8:.1f}" '
            f'height="{height:.1f}"/></a>'
        )
    parts += [
        f'<text x="{_SIDE + (year - first + 0.5) * step:.1f}" y="{_GROUND + 18}" text-anchor="middle">{year}</text>'
        for year in _ticks(first, last)
    ]
    return "\n".join([*parts, "</svg>"])


def _counts(most: int) -> list[int]:
    """Numbers of works to be written at the side, round ones, at most five."""
    step = next(size * 10**power for power in range(12) for size in (1, 2, 5) if most < 5 * size * 10**power)
    return list(range(step, most + 1, step))


def _ticks(first: int, last: int) -> list[int]:
    """Years to be written below: every tenth, or every fifth or each where there are few."""
    span = last - first
    step = 10 if span > 45 else 5 if span > 12 else 1
    return [year for year in range(first, last + 1) if year % step == 0]
