"""Whether reading a text costs in proportion to its length, on a machine of any speed, however busy."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from tests.limits import HAS_TIME

PIECES = 16


def grows_with_length(read: Callable[[str], object], text_of: Callable[[int], str], count: int) -> bool:
    """Whether a long text (`text_of` so many units) costs about what the same text costs in `PIECES` pieces.

    Where cost grows with the square of the length, the whole costs `PIECES` times as much, on every try; a machine that
    falters does so in one of them. What the machine's speed is does not matter.

    The long text is a quarter as long where there is no time.
    """
    count = count if HAS_TIME else count // 4
    whole, piece = text_of(count), text_of(count // PIECES)
    # What other tests left in memory is no part of the cost.
    gc.disable()
    try:
        return any(_seconds(read, whole, 1) < 4 * _seconds(read, piece, PIECES) for _ in range(10))
    finally:
        gc.enable()


def _seconds(read: Callable[[str], object], text: str, times: int) -> float:
    start = time.process_time()
    for _ in range(times):
        read(text)
    return time.process_time() - start
