"""Marks that keep the place of something in a text while the text goes through a reader of Markdown.

A mark is a number between two characters that never stand for anything in a text (Unicode 16, section 23.7), so that
emphasis around it is still seen and nothing that authors write in earnest looks like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

BEGIN, END = "\ufdd0", "\ufdd1"
MARK = re.compile(rf"{BEGIN}(?P<number>\d+){END}")
_ENDS = re.compile(f"[{BEGIN}{END}]")


def mark(number: int) -> str:
    """The mark of the piece with this number, counted from 0."""
    return f"{BEGIN}{number}{END}"


def with_marks(source: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with a mark in place of each span, which come in order; what looks like a mark in it is none after."""
    parts: list[str] = []
    position = 0
    for number, (start, end) in enumerate(spans):
        parts += [_ENDS.sub("", source[position:start]), mark(number)]
        position = end
    return "".join([*parts, _ENDS.sub("", source[position:])])


def split_at_marks(text: str) -> Iterator[str | int]:
    """What stands between marks, empty stretches left out, and the number of each mark."""
    position = 0
    for match in MARK.finditer(text):
        if match.start() > position:
            yield text[position : match.start()]
        yield int(match["number"])
        position = match.end()
    if position < len(text):
        yield text[position:]
