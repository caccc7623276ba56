r"""Quotation marks of LaTeX: single ones that are typed, and those of `\enquote`, which differ with their depth."""

from __future__ import annotations

_DOUBLE, _SINGLE = ("“", "”"), ("‘", "’")
_WHEN_OPENING = "([{–—-/“‘"


class QuotationMarks:
    """Which marks are open while a field is read from left to right."""

    def __init__(self) -> None:
        self._typed = 0
        self._depth = 0

    def enter(self) -> tuple[str, str]:
        """Opening and closing mark of a quotation; one within another has the other kind."""
        self._depth += 1
        return _DOUBLE if self._depth % 2 else _SINGLE

    def leave(self) -> None:
        """The innermost quotation has ended."""
        self._depth -= 1

    def open_single(self) -> str:
        """The mark for a backquote."""
        self._typed += 1
        return _SINGLE[0]

    def close_single(self, following: str) -> str:
        """The mark for an apostrophe that ends what a backquote began, by the character behind it; empty for any
        other."""
        if not self._typed or following.isalnum():
            return ""
        self._typed -= 1
        return _SINGLE[1]

    @staticmethod
    def straight(before: str) -> str:
        """The mark for `"`, by the character before it."""
        is_opening = not before or before.isspace() or before in _WHEN_OPENING
        return _DOUBLE[0] if is_opening else _DOUBLE[1]
