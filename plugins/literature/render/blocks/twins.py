"""Blocks with the same text on one page: which of them is meant, and ids that differ."""

from __future__ import annotations

import hashlib

from literature.model import Block, Page


def twins_before(page: Page, block: Block) -> int:
    """How many blocks with the same name and text stand before this one on its page."""
    return sum(
        1 for other in page.blocks if other.start < block.start and (other.name, other.body) == (block.name, block.body)
    )


def name_of(page: Page, block: Block) -> str:
    """What ids in the block's HTML are made from, other for each block of a page: the text of the first of twins, so
    that links to it outlast changes of all other blocks."""
    twins = twins_before(page, block)
    return f"{block.body}\0{twins}" if twins else block.body


def digest(name: str, length: int) -> str:
    """So many hexadecimal digits that stand for a name in an id."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:length]
