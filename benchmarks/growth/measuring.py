"""CPU seconds of reading ever longer texts, and the power of the length by which they grow."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .hostile import Hostile

MOST = 1.2
"""The highest power that is no fault: sorting and dictionaries account for what is above one."""
_SHORTEST, _LONGEST = 4_000, 1_024_000
"""Characters of a text."""
_ENOUGH, _ENOUGH_TO_BE_SURE = 0.02, 0.5
"""Seconds at which texts are not made longer: at first, and where cost seems to grow too fast."""
_SEEN = 0.002
"""Seconds below which the clock and what is done once say more than the text."""
_MOST_SECONDS = 3.0
"""After so many, one text is given up."""
_FITTED = 4
"""Doublings that count, the last ones."""
_TRIES = 2


@dataclass(frozen=True, slots=True)
class Growth:
    """What reading a text cost at each length, each twice the one before."""

    hostile: Hostile
    cost: tuple[tuple[int, float], ...]
    """Characters and CPU seconds."""

    @property
    def exponent(self) -> float:
        """The power of the length by which cost grows, by least squares over logarithms; 1 for what is never dear."""
        points = [(math.log(length), math.log(cost)) for length, cost in self.cost[-_FITTED - 1 :] if cost >= _SEEN]
        if len(points) < 3:
            return 1.0
        x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
        return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def growth(hostile: Hostile) -> Growth:
    """Measure one text. Where cost seems to grow too fast it is measured again, with longer texts: a busy machine
    falters now and then."""
    found = _measured(hostile, _ENOUGH)
    if found.exponent <= MOST:
        return found
    tries = (_measured(hostile, _ENOUGH_TO_BE_SURE) for _ in range(_TRIES))
    return min(tries, key=lambda one: one.exponent)


def _measured(hostile: Hostile, enough: float) -> Growth:
    once = _seconds(hostile.read, hostile.text(0))
    cost: list[tuple[int, float]] = []
    length = _SHORTEST
    while (
        length <= _LONGEST
        and not (cost and cost[-1][1] > enough and len(cost) > _FITTED)
        and _total(cost) < _MOST_SECONDS
    ):
        text = hostile.text(hostile.count(length))
        cost.append((len(text), max(_seconds(hostile.read, text) - once, 1e-6)))
        length *= 2
    return Growth(hostile, tuple(cost))


def _total(cost: Sequence[tuple[int, float]]) -> float:
    return sum(seconds for _, seconds in cost)


def _seconds(read: Callable[[str], object], text: str) -> float:
    """The lesser of two tries; garbage that others left is not looked for meanwhile."""
    gc.disable()
    try:
        return min(_once(read, text) for _ in range(2))
    finally:
        gc.enable()


def _once(read: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start
