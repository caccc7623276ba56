"""Finds the known name nearest to a mistyped one, fast among ten thousands."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

_CANDIDATES = 30


class Nearest:
    """The names that may have been meant.

    Its index is made at the first question, so that a library without mistakes pays nothing.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(names))

    def to(self, name: str, most: int = 3) -> tuple[str, ...]:
        """The nearest names, best first; none when nothing is near.

        Candidates share trigrams with the name; `difflib`'s ratio (at least 0.6) ranks them.
        """
        shared: Counter[int] = Counter()
        for trigram in _trigrams(name):
            shared.update(self._by_trigram.get(trigram, ()))
        candidates = [self._names[position] for position, _ in shared.most_common(_CANDIDATES)]
        ratios = {
            candidate: difflib.SequenceMatcher(None, name.casefold(), candidate.casefold()).ratio()
            for candidate in candidates
        }
        ranked = sorted(candidates, key=lambda candidate: (-ratios[candidate], candidate))
        return tuple(candidate for candidate in ranked if ratios[candidate] >= 0.6)[:most]

    @cached_property
    def _by_trigram(self) -> dict[str, list[int]]:
        index: defaultdict[str, list[int]] = defaultdict(list)
        for position, name in enumerate(self._names):
            for trigram in _trigrams(name):
                index[trigram].append(position)
        return dict(index)


def _trigrams(name: str) -> set[str]:
    padded = f"  {name.casefold()} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}
