"""A figure in plain words: of a hundred people, or of a hundred pairs of people, how many."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import asin, erf, pi
from types import MappingProxyType

from literature.model import Finding

_BY_CHANCE = 50


def plain_figure(finding: Finding) -> str:
    """`59 of 100 pairs (50 by chance)`, or `62 of 100` for a percentage; empty where the metric has no such form.

    A standardized mean difference counts pairs with one person from each group, in which the one from the first has
    more: McGraw and Wong's common language effect size, for normal distributions of equal width. A correlation counts
    pairs of any two people, in which who has more of the one has more of the other, too: Dunlap's (1994) form for
    bivariate normal distributions. Ratios say nothing of this kind without the share in one of the groups.
    """
    value = finding.value
    if value.number is None or value.relation:
        return ""
    if finding.measure.id == "percent":
        return f"{_whole(value.number)} of 100"
    of_pairs = _OF_PAIRS.get(finding.measure.id)
    if of_pairs is None or abs(value.number) > (finding.measure.most or abs(value.number)):
        return ""
    return f"{_whole(100 * of_pairs(value.number))} of 100 pairs ({_BY_CHANCE} by chance)"


def _of_difference(d: float) -> float:
    """The cumulative normal distribution at d / sqrt(2)."""
    return (1 + erf(d / 2)) / 2


def _of_correlation(r: float) -> float:
    return asin(r) / pi + 0.5


def _whole(number: float) -> int:
    return int(number + 0.5)


_OF_PAIRS: Mapping[str, Callable[[float], float]] = MappingProxyType(
    {"r": _of_correlation, "d": _of_difference, "g": _of_difference, "smd": _of_difference}
)
