"""Problems as lines for people and editors: `path:line:column: CODE name: message`, with the source below if wanted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from literature.checks.diagnosis import Diagnostic

Source = Callable[[str], str]
"""Text of a file by its path as messages name it; empty for one that cannot be read."""

_WIDEST = 100
_LINE_END = re.compile(r"\r\n|\r|\n")


def as_text(diagnostics: Sequence[Diagnostic], source: Source | None = None) -> str:
    """A line for each problem; with `source`, two indented lines below: the line of the file, and a caret."""
    lines: list[str] = []
    files: dict[str, list[str]] = {}
    for diagnostic in diagnostics:
        lines.append(str(diagnostic))
        if source is not None:
            path = diagnostic.problem.location.path
            if path not in files:
                files[path] = _LINE_END.split(source(path).removeprefix("\ufeff"))
            lines += _excerpt(files[path], diagnostic)
    return "".join(f"{line}\n" for line in lines)


def _excerpt(lines: Sequence[str], diagnostic: Diagnostic) -> list[str]:
    place = diagnostic.problem.location
    if place.line > len(lines) or not lines[place.line - 1].strip():
        return []
    text = "".join(char if char.isprintable() else " " for char in lines[place.line - 1])
    column = min(place.column, len(text) + 1)
    start = max(0, column - 1 - _WIDEST * 2 // 3) if len(text) > _WIDEST else 0
    shown = text[start : start + _WIDEST]
    head = "…" if start else ""
    tail = "…" if start + _WIDEST < len(text) else ""
    number = str(place.line)
    before = head + shown[: column - 1 - start]
    gap = " " * sum(_width(char) for char in before)
    return [f"  {number} | {head}{shown}{tail}", f"  {' ' * len(number)} | {gap}^"]


def _width(char: str) -> int:
    """Columns that a character takes in a terminal."""
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
