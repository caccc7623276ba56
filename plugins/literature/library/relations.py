"""Relations between concepts, and what they say of the order to read them in. Authors write `broader` and `related` on
one side; the other side follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from literature.model import Page, Problem, Relations, Rule, Severity
from literature.text.nearest import Nearest

UNKNOWN_CONCEPT = Rule("CON001", "unknown-concept", Severity.ERROR, "Front matter names a concept that does not exist.")


def relate_concepts(concepts: Mapping[str, Page]) -> tuple[dict[str, Relations], list[Problem]]:
    """Relations by concept id, symmetric, and a problem for each id that names no concept (or the concept itself).

    Concepts that are broader or narrower to each other are not listed as related too.
    """
    broader: defaultdict[str, set[str]] = defaultdict(set)
    narrower: defaultdict[str, set[str]] = defaultdict(set)
    related: defaultdict[str, set[str]] = defaultdict(set)
    problems = []
    nearest = Nearest(concepts)
    for id_, page in concepts.items():
        for name, others in (("broader", page.front.broader), ("related", page.front.related)):
            for other in others:
                if other not in concepts or other == id_:
                    fault = "the concept itself" if other == id_ else f"'{other}', which is no concept's id"
                    place = page.front_location(name)
                    problems.append(UNKNOWN_CONCEPT.problem(f"'{name}' names {fault}", place, nearest.to(other)))
                elif name == "broader":
                    broader[id_].add(other)
                    narrower[other].add(id_)
                else:
                    related[id_].add(other)
                    related[other].add(id_)

    def in_order(ids: set[str]) -> tuple[str, ...]:
        return tuple(sorted(ids, key=lambda id_: (concepts[id_].title.casefold(), id_)))

    return {
        id_: Relations(
            broader=in_order(broader[id_]),
            narrower=in_order(narrower[id_]),
            related=in_order(related[id_] - broader[id_] - narrower[id_]),
        )
        for id_ in concepts
    }, problems


def read_before(relations: Mapping[str, Relations], id_: str) -> tuple[str, ...]:
    """Ids of the concepts that one is a part of, over any number of steps: the widest first, each before its parts."""
    found: list[str] = []
    way, seen = [id_], {id_}
    while way:
        wider = next((other for other in relations[way[-1]].broader if other not in seen), "")
        if wider:
            way.append(wider)
            seen.add(wider)
        else:
            found.append(way.pop())
    return tuple(found[:-1])
