"""How the lines of a file end, for what is added to it."""

from __future__ import annotations


def line_end_of(text: str) -> str:
    r"""`\r\n` where a line of the text ends so, else `\n`."""
    return "\r\n" if "\r\n" in text else "\n"
