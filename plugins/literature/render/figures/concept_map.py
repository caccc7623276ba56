"""Draws the map of two literatures as SVG: the concepts of each at the sides, what joins them between. Made from
`library/bridges.py`; `render/pages/map_page.py` puts the same as lists beside it.

Everything is placed by rule, so the same library always gives the same picture. A node of the middle holds its own
lines, so that pointing at it or reaching it by keyboard can show them without a script.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from literature.model import escape_attribute, escape_text
from literature.vocabulary.catalog import Catalog

WIDTH = 960
_ROW = 26
_TOP = 44
_LEFT_END, _RIGHT_START = 292, 668
_MIDDLE, _MIDDLE_HALF = 480, 122
_LONGEST, _LONGEST_MIDDLE = 40, 36
_SWEEPS = 4


@dataclass(frozen=True, slots=True)
class Node:
    """A concept or a work on the map."""

    id: str
    label: str
    href: str
    is_work: bool = False


@dataclass(frozen=True, slots=True)
class ConceptMap:
    """Nodes in three columns, and which of the middle is joined to which at the sides."""

    left_title: str
    right_title: str
    left: tuple[Node, ...]
    middle: tuple[Node, ...]
    right: tuple[Node, ...]
    edges: Mapping[str, tuple[str, ...]]
    """Id of a middle node to the ids of nodes at the sides."""

    def as_svg(self, id_: str, catalog: Catalog) -> str:
        """An `<svg>` whose ids begin with `id_`: a group and no image, because its labels are links."""
        left, middle, right = (list(column) for column in (self.left, self.middle, self.right))
        touching = {node.id for ids in self.edges.values() for node in (*left, *right) if node.id in ids}
        left = [node for node in left if node.id in touching]
        right = [node for node in right if node.id in touching]
        back = _turned(self.edges)
        for _ in range(_SWEEPS):
            # Each column in the order of its neighbors' mean place: lines cross less (Sugiyama's barycenter rule).
            middle = _ordered(middle, [left, right], self.edges)
            left, right = _ordered(left, [middle], back), _ordered(right, [middle], back)
        rows = max(len(left), len(middle), len(right), 1)
        height = _TOP + rows * _ROW + 8
        places = {
            node.id: y
            for column in (left, middle, right)
            for node, y in zip(column, _heights(column, rows), strict=True)
        }
        sides = {node.id: _LEFT_END for node in left} | {node.id: _RIGHT_START for node in right}
        both = {"left": self.left_title, "right": self.right_title}
        title = catalog.gettext("%(left)s and %(right)s: what joins them", **both)
        parts = [
            f'<svg class="lit-concept-map" viewBox="0 0 {WIDTH} {height}" role="group" aria-labelledby="{id_}-title">',
            f'<title id="{id_}-title">{escape(title)}</title>',
            _title(_LEFT_END, "end", self.left_title),
            _title(_MIDDLE, "middle", catalog.gettext("Shared by both")),
            _title(_RIGHT_START, "start", self.right_title),
            *(self._middle(node, places, sides) for node in middle),
            *(_side(node, places[node.id], _LEFT_END, "end") for node in left),
            *(_side(node, places[node.id], _RIGHT_START, "start") for node in right),
            "</svg>",
        ]
        return "\n".join(parts)

    def _middle(self, node: Node, places: Mapping[str, float], sides: Mapping[str, int]) -> str:
        y = places[node.id]
        lines = "".join(
            f'<path d="{_curve(y, places[other], sides[other])}"/>'
            for other in self.edges.get(node.id, ())
            if other in sides
        )
        kind = "work" if node.is_work else "concept"
        box = (
            f'<rect x="{_MIDDLE - _MIDDLE_HALF}" y="{y - 11:g}" width="{2 * _MIDDLE_HALF}" height="22" '
            f'rx="{3 if node.is_work else 11}"/>'
        )
        label = _label(node.label, _LONGEST_MIDDLE)
        return (
            f'<a class="lit-joint lit-joint-{kind}" href="{escape_attribute(node.href)}">{lines}{box}'
            f'<text x="{_MIDDLE}" y="{y + 4.5:g}" text-anchor="middle">{label}</text></a>'
        )


def _turned(edges: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    back: dict[str, list[str]] = {}
    for one, others in edges.items():
        for other in others:
            back.setdefault(other, []).append(one)
    return back


def _ordered(
    column: Sequence[Node], beside: Sequence[Sequence[Node]], edges: Mapping[str, Sequence[str]]
) -> list[Node]:
    """The column by the mean place of each node's neighbors; nodes without any keep their own."""
    places = {node.id: (number + 0.5) / len(neighbors) for neighbors in beside for number, node in enumerate(neighbors)}
    keys = {}
    for number, node in enumerate(column):
        found = [places[other] for other in edges.get(node.id, ()) if other in places]
        keys[node.id] = sum(found) / len(found) if found else (number + 0.5) / len(column)
    return sorted(column, key=lambda node: keys[node.id])


def _heights(column: Sequence[Node], rows: int) -> Iterator[float]:
    """Middle lines of a column's nodes, spread over all rows."""
    step = rows * _ROW / max(len(column), 1)
    yield from (round(_TOP + step * (number + 0.5), 1) for number in range(len(column)))


def _curve(y: float, other: float, side: int) -> str:
    start = _MIDDLE - _MIDDLE_HALF if side < _MIDDLE else _MIDDLE + _MIDDLE_HALF
    end = side + 6 if side < _MIDDLE else side - 6
    bend = (start + end) / 2
    return f"M{start} {y:g}C{bend:g} {y:g} {bend:g} {other:g} {end} {other:g}"


def _title(x: int, anchor: str, words: str) -> str:
    return f'<text class="lit-map-title" x="{x}" y="22" text-anchor="{anchor}">{escape_text(words)}</text>'


def _side(node: Node, y: float, x: int, anchor: str) -> str:
    return (
        f'<a href="{escape_attribute(node.href)}"><text x="{x}" y="{y + 4.5:g}" text-anchor="{anchor}">'
        f"{_label(node.label, _LONGEST)}</text></a>"
    )


def _label(words: str, longest: int) -> str:
    return escape_text(words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…")
