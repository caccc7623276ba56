"""Finds the known name nearest to a mistyped one, fast among ten thousands."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

_CANDIDATES = 30
_BITS = 256
_LOOKED_AT = 1_000
"""Names that one question counts trigrams of, the rarest trigrams first: each of ten thousand mistakes would otherwise
go through ten thousand names."""


class Nearest:
    """The names that may have been meant.

    Its index is made at the first question, so that a library without mistakes pays nothing.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._answers: dict[tuple[str, int, float], tuple[str, ...]] = {}
        self._known: dict[str, tuple[str, int, difflib.SequenceMatcher[str]]] = {}

    def to(self, name: str, most: int = 3, least: float = 0.6) -> tuple[str, ...]:
        """The nearest names, best first; none when nothing is near.

        Candidates share trigrams with the name, or are all names where these are few; `difflib`'s ratio, from 0 to 1,
        ranks them and is at least `least`. What was asked before is not looked for again.
        """
        question = name, most, least
        if question not in self._answers:
            candidates = self._names if len(self._names) <= _CANDIDATES else self._sharing(name)
            self._answers[question] = tuple(self._ranked(name.casefold(), candidates, most, least))
        return self._answers[question]

    def _ranked(self, name: str, candidates: Iterable[str], most: int, least: float) -> list[str]:
        """The candidates that are nearest to a folded name, best first. Lengths and letters tell in a hundredth of the
        time how near one is at most; those that cannot be among the first are not compared."""
        letters = _letters(name)
        hopeful = []
        for candidate in candidates:
            folded, others, matcher = self._prepared(candidate)
            # What a name has of a letter more often than the other matches nothing.
            matching = min(
                len(name) - (letters & ~others).bit_count(),
                len(folded) - (others & ~letters).bit_count(),
            )
            both = len(name) + len(folded)
            limit = 2 * matching / both if both else 1.0
            if limit >= least:
                hopeful.append((-limit, candidate, matcher))
        hopeful.sort(key=lambda one: one[:2])
        best: list[tuple[float, str]] = []
        for limit, candidate, matcher in hopeful:
            if len(best) >= most and limit > best[most - 1][0]:
                break
            matcher.set_seq1(name)
            ratio = matcher.ratio()
            if ratio >= least:
                best.append((-ratio, candidate))
                best.sort()
        return [candidate for _, candidate in best[:most]]

    def _prepared(self, candidate: str) -> tuple[str, int, difflib.SequenceMatcher[str]]:
        """A known name folded, its letters, and what `difflib` finds out about it alone."""
        if candidate not in self._known:
            folded = candidate.casefold()
            self._known[candidate] = folded, _letters(folded), difflib.SequenceMatcher(None, "", folded)
        return self._known[candidate]

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


def _letters(name: str) -> int:
    """Which letters a name has: a bit for each time that each stands there, shared by some where there are many."""
    found = 0
    times: dict[str, int] = {}
    for letter in name:
        times[letter] = time = times.get(letter, 0) + 1
        found |= 1 << (ord(letter) + 37 * time) % _BITS
    return found


def _trigrams(name: str) -> set[str]:
    padded = f"  {name.casefold()} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}
