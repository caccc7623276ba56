"""Pauses Python's garbage collector during work that makes many lasting values and no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Until the end of the block, nothing is searched. Reading 10,000 references would spend half its time on walking
    through those that are read already. What was made in the block counts as old from then on: as new, all of it
    would be walked through at once."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            # Back from its freeze, everything stands among what is oldest.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
