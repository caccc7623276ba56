"""The order of styles that put works into one of their own, which no alphabet tells: pybtex's and CSL's."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any


class OwnOrder(ABC):
    """Sorts works as the style's own list of references does."""

    @property
    @abstractmethod
    def _positions(self) -> Mapping[str, int]:
        """By key, the place of each work in the list."""

    def filed_under(self, key: str) -> str:
        """Nothing: the order is whatever the style makes it."""
        return ""

    def sort_key(self, key: str) -> tuple[Any, ...]:
        """Place in the list; works the library does not hold come last."""
        return (self._positions.get(key, len(self._positions)), key)

    def order(self, keys: Iterable[str]) -> list[str]:
        """The keys in the order of the list."""
        return sorted(keys, key=self.sort_key)
