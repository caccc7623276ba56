"""Writes the site that the other cases measure."""

from __future__ import annotations

from pathlib import Path

from ..generator import Size, write_site


def generate(folder: str, size: str) -> dict[str, float]:
    """Make the site of one size in an empty folder."""
    write_site(Path(folder), Size.from_words(size))
    return {}
