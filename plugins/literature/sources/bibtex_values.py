"""Evaluates the values of BibTeX fields: braces, quotes, numbers, macros, `#`. `sources/bibtex_blocks.py` calls it.

The grammar is BibTeX's (btxdoc, section 2); biber's `%` comments are understood besides.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from typing import NamedTuple

MONTHS: Mapping[str, str] = {name[:3].lower(): name for name in calendar.month_name if name}
"""The macros every BibTeX style defines."""

_LONGEST_VALUE = 1_000_000
_EXPANSION = 100_000
_GROWTH = 100
"""Characters that macros may add for each character of the files. The name of a journal has some fifty, and a macro's
use at least one."""
_BLANK = re.compile(r"(?:\s+|%[^\n]*(?:\n|$))*")
_BARE = re.compile(r"[^\s#,{}\"=%()']+")
_BRACES = re.compile(r"(?<!\\)[{}]")
_ALL_BRACES = re.compile(r"[{}]")
_QUOTED = re.compile(r"(?<!\\)[{}\"]")
_FIELD_NAME = re.compile(r"[^\s#,{}\"=%()']+(?=\s*=)")


class Piece(NamedTuple):
    """One part of a value between `#` signs. A library has a million of them, as it has of the two below."""

    text: str
    is_macro: bool = False


class Expression(NamedTuple):
    """A value as it stands in the source."""

    pieces: tuple[Piece, ...]
    end: int
    """Offset behind it."""


class Assignment(NamedTuple):
    """`name = value` within an entry."""

    name: str
    expression: Expression
    start: int
    """Offset of the name."""
    has_comma_before: bool = True


def read_expression(source: str, start: int = 0, *, is_strict: bool = False) -> Expression | None:
    """The value at an offset, white space and comments before and behind it skipped; `None` when it does not close.

    Strict is BibTeX's own way: every brace counts, with a backslash before it or not.
    """
    pieces: list[Piece] = []
    position = _skip(source, start)
    while True:
        first = source[position : position + 1]
        if first == "{":
            end = closing_brace(source, position, is_strict=is_strict)
        elif first == '"':
            end = _closing_quote(source, position)
        else:
            bare = _BARE.match(source, position)
            if bare is None:
                return None
            pieces.append(Piece(bare[0], is_macro=not bare[0].isdecimal()))
            end = bare.end() - 1
        if end < 0:
            return None
        if first and first in '{"':
            pieces.append(Piece(source[position + 1 : end]))
        position = _skip(source, end + 1)
        if not source.startswith("#", position):
            return Expression(tuple(pieces), position)
        position = _skip(source, position + 1)


def read_assignments(source: str, start: int, *, closing: str = "", is_strict: bool = False) -> tuple[Assignment, ...]:
    """`name = value, name = value ...` from an offset to the closing delimiter (empty: to the end).

    A comma that is missing between two fields is noted. Empty when the text is anything else.
    """
    found: list[Assignment] = []
    position = _skip(source, start)
    has_comma = True
    while position < len(source):
        if closing and source.startswith(closing, position):
            return tuple(found)
        name = _FIELD_NAME.match(source, position)
        expression = None
        if name is not None:
            expression = read_expression(source, source.index("=", name.end()) + 1, is_strict=is_strict)
        if name is None or expression is None:
            return ()
        found.append(Assignment(name[0], expression, name.start(), has_comma))
        position = expression.end
        has_comma = source.startswith(",", position)
        while source.startswith(",", position):
            position = _skip(source, position + 1)
    return () if closing else tuple(found)


def closing_brace(source: str, start: int, *, is_strict: bool = False) -> int:
    """Offset of the brace that closes the one at `start`; -1 when there is none."""
    depth = 0
    for match in (_ALL_BRACES if is_strict else _BRACES).finditer(source, start):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    return -1


def closing_braces(source: str) -> dict[int, int]:
    """Offset of each brace that is closed to that of the brace that closes it, as `closing_brace` finds it, all at
    once."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACES.finditer(source):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            found[opened.pop()] = match.start()
    return found


def _closing_quote(source: str, start: int) -> int:
    depth = 0
    for match in _QUOTED.finditer(source, start + 1):
        if match[0] == '"' and depth == 0:
            return match.start()
        depth += {"{": 1, "}": -1}.get(match[0], 0)
    return -1


def _skip(source: str, start: int) -> int:
    match = _BLANK.match(source, start)
    return match.end() if match else start


def unfolded(text: str) -> str:
    """The text on one line, stripped, as BibTeX compresses white space. A line that ends in `%` keeps its end."""
    if "\n" not in text:
        return text.strip()
    lines = [stripped for line in text.split("\n") if (stripped := line.strip())]
    return "".join([f"{line}\n" if line.endswith("%") else f"{line} " for line in lines]).rstrip()


class Expander:
    """Evaluates values, and keeps what macros add to a set of files in proportion to their length.

    Macros made of macros can grow without bounds: each of a chain may double the one before it.
    """

    def __init__(self, length: int) -> None:
        """`length` is that of the files, in characters."""
        self._left = _EXPANSION + _GROWTH * length

    def evaluated(self, pieces: tuple[Piece, ...], macros: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
        """The text of a value, and the macros in it whose names stand in the text: those that are not defined, and
        those that would make it longer than a million characters, or all values longer than the files account for."""
        if len(pieces) == 1 and not pieces[0].is_macro:
            return unfolded(pieces[0].text), ()
        texts: list[str] = []
        unexpanded: list[str] = []
        longest = min(_LONGEST_VALUE, self._left)
        expanded = 0
        for piece in pieces:
            if not piece.is_macro:
                texts.append(piece.text)
                continue
            value = macros.get(piece.text.lower())
            if value is None or expanded + len(value) > longest:
                unexpanded.append(piece.text)
                value = piece.text
            else:
                expanded += len(value)
            texts.append(value)
        self._left -= expanded
        return unfolded("".join(texts)), tuple(unexpanded)
