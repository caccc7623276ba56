"""Blocks with the same text on one page: ids that differ."""

from __future__ import annotations

import hashlib

from literature.model import Block


def name_of(block: Block) -> str:
    """What ids in the block's HTML are made from, other for each block of a page: the text of the first of twins, so
    that links to it outlast changes of all other blocks."""
    return f"{block.body}\0{block.twins}" if block.twins else block.body


def digest(name: str, length: int) -> str:
    """So many hexadecimal digits that stand for a name in an id."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:length]
