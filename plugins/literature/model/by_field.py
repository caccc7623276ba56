"""Mappings by name of a field, small enough for a library of a hundred thousand entries.

Thousands of entries have the same fields in the same order: these share one table of names, and each keeps its values
alone. `reference.py` holds such mappings, `places.py` has one more.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from functools import lru_cache
from typing import Any, TypeVar

from literature.model.richtext import RichText, Run

V = TypeVar("V")
_UNSTYLED = Run("")


class ByField(Mapping[str, V]):
    """A mapping whose names are shared; whoever extends it keeps the values by position. It equals every mapping with
    the same items, and like a dictionary it cannot be hashed."""

    __slots__ = ("_positions",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        """`values` by name, in the order to keep."""
        self._positions = _shared(tuple(values))

    @abstractmethod
    def _at(self, position: int) -> V:
        """The value at a position."""

    def __getitem__(self, name: str) -> V:
        return self._at(self._positions[name])

    def get(self, name: str, default: Any = None) -> Any:
        """The value, or `default` where there is none."""
        position = self._positions.get(name)
        return default if position is None else self._at(position)

    def __contains__(self, name: object) -> bool:
        return name in self._positions

    def __iter__(self) -> Iterator[str]:
        return iter(self._positions)

    def __len__(self) -> int:
        return len(self._positions)

    def keys(self) -> KeysView[str]:
        """All names."""
        return self._positions.keys()

    def values(self) -> ValuesView[V]:
        """All values."""
        return self._as_dict().values()

    def items(self) -> ItemsView[str, V]:
        """All names with their values."""
        return self._as_dict().items()

    def _as_dict(self) -> dict[str, V]:
        return {name: self._at(position) for name, position in self._positions.items()}

    __hash__ = None  # type: ignore[assignment]


class FieldValues(ByField[V]):
    """Values as they are given."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, V]) -> None:
        """`values` by name, in the order to keep."""
        super().__init__(values)
        self._values = tuple(values.values())

    def _at(self, position: int) -> V:
        return self._values[position]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FieldValues) and self._positions is other._positions:
            return self._values == other._values
        return super().__eq__(other)

    __hash__ = None


class FieldTexts(ByField[RichText]):
    """Rich texts, of which those without any style are kept as strings: nearly all are, and take a quarter of the
    memory so."""

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, RichText | str]) -> None:
        """`texts` by name, in the order to keep; a string is a text without any style."""
        super().__init__(texts)
        self._texts = tuple([_slim(text) for text in texts.values()])

    def _at(self, position: int) -> RichText:
        text = self._texts[position]
        return RichText.from_plain(text) if isinstance(text, str) else text

    def plain(self, name: str) -> str:
        """The text alone; empty where there is none."""
        position = self._positions.get(name)
        if position is None:
            return ""
        text = self._texts[position]
        return text if isinstance(text, str) else text.as_plain()

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FieldTexts) and self._positions is other._positions:
            return self._texts == other._texts
        return super().__eq__(other)

    __hash__ = None


def _slim(text: RichText | str) -> RichText | str:
    """A string if `RichText.from_plain` makes the same text of it."""
    if isinstance(text, str):
        return text
    runs = text.runs
    if len(runs) == 1 and runs[0].text and runs[0].has_style_of(_UNSTYLED):
        return runs[0].text
    return text if runs else ""


@lru_cache(maxsize=4096)
def _shared(names: tuple[str, ...]) -> dict[str, int]:
    """One table for all entries with the same fields in the same order: positions by name. No one changes it."""
    return {name: position for position, name in enumerate(names)}
