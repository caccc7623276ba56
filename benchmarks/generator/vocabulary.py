"""Words of a field with the frequencies of real text: a few common ones by hand, thousands of rare ones put together
from the parts that scholarly words are made of."""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")

_NOUNS = """attachment alliance therapy outcome security change process client therapist relationship repair empathy
emotion regulation trauma depression anxiety trial sample measure theory practice training group family couple infant
caregiver sensitivity representation interview narrative session rupture expectation feedback dropout mechanism loss
mediation temperament adolescence warmth distress insight separation reunion parenting trust bond goal task distance
recovery grief shame anger rating treatment""".split()
_ADJECTIVES = """early secure anxious avoidant clinical relational maternal adult later stable shared common specific
longitudinal cognitive social emotional therapeutic disorganized interpersonal positive negative moderate small
independent individual observed self-reported late brief intensive cultural""".split()
_VERBS = """predicts moderates explains follows precedes shapes supports limits reflects accompanies reduces strengthens
organizes qualifies extends describes mediates""".split()
_BEGINNINGS = """affect attun auto bio cathar cogn cohes commun consol contex defens develop diagnos dyad ego eval
expres famil flexi form gener hypo inter intra longit matern menta metab mode mood moral motiv neuro norm object
onto organ parent perce perso phenom physio plasti prag predic proso psycho quali quanti reci refle regul rela resil
respon salien schem sema sensi soci soma struc symbo symp synch templ tempo theo topo trans trauma valid verba vulner
""".split()
_MIDDLES = ["", "", "a", "i", "o", "ati", "ici", "ogen", "olog", "omet", "ti", "ul", "uli", "izi", "ori"]
_NOUN_ENDINGS = """tion ity ment ance ence ism ness graphy metry logy scope pathy type""".split()
_ADJECTIVE_ENDINGS = """al ive ic ous able ary ent oid""".split()
_MADE_NOUNS, _MADE_ADJECTIVES = 3600, 1800


class Zipf(Generic[T]):
    """Picks things in order of rank, each as often as 1 / (rank + offset) ** exponent."""

    def __init__(self, things: Sequence[T], exponent: float = 1.0, offset: int = 2) -> None:
        self.things = things
        self._totals = list(accumulate((rank + offset) ** -exponent for rank in range(len(things))))

    def pick(self, chance: random.Random) -> T:
        """One of the things."""
        return self.things[bisect(self._totals, chance.random() * self._totals[-1])]

    def some(self, chance: random.Random, count: int) -> list[T]:
        """So many different things, or all when there are no more."""
        found: dict[T, None] = {}
        while len(found) < min(count, len(self.things)):
            found[self.pick(chance)] = None
        return list(found)


@dataclass(frozen=True)
class Vocabulary:
    """Words by their part in a sentence."""

    nouns: Zipf[str]
    adjectives: Zipf[str]
    verbs: Zipf[str]

    @classmethod
    def of(cls, seed: int) -> Vocabulary:
        """The words of a library."""
        chance = random.Random(f"words {seed}")
        nouns = _NOUNS + _made(chance, _NOUN_ENDINGS, _MADE_NOUNS)
        adjectives = _ADJECTIVES + _made(chance, _ADJECTIVE_ENDINGS, _MADE_ADJECTIVES)
        return cls(Zipf(nouns, 1.1), Zipf(adjectives, 1.1), Zipf(_VERBS))


def _made(chance: random.Random, endings: Sequence[str], count: int) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < count:
        words[chance.choice(_BEGINNINGS) + chance.choice(_MIDDLES) + chance.choice(endings)] = None
    return list(words)
