"""What the writers of books share: each kind of block has its method, and headings go down one level at a time."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from literature.books.model import (
    Aside,
    Block,
    Code,
    Definitions,
    Entries,
    Figure,
    Heading,
    Items,
    Paragraph,
    Quote,
    Table,
)  # fmt: skip

T = TypeVar("T")
_LOWEST = 6
"""Level of headings, in HTML and Word as in PDF."""


class BlockWriter(ABC, Generic[T]):
    """Writes the blocks of one chapter in their order; `T` is what a block becomes."""

    def __init__(self, level: int) -> None:
        """`level` is that of the chapter's own heading."""
        self._top = self._level = level

    def block(self, block: Block) -> T:
        """A block by the method of its kind. No heading is more than a level below the one before, as PDF/UA-1
        (ISO 14289-1, 7.4.2) asks."""
        match block:
            case Heading():
                self._level = min(block.level + self._top - 1, self._level + 1, _LOWEST)
                return self._heading(block, self._level)
            case Paragraph():
                return self._paragraph(block)
            case Items():
                return self._items(block)
            case Definitions():
                return self._definitions(block)
            case Quote():
                return self._quote(block)
            case Aside():
                return self._aside(block)
            case Code():
                return self._code(block)
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case Entries():
                return self._entries(block)

    @abstractmethod
    def _heading(self, block: Heading, level: int) -> T: ...

    @abstractmethod
    def _paragraph(self, block: Paragraph) -> T: ...

    @abstractmethod
    def _items(self, block: Items) -> T: ...

    @abstractmethod
    def _definitions(self, block: Definitions) -> T: ...

    @abstractmethod
    def _quote(self, block: Quote) -> T: ...

    @abstractmethod
    def _aside(self, block: Aside) -> T: ...

    @abstractmethod
    def _code(self, block: Code) -> T: ...

    @abstractmethod
    def _table(self, block: Table) -> T: ...

    @abstractmethod
    def _figure(self, block: Figure) -> T: ...

    @abstractmethod
    def _entries(self, block: Entries) -> T: ...
