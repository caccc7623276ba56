"""Finds the known name nearest to a mistyped one, fast among ten thousands."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

_CANDIDATES = 30
_LOOKED_AT = 1_000
"""Names that one question counts trigrams of, the rarest trigrams first: each of ten thousand mistakes would otherwise
go through ten thousand names."""


class Nearest:
    """The names that may have been meant.

    Its index is made at the first question, so that a library without mistakes pays nothing.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(names))

    def to(self, name: str, most: int = 3, least: float = 0.6) -> tuple[str, ...]:
        """The nearest names, best first; none when nothing is near.

        Candidates share trigrams with the name, or are all names where these are few; `difflib`'s ratio, from 0 to 1,
        ranks them and is at least `least`.
        """
        candidates = self._names if len(self._names) <= _CANDIDATES else self._sharing(name)
        ratios = {candidate: _ratio(name.casefold(), candidate.casefold(), least) for candidate in candidates}
        ranked = sorted(candidates, key=lambda candidate: (-ratios[candidate], candidate))
        return tuple(candidate for candidate in ranked if ratios[candidate] >= least)[:most]

    def _sharing(self, name: str) -> Sequence[str]:
        """The names that share most trigrams with this one."""
        shared: Counter[int] = Counter()
        found = (self._by_trigram.get(trigram, []) for trigram in sorted(_trigrams(name)))
        left = _LOOKED_AT
        for positions in sorted(found, key=len):
            shared.update(positions[:left])
            left -= min(left, len(positions))
        return [self._names[position] for position, _ in shared.most_common(_CANDIDATES)]

    @cached_property
    def _by_trigram(self) -> dict[str, list[int]]:
        index: defaultdict[str, list[int]] = defaultdict(list)
        for position, name in enumerate(self._names):
            for trigram in _trigrams(name):
                index[trigram].append(position)
        return dict(index)


def _ratio(name: str, candidate: str, least: float) -> float:
    """`difflib`'s ratio, or 0 where it certainly is below `least`, which is soon told by the lengths."""
    if 2 * min(len(name), len(candidate)) < least * (len(name) + len(candidate)):
        return 0.0
    matcher = difflib.SequenceMatcher(None, name, candidate)
    return matcher.ratio() if matcher.quick_ratio() >= least else 0.0


def _trigrams(name: str) -> set[str]:
    padded = f"  {name.casefold()} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}
