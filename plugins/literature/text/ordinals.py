"""Ordinal numbers, by which editions are counted."""

from __future__ import annotations

import re

_EDITION = re.compile(r"(\d{1,9})(?:st|nd|rd|th)?\.?(?:\s+ed(?:ition|n)?\.?)?", re.IGNORECASE)


def ordinal(number: int) -> str:
    """`2nd`, `11th`, `23rd`."""
    suffix = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def edition_number(text: str) -> str:
    """`2` of `2`, `2.`, `2nd`, `2nd ed.` and `2nd edition`; empty for an edition that is told in other words."""
    match = _EDITION.fullmatch(text.strip())
    return match[1] if match else ""
