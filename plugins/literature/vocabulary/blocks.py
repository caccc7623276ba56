"""The info words of the fenced blocks that the tool replaces on a page, and commands of others that mean the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from literature.extensions import NAME, Extension, ExtensionPoint, type_of

BLOCK_NAMES = frozenset({"findings", "readings", "bibliography", "overview", "recent", "verdicts", "quiz"})
"""Ours; `render/blocks/renderers.py` has what makes HTML of each."""
COMMANDS: Mapping[str, tuple[str, str]] = {
    r"\bibliography": ("bibliography", "works: cited\n"),
    r"\full_bibliography": ("bibliography", "works: all\n"),
}
"""What mkdocs-bibtex has authors write alone on a line, to the info word and body of the block of ours that it is."""


def _fault_of(block: Extension[Any], others: tuple[Callable[..., Any], ...]) -> str:
    if block.name in BLOCK_NAMES:
        return "has the name of one of the tool's own blocks"
    if not NAME.fullmatch(block.name):
        return "has a name that no block can have; expected a word such as 'reading-time'"
    return "" if callable(block.value) else f"is {type_of(block.value)}; expected a function that makes HTML of a block"


BLOCKS: ExtensionPoint[Callable[..., Any]] = ExtensionPoint("literature.blocks", _fault_of)
"""What makes HTML of a block, by info word."""
