"""The concepts of a made-up field: names, other names, and the order in which they stand."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .prose import Prose
from .vocabulary import Vocabulary

_LITERATURES = ("secure base", "common factors")


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept; what its page says follows from it."""

    name: str
    aliases: tuple[str, ...]
    broader: tuple[str, ...]
    """Ids."""
    related: tuple[str, ...]
    """Ids."""
    literature: str

    @property
    def id(self) -> str:
        """The name of its file."""
        return self.name.replace(" ", "-")


def made_concepts(count: int, seed: int, taken: Iterable[str] = ()) -> list[Concept]:
    """So many concepts with different names, none of them `taken`; wider ones first."""
    chance = random.Random(f"concepts {count} {seed}")
    prose = Prose(Vocabulary.of(seed), chance)
    names = set(taken)
    concepts: list[Concept] = []
    for number in range(count):
        name = _new_name(prose, names)
        aliases = tuple(_new_name(prose, names) for _ in range(chance.choice((0, 0, 1, 1, 2))))
        broader = _ids(chance, concepts[: number // 3 + 1], 1) if chance.random() < 0.8 else ()
        related = tuple(id_ for id_ in _ids(chance, concepts, chance.randint(0, 3)) if id_ not in broader)
        concepts.append(Concept(name, aliases, broader, related, chance.choice(_LITERATURES)))
    return concepts


def _new_name(prose: Prose, taken: set[str]) -> str:
    while (name := prose.phrase()) in taken:
        pass
    taken.add(name)
    return name


def _ids(chance: random.Random, concepts: Sequence[Concept], count: int) -> tuple[str, ...]:
    return tuple(concept.id for concept in chance.sample(concepts, min(count, len(concepts))))
