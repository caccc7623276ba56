"""The map: what is drawn, that it is always the same, and that every node and line of it can be reached."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest

from literature.library.bridges import find_bridges
from literature.library.build import build
from literature.model import Library, Page
from literature.render.figures.concept_map import ConceptMap, Node
from literature.render.pages.map_page import has_map, map_page
from literature.site.here import Here
from literature.site.site import Site
from literature.sources.bibtex import read_bibliography
from literature.sources.pages import PageFile, read_page
from literature.vocabulary.catalog import ENGLISH

CONCEPTS = {
    "rope": ("Rope", "[ropes]", "related: [knot]\nkey_works: [both]"),
    "sail": ("Sail", "[ropes]", "key_works: [one]"),
    "knot": ("Knot", "[ropes, harbors]", ""),
    "quay": ("Quay", "[harbors]", "related: [knot]\nkey_works: [both]"),
    "none": ("None", "[]", "key_works: [both]"),
}


def concept_pages(concepts: dict[str, tuple[str, str, str]]) -> list[Page]:
    """Pages of concepts: id to title, literatures and more front matter."""
    return [
        read_page(
            PageFile(f"concepts/{id_}.md", id_, f"---\nliterature: {names}\n{more}\n---\n\n# {title}\n\nText.\n"),
            {"concepts": "concept"},
        )[0]
        for id_, (title, names, more) in concepts.items()
    ]


@pytest.fixture(scope="module")
def library() -> Library:
    pages = concept_pages(CONCEPTS)
    works = "@book{both, author={Doe, A}, title={T}, year=2001}\n@book{one, author={Roe, B}, title={U}, year=1999}"
    return build(read_bibliography([("a.bib", works)]).references, pages)


def test_what_joins_two_literatures(library: Library) -> None:
    bridges = find_bridges(library)
    assert bridges is not None
    assert (bridges.left, bridges.right) == ("ropes", "harbors"), "the one with more concepts of its own first"
    assert bridges.left_concepts == ("rope", "sail")
    assert bridges.right_concepts == ("quay",)
    assert bridges.shared_concepts == ("knot",)
    assert bridges.works == ("both",)
    assert library.concepts_of("both") == ("rope", "quay", "none")


def test_one_literature_has_no_bridges() -> None:
    page = read_page(
        PageFile("concepts/a.md", "a", "---\nliterature: [x]\n---\n\n# A\n\nT.\n"), {"concepts": "concept"}
    )[0]
    assert find_bridges(build([], [page])) is None


def nodes(names: str) -> tuple[Node, ...]:
    return tuple(Node(name, f"{name} <&>", f"{name}/") for name in names)


def drawn(edges: dict[str, tuple[str, ...]]) -> ElementTree.Element:
    picture = ConceptMap("Left", "Right", nodes("abc"), nodes("xyz"), nodes("mno"), edges)
    return ElementTree.fromstring(picture.as_svg("t", ENGLISH).replace("&nbsp;", " "))


def test_every_node_with_a_line_is_a_link_and_the_others_are_left_out() -> None:
    svg = drawn({"x": ("a", "m"), "y": ("b", "m", "nowhere"), "z": ()})
    links = {link.get("href"): link for link in svg.iter("a")}
    assert set(links) == {"x/", "y/", "z/", "a/", "b/", "m/"}
    assert "".join(links["a/"].itertext()) == "a <&>"
    assert [len(list(links[name].iter("path"))) for name in ("x/", "y/", "z/")] == [2, 2, 0]


def test_lines_cross_as_little_as_the_rule_can_make_them() -> None:
    svg = drawn({"x": ("c", "o"), "y": ("b", "n"), "z": ("a", "m")})
    heights = {link.get("href"): float(next(link.iter("text")).get("y", "")) for link in svg.iter("a")}
    assert [heights["c/"] < heights["b/"] < heights["a/"], heights["x/"] < heights["y/"] < heights["z/"]] in (
        [True, True],
        [False, False],
    )
    sides = [(heights["c/"] - heights["a/"]) * (heights["x/"] - heights["z/"])]
    assert sides[0] > 0, "both columns run the same way"


def test_nothing_hangs_over_the_edge() -> None:
    svg = drawn({"x": ("a", "m"), "y": ("b", "n"), "z": ("c", "o")})
    _, _, width, height = map(float, svg.get("viewBox", "").split())
    for text in svg.iter("text"):
        assert 0 < float(text.get("x", "")) < width
        assert 0 < float(text.get("y", "")) < height


def test_the_page_has_the_same_as_lists(
    library: Library, site_of: Callable[..., Site], read_html: Callable[[str], Any]
) -> None:
    site = site_of(library)
    html = map_page(Here(site, "map/"))
    assert html == map_page(Here(site, "map/"))
    drawn_links = set(re.findall(r'href="([^"]*)"', html[html.index("<svg") : html.index("</svg>")]))
    listed = set(re.findall(r'href="([^"]*)"', html[html.index("</svg>") :]))
    assert drawn_links == {"../concepts/rope/", "../concepts/knot/", "../concepts/quay/", "../references/both/"}
    assert drawn_links <= listed
    assert len(read_html(html).ids) == len(set(read_html(html).ids))


def test_of_very_many_works_the_strongest_are_drawn(site_of: Callable[..., Site]) -> None:
    keys = [f"k{number:03}" for number in range(70)]
    joining = f"key_works: [{', '.join(keys)}]"
    concepts = {
        "rope": ("Rope", "[ropes]", joining),
        "quay": ("Quay", "[harbors]", joining),
        "mole": ("Mole", "[harbors]", "key_works: [k069]"),
    }
    works = "\n".join(f"@book{{{key}, author={{Doe, A}}, title={{T {key}}}, year=2001}}" for key in keys)
    site = site_of(build(read_bibliography([("a.bib", works)]).references, concept_pages(concepts)))
    html = map_page(Here(site, "map/"))
    drawn_works = re.findall(r'href="\.\./references/([^"]*)/"', html[html.index("<svg") : html.index("</svg>")])
    assert len(drawn_works) == 60
    assert "k069" in drawn_works, "it bears on one concept more"
    assert "70 works that bear on concepts of each, in square ones; drawn are the 60 that" in html
    listed = re.findall(r'href="\.\./references/([^"]*)/"', html[html.index("</svg>") :])
    assert listed == keys


def test_without_literatures_and_years_there_is_no_map(site_of: Callable[..., Site]) -> None:
    assert not has_map(site_of(build([])))
    assert not has_map(site_of(build(read_bibliography([("a.bib", "@book{a, title={T}}")]).references)))
