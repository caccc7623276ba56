"""What joins two literatures: concepts that both use, and works that matter to concepts of each."""

from __future__ import annotations

from collections import Counter
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


def literature_sides(library: Library) -> tuple[str, str] | None:
    """Left and right of the two literatures with the most concepts of their own; `None` where there are no two."""
    owners = (page.front.literature for page in library.concepts.values())
    sizes = Counter(names[0] for names in owners if len(names) == 1)
    if len(sizes) < 2:
        return None
    # The name decides between equals, so that the sides never change by chance.
    left, right = sorted(sizes, key=lambda name: (-sizes[name], name))[:2]
    return left, right


def find_bridges(library: Library) -> Bridges | None:
    """What joins the two sides of `literature_sides`; `None` where there are none."""
    sides = literature_sides(library)
    if sides is None:
        return None
    left, right = sides
    owners = {id_: tuple(sorted(page.front.literature)) for id_, page in library.concepts.items()}

    def of(*names: str) -> tuple[str, ...]:
        found = [id_ for id_, its in owners.items() if set(names) <= set(its) and (len(names) > 1 or len(its) == 1)]
        return tuple(sorted(found, key=lambda id_: (library.concepts[id_].title.casefold(), id_)))

    lefts, rights = of(left), of(right)
    works = tuple(
        key
        for key in library.references
        if not {*lefts}.isdisjoint(library.concepts_of(key)) and not {*rights}.isdisjoint(library.concepts_of(key))
    )
    return Bridges(left, right, lefts, rights, of(left, right), works)
