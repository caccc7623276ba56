"""What the kinds of works have in common: a title element and a row of source elements."""

from __future__ import annotations

from dataclasses import dataclass

from literature.model import RichText


@dataclass(frozen=True, slots=True)
class Body:
    """The middle of an entry, between its date and its address."""

    title: RichText
    """With details and descriptions; moves to the author position when there is no author."""
    sources: tuple[RichText, ...] = ()
    """Each a sentence; empty ones are dropped."""
    is_title_italic: bool = False
    """Whether the title is italic in the entry and so, when it stands for the author, in the text (8.14)."""
