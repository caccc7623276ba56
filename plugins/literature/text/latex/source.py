"""LaTeX as it is read from left to right: how far, and where groups and formulas close. `text/latex/reader.py` reads
it."""

from __future__ import annotations

import re
from functools import cached_property

_BLANK = re.compile(r"[ \t]*\n?[ \t]*")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_DOLLAR = re.compile(r"(?<!\\)\$\$?")
_RAISED = re.compile(r"[\\^_]")
_LENGTH = re.compile(
    r"\*?\s*(?:\{[^{}]*\}|-?[\d.]+\s*(?:pt|em|ex|cm|mm|in|pc|sp|mu)\b(?:\s*(?:plus|minus)\s*[\d.]+\s*[a-z]{2,4})*)"
)
_NO_WIDTH = re.compile(r"(?<![\d.])0*\.?0+\s*[a-z]|-")
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

    def read_length(self) -> str:
        r"""Read the length that `\hspace` and its like take, in braces or in TeX's way; empty where none comes next."""
        match = _LENGTH.match(self.text, self.position)
        if match is None:
            return ""
        self.position = match.end()
        return match[0]

    def group_end(self) -> int | None:
        """Offset of the brace that closes the group which comes next; None when no group does, or none that closes."""
        return self._braces.get(self.position)

    def formula_end(self, sign: str) -> int:
        r"""Offset of the `\)` or `\]` that closes the formula opened by `(` or `[`; -1 when none does."""
        closing = _CLOSINGS[sign]
        # Looking for the last one first keeps a row of unclosed ones from being searched again and again.
        return self.text.index(closing, self.position) if self.position <= self._last_closings[sign] else -1

    def formula_at_dollar(self) -> tuple[int, int] | None:
        """Start and end of the dollar signs that close the formula whose own were just read; None where they stand for
        money, or nothing is between them."""
        closing = _DOLLAR.search(self.text, self.position)
        if closing is None:
            return None
        inner = self.text[self.position : closing.start()]
        behind = self.text[closing.end() : closing.end() + 1]
        is_sum_of_money = inner[:1].isspace() or inner[-1:].isspace() or behind.isdigit()
        if not inner.strip() or (is_sum_of_money and not _RAISED.search(inner)):
            return None
        return closing.span()

    def skip_comment(self, start: int) -> bool:
        """Read on to the next line where the `%` at `start` begins one: there it is a comment."""
        before = self.text[max(0, start - 80) : start].rstrip(" \t")
        if not before.endswith("\n"):
            return False
        end = self.text.find("\n", self.position)
        self.position = len(self.text) if end < 0 else end + 1
        return True

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


def is_without_width(length: str) -> bool:
    """Whether a length leaves no space: it is zero or less."""
    return bool(_NO_WIDTH.search(length))
