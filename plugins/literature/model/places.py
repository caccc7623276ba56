"""Where something stands in a source file, and what is wrong there.

Readers, the library and the checks return problems as data; the rule says how grave they are (`model/rule.py`), and
only the hosts and the command print them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from literature.model.by_field import ByField


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file, as an editor counts it."""

    path: str
    """Path as the project names it, always with `/`."""
    line: int = 1
    """Line, from 1."""
    column: int = 1
    """Column in characters, from 1."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class FieldPlaces(ByField[Location]):
    """Where the fields of an entry stand. A library holds a million of these places and asks for a few: they are kept
    from the entry's first field on, so that all entries which are set out alike share them."""

    __slots__ = ("_line", "_offsets", "_path")

    def __init__(self, path: str, places: Mapping[str, Location]) -> None:
        """`places` by name of the field, all in the file `path`."""
        super().__init__(places)
        self._path = path
        self._line = line = next((place.line for place in places.values()), 1)
        numbers = [number for place in places.values() for number in (place.line - line, place.column)]
        self._offsets = _shared(tuple(numbers))

    def _at(self, position: int) -> Location:
        line, column = self._offsets[2 * position : 2 * position + 2]
        return Location(self._path, self._line + line, column)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FieldPlaces) and self._positions is other._positions:
            return (self._line, self._path, self._offsets) == (other._line, other._path, other._offsets)
        return super().__eq__(other)

    __hash__ = None


@lru_cache(maxsize=4096)
def _shared(offsets: tuple[int, ...]) -> tuple[int, ...]:
    """One row for all entries that are set out alike: lines below the first field's and columns in turn."""
    return offsets


LinkFault = Literal["not_found", "anchors", "absolute_links", "unrecognized_links"]
"""What can be wrong with a link, as MkDocs names it in `validation: links`."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in what an author wrote, named after the rule it breaks."""

    rule: str
    """Name of the rule, e.g. `undefined-macro`; see `Rule.problem`."""
    message: str
    """What was found and what was expected, one line, no full stop."""
    location: Location
    suggestions: tuple[str, ...] = ()
    """The nearest valid things, best first."""
    link_fault: LinkFault | None = None
    """For a link, what its host calls such a fault."""
