"""The axis of a forest plot: its range, its ticks, and where a value stands on it. Used by `intervals.py`."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from literature.model import Metric

_MOST_TICKS = 6
_STEPS = (1, 2, 2.5, 5, 10)
_RATIO_TICKS = ((1,), (1, 3), (1, 2, 5), (1, 1.5, 2, 3, 5, 7), (1, 1.2, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8))


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `least` to `most` on the stretch `left` to `right`."""

    least: float
    most: float
    left: float
    right: float
    ticks: tuple[float, ...]
    is_log: bool = False

    @classmethod
    def of(cls, values: Iterable[float], metric: Metric, left: float, right: float) -> Scale:
        """An axis that holds all values and the value of no effect, logarithmic for ratios (whose values are above 0);
        percentages start at 0."""
        held = [*values, *([] if metric.no_effect is None else [metric.no_effect])]
        if metric.id == "percent":
            held.append(0)
        if metric.is_ratio:
            return cls._logarithmic(min(held), max(held), left, right)
        least, most = min(held), max(held)
        step = _step(most - least or abs(most) or 1)
        low, high = math.floor(round(least / step, 9)), math.ceil(round(most / step, 9))
        if low == high:
            high += 1
        ticks = tuple(round(number * step, 10) for number in range(low, high + 1))
        return cls(ticks[0], ticks[-1], left, right, ticks)

    @classmethod
    def _logarithmic(cls, least: float, most: float, left: float, right: float) -> Scale:
        margin = max(most / least, 1.2) ** 0.06
        least, most = least / margin, most * margin
        decades = range(math.floor(math.log10(least)) - 1, math.ceil(math.log10(most)) + 1)
        best: tuple[float, ...] = ()
        for multiples in _RATIO_TICKS:
            ticks = (round(multiple * 10.0**decade, 10) for decade in decades for multiple in multiples)
            fitting = tuple(tick for tick in ticks if least <= tick <= most)
            if len(fitting) <= _MOST_TICKS or not best:
                best = fitting if len(fitting) > len(best) else best
        if len(best) > _MOST_TICKS:
            step = math.ceil(len(best) / _MOST_TICKS)
            best = best[best.index(1) % step :: step]
        if len(best) < 3:
            width = _step(most - least)
            numbers = range(math.ceil(least / width), math.floor(most / width) + 1)
            best = tuple(round(number * width, 10) for number in numbers)
        return cls(least, most, left, right, best, is_log=True)

    def place(self, value: float) -> float:
        """Where a value stands, kept within the axis."""
        low, high = (math.log(self.least), math.log(self.most)) if self.is_log else (self.least, self.most)
        if self.is_log and value <= 0:
            return self.left
        share = ((math.log(value) if self.is_log else value) - low) / (high - low)
        return self.left + (self.right - self.left) * min(max(share, 0), 1)


def _step(span: float) -> float:
    """The smallest round step that needs at most the greatest number of ticks."""
    power = 10.0 ** math.floor(math.log10(span / (_MOST_TICKS - 1)))
    return next(step * power for step in _STEPS if span / (step * power) <= _MOST_TICKS - 1)
