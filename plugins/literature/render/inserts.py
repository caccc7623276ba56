"""HTML of ours on an authored page that the host's Markdown does not go through: marks keep its places meanwhile.

Markdown would look at every tag of it several times, and might change it. A page whose marks stand where they stood is
rendered as before, whatever they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape, unescape

from literature.text.marks import BEGIN, MARK, mark

_PLACE = re.compile(rf"(?P<open><p>)?{MARK.pattern}(?P<close></p>)?")
_TAG_WITH_MARK = re.compile(rf"<[^<>{BEGIN}]*{BEGIN}[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")
_ID = re.compile(r'(?<=\sid=")[^"]+')


class Inserts:
    """The pieces of one page, in the order in which they were put aside."""

    def __init__(self, pieces: Iterable[str] = ()) -> None:
        self._pieces = list(pieces)
        self.faults: list[str] = []
        """What is to be said of pieces that could not be made."""

    @property
    def pieces(self) -> tuple[str, ...]:
        """All pieces so far; that of mark N is at N."""
        return tuple(self._pieces)

    def mark(self, html: str) -> str:
        """What stands for the HTML in Markdown: within a line, or as a paragraph that the HTML takes the place of when
        it begins with a line break."""
        self._pieces.append(html)
        return mark(len(self._pieces) - 1)

    def block(self, html: str) -> str:
        """What stands for HTML of blocks, on a line between empty ones."""
        return self.mark(f"\n{html}\n")


def with_inserts(html: str, pieces: Sequence[str]) -> str:
    """The rendered text with each piece in its place; within an attribute its words alone."""

    def words(match: re.Match[str]) -> str:
        return escape(unescape(_TAG.sub("", piece_of(match))).strip())

    def place(match: re.Match[str]) -> str:
        found = piece_of(match)
        is_paragraph = found.startswith("\n") and match["open"] and match["close"]
        return found.strip("\n") if is_paragraph else f"{match['open'] or ''}{found}{match['close'] or ''}"

    def piece_of(match: re.Match[str]) -> str:
        number = int(match["number"])
        # Authors, too, may write what looks like a mark.
        return pieces[number] if number < len(pieces) else ""

    if not pieces:
        return html
    return _PLACE.sub(place, _TAG_WITH_MARK.sub(lambda tag: MARK.sub(words, tag[0]), html))


def ids_of(pieces: Iterable[str]) -> frozenset[str]:
    """What one may link to within the pieces."""
    return frozenset(id_ for piece in pieces if " id=" in piece for id_ in _ID.findall(piece))
