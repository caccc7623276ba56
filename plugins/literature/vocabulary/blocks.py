"""The info words of the fenced blocks that the tool replaces on a page."""

from __future__ import annotations

BLOCK_NAMES = frozenset({"findings", "readings", "bibliography", "overview", "recent"})
"""Ours; `render/blocks/renderers.py` has what makes HTML of each."""
