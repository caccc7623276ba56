"""LaTeX as it is read from left to right: how far, and where groups and formulas close. `text/latex/reader.py` reads
it."""

from __future__ import annotations

import re
from functools import cached_property

_BLANK = re.compile(r"[ \t]*\n?[ \t]*")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_DOLLAR = re.compile(r"(?<!\\)\$\$?")
_CLOSINGS = {"(": r"\)", "[": r"\]"}


class LatexSource:
    """A field's source with the offset up to which it was read. All offsets are in characters, from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    @property
    def following(self) -> str:
        """The next character; empty at the end."""
        return self.text[self.position : self.position + 1]

    @property
    def is_at_group(self) -> bool:
        """Whether an opening brace comes next."""
        return self.text.startswith("{", self.position)

    def skip_blank(self) -> None:
        """Read white space, one line end at the most."""
        if match := _BLANK.match(self.text, self.position):
            self.position = match.end()

    def group_end(self) -> int | None:
        """Offset of the brace that closes the group which comes next; None when no group does, or none that closes."""
        return self._braces.get(self.position)

    def formula_end(self, sign: str) -> int:
        r"""Offset of the `\)` or `\]` that closes the formula opened by `(` or `[`; -1 when none does."""
        closing = _CLOSINGS[sign]
        # Looking for the last one first keeps a row of unclosed ones from being searched again and again.
        return self.text.index(closing, self.position) if self.position <= self._last_closings[sign] else -1

    def dollar(self) -> re.Match[str] | None:
        """The next one or two dollar signs."""
        return _DOLLAR.search(self.text, self.position)

    @cached_property
    def _braces(self) -> dict[int, int]:
        """Offset of every opening brace to that of its closing one."""
        pairs: dict[int, int] = {}
        opened: list[int] = []
        for match in _BRACE.finditer(self.text):
            if match[0] == "{":
                opened.append(match.start())
            elif match[0] == "}" and opened:
                pairs[opened.pop()] = match.start()
        return pairs

    @cached_property
    def _last_closings(self) -> dict[str, int]:
        return {sign: self.text.rfind(closing) for sign, closing in _CLOSINGS.items()}
