"""What a citation style is to the rest of the package: references in, labels and entries out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from literature.model import Citation, Reference, RichText, Run

Inline = Callable[[str], RichText]
"""Turns the Markdown of a citation's prefix or suffix into rich text."""


class Style(Protocol):
    """Labels and entries for one library. Made from all its references; never depends on a page.

    It is asked by the keys of the references, never by earlier ones (`aliases`): `Library.resolve` and `resolved` come
    before it. A key that the library does not hold gives the placeholder `?key` in bold, never an error.
    """

    def label(self, key: str, *, narrative: bool = False) -> RichText:
        """The work as a sentence names it: `Darwin, 1859`, in the narrative `Darwin (1859)`."""
        ...

    def cluster(self, citation: Citation, render: Inline = ..., *, introduced: set[str] | None = None) -> RichText:
        """A whole citation with its parentheses; runs that name a work carry its `key`.

        `introduced` holds the abbreviations of groups already introduced on the page and is added to; with `None`
        groups are always named in full, so that the result does not depend on the page.
        """
        ...

    def entry(self, key: str) -> RichText:
        """The work in the reference list; empty for a work that is cited but not listed."""
        ...

    def filed_under(self, key: str) -> str:
        """The folded name or title by which `sort_key` files the work; empty in a style whose order is no alphabet."""
        ...

    def sort_key(self, key: str) -> tuple[Any, ...]:
        """Place in the reference list, comparable with every other key's."""
        ...

    def order(self, keys: Iterable[str]) -> list[str]:
        """The keys in the order of the reference list."""
        ...


def placeholder(key: str) -> RichText:
    """What stands for a work that the library does not hold."""
    return RichText((Run(f"?{key}", bold=True),))


StyleMaker = Callable[[Sequence[Reference], Mapping[str, str]], Style]
"""Makes a style of all references of a library, and of the year letters that were published, by key: entry point
`literature.styles`. A `ValueError` says that the style cannot be had here, and why."""
