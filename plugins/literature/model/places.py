"""Where something stands in a source file, and what is wrong there.

Readers and the library return problems as data; only `literature.checks` decides how grave
they are, and only the hosts and the command print them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache


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


class FieldPlaces(Mapping[str, Location]):
    """Where the fields of an entry stand. A library holds a million of these places and asks for a few: they take a
    quarter of the memory of a dictionary."""

    __slots__ = ("_names", "_numbers", "_path")

    def __init__(self, path: str, places: Mapping[str, Location]) -> None:
        """`places` by name of the field, all in the file `path`."""
        self._path = path
        self._names = _shared(tuple(places))
        self._numbers = array("L", [number for place in places.values() for number in (place.line, place.column)])

    def __getitem__(self, name: str) -> Location:
        try:
            index = self._names.index(name)
        except ValueError:
            raise KeyError(name) from None
        return Location(self._path, *self._numbers[2 * index : 2 * index + 2])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FieldPlaces) and self._names is other._names:
            return self._path == other._path and self._numbers == other._numbers
        return super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@lru_cache(maxsize=1024)
def _shared(names: tuple[str, ...]) -> tuple[str, ...]:
    """One tuple for all entries with the same fields in the same order."""
    return names


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in what an author wrote, named after the rule it breaks."""

    rule: str
    """Name of the rule in `literature.checks`, e.g. `undefined-macro`."""
    message: str
    """What was found and what was expected, one line, no full stop."""
    location: Location
    suggestions: tuple[str, ...] = ()
    """The nearest valid things, best first."""
