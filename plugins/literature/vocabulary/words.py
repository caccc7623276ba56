"""Numbers with their nouns."""

from __future__ import annotations


def count(number: int, one: str, many: str = "") -> str:
    """`1 work`, `3 works`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
