"""The map page: what joins the two literatures, as a picture and as lists, and the library's works over the years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from literature.library import years_of
from literature.library.bridges import Bridges, find_bridges
from literature.library.groups import year_word
from literature.model import Library, Page
from literature.render.figures.concept_map import ConceptMap, Node
from literature.render.figures.timeline import timeline
from literature.render.pieces.inline import one_block
from literature.render.templates import fill
from literature.site.group_addresses import group_address
from literature.site.here import Here
from literature.site.site import Site
from literature.starting.front import scalar

MAP_URI = "map/index.md"
_MOST_WORKS = 60
"""Works in the picture; each takes a row, and hundreds of them are no picture."""


def map_markdown(site: Site) -> str:
    """What the page is before its content is put below the heading."""
    catalog = site.catalog
    description = catalog.gettext(
        "What joins the two literatures, and how the works of this library lie over the years."
    )
    title = catalog.gettext("Map")
    front = f"title: {scalar(title)}\ndescription: {scalar(description)}\nhide:\n  - navigation\n  - toc"
    return f"---\n{front}\n---\n\n# {title}\n"


def has_map(site: Site) -> bool:
    """Whether there is anything to draw: two literatures, or a work with a year."""
    return find_bridges(site.library) is not None or any(work.year for work in site.library.references.values())


def map_page(here: Here) -> str:
    """HTML below the page's heading."""
    site = here.site
    bridges = find_bridges(site.library)
    works_of = {year: keys for year, keys in years_of(site.library.references.values()).items() if year is not None}
    years = {year: len(keys) for year, keys in works_of.items()}
    hrefs = {year: here.to(group_address(site, "years", year_word(year), keys)) for year, keys in works_of.items()}
    decades: dict[int, int] = {}
    for year, number in sorted(years.items()):
        decades[year // 10 * 10] = decades.get(year // 10 * 10, 0) + number
    concepts = site.library.concepts
    works = _works_drawn(site.library, bridges) if bridges else ()
    return one_block(
        fill(
            here,
            "map_page.html",
            map=_map(here, bridges, works).as_svg("lit-map", site.catalog) if bridges else "",
            bridges=bridges,
            drawn=len(works),
            joints=_joints(site.library, bridges) if bridges else (),
            columns=_columns(bridges, concepts) if bridges else (),
            timeline=timeline(years, hrefs, site.catalog, id_="lit-timeline"),
            decades=decades,
            concepts=concepts,
        )
    )


def _columns(bridges: Bridges, concepts: Mapping[str, Page]) -> tuple[tuple[str, list[Page]], ...]:
    return (
        (bridges.left.capitalize(), [concepts[id_] for id_ in bridges.left_concepts]),
        (bridges.right.capitalize(), [concepts[id_] for id_ in bridges.right_concepts]),
    )


def _joints(library: Library, bridges: Bridges) -> list[tuple[Page, list[Page], list[Page]]]:
    """Each concept that both literatures use, with those of either that it is broader, narrower or related to."""
    found = []
    for id_ in bridges.shared_concepts:
        relations = library.relations[id_]
        near = dict.fromkeys((*relations.broader, *relations.narrower, *relations.related))
        left, right = (
            [library.concepts[other] for other in near if other in own]
            for own in (bridges.left_concepts, bridges.right_concepts)
        )
        found.append((library.concepts[id_], left, right))
    return found


def _works_drawn(library: Library, bridges: Bridges) -> tuple[str, ...]:
    """Of very many works that join the literatures, those that bear on the most concepts."""
    strongest = set(sorted(bridges.works, key=lambda key: -len(library.concepts_of(key)))[:_MOST_WORKS])
    return tuple(key for key in bridges.works if key in strongest)


def _map(here: Here, bridges: Bridges, works: Sequence[str]) -> ConceptMap:
    library = here.site.library
    own = {*bridges.left_concepts, *bridges.right_concepts}
    edges: dict[str, tuple[str, ...]] = {}
    for id_ in bridges.shared_concepts:
        relations = library.relations[id_]
        near = dict.fromkeys((*relations.broader, *relations.narrower, *relations.related))
        edges[f"concept:{id_}"] = tuple(other for other in near if other in own)
    for key in works:
        edges[f"work:{key}"] = tuple(other for other in library.concepts_of(key) if other in own)

    def concept(id_: str, node_id: str = "") -> Node:
        page = library.concepts[id_]
        return Node(node_id or id_, page.title, here.to_page(page.uri))

    shared = [concept(id_, f"concept:{id_}") for id_ in bridges.shared_concepts]
    joints = [
        Node(f"work:{key}", here.site.style.label(key).as_plain(), here.to_reference(key), is_work=True)
        for key in works
    ]
    return ConceptMap(
        bridges.left.capitalize(),
        bridges.right.capitalize(),
        tuple(map(concept, bridges.left_concepts)),
        (*shared, *joints),
        tuple(map(concept, bridges.right_concepts)),
        edges,
    )
