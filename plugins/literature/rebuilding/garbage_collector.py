"""Pauses Python's garbage collector during work that makes many lasting values and no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Until the end of the block, nothing is searched. Reading 10,000 references would spend half its time on walking
    through those that are read already."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
