"""What joins two literatures: concepts that both use, and works that matter to concepts of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from literature.model import Library


@dataclass(frozen=True, slots=True)
class Bridges:
    """Two literatures by name, what is each one's own, and what lies between."""

    left: str
    right: str
    left_concepts: tuple[str, ...]
    """Ids, by title, as in the two that follow."""
    right_concepts: tuple[str, ...]
    shared_concepts: tuple[str, ...]
    works: tuple[str, ...]
    """Keys of works that bear on a concept of the left and on one of the right literature alone, in file order."""
    concepts_of: Mapping[str, tuple[str, ...]]
    """Key of a work to the ids of the concepts that it bears on: as their key work, or by its summary."""


def find_bridges(library: Library) -> Bridges | None:
    """The two literatures with the most concepts of their own; `None` where there are no two."""
    owners = {id_: tuple(sorted(page.front.literature)) for id_, page in library.concepts.items()}
    sizes = Counter(names[0] for names in owners.values() if len(names) == 1)
    if len(sizes) < 2:
        return None
    # The name decides between equals, so that the sides never change by chance.
    left, right = sorted(sizes, key=lambda name: (-sizes[name], name))[:2]

    def of(*names: str) -> tuple[str, ...]:
        found = [id_ for id_, its in owners.items() if set(names) <= set(its) and (len(names) > 1 or len(its) == 1)]
        return tuple(sorted(found, key=lambda id_: (library.concepts[id_].title.casefold(), id_)))

    lefts, rights = of(left), of(right)
    concepts_of = _concepts_of_works(library)
    works = tuple(
        key
        for key in library.references
        if not {*lefts}.isdisjoint(concepts_of.get(key, ())) and not {*rights}.isdisjoint(concepts_of.get(key, ()))
    )
    return Bridges(left, right, lefts, rights, of(left, right), works, concepts_of)


def _concepts_of_works(library: Library) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for concept in library.concepts.values():
        for key in concept.front.key_works:
            if key in library.keys:
                found.setdefault(library.keys[key], {})[concept.id] = None
    for key, summary in library.summaries.items():
        for id_ in summary.front.concepts:
            if id_ in library.concepts:
                found.setdefault(key, {})[id_] = None
    return {key: tuple(ids) for key, ids in found.items()}
