"""What belongs beside a page."""

from __future__ import annotations

import re
from collections.abc import Callable

from literature.library import build
from literature.render.pieces.beside import BesidePages
from literature.settings import Settings
from literature.site.site import Site
from literature.sources.pages import PageFile, read_page


def titles(html: str) -> list[str]:
    return re.findall(r"<span>([^<]+)</span>", html)


def test_a_concept_has_its_narrower_and_broader_ones(toy_site: Site) -> None:
    concepts = toy_site.library.concepts
    id_ = next(id_ for id_, relations in toy_site.library.relations.items() if relations.broader)
    html = BesidePages(toy_site).of(concepts[id_].uri)
    assert titles(html) == [concepts[other].title for other in toy_site.library.relations[id_].broader]
    assert 'aria-label="Broader"' in html


def test_claims_of_a_topic_have_their_marks(site_of: Callable[..., Site]) -> None:
    """Not more than can be looked over, the page itself among them."""
    front = "---\nconcepts: [tie]\nverdict: contested\n---\n"
    files = [PageFile(f"claims/c{n:02}.md", "x", f"{front}# Claim {n:02}\n") for n in range(20)]
    files.append(PageFile("concepts/tie.md", "x", "# Tie\n"))
    site = site_of(build([], [read_page(file, Settings().kinds)[0] for file in files]))
    html = BesidePages(site).of("claims/c12.md")
    assert 'aria-label="More on “Tie”"' in html
    assert titles(html) == [f"Claim {n:02}" for n in range(8, 16)]
    assert re.findall(r'aria-current="page">.*<span>([^<]+)</span>', html) == ["Claim 12"]
    assert html.count('lit-visually-hidden">Contested: ') == 8


def test_a_page_alone_has_nothing_beside_it(site_of: Callable[..., Site]) -> None:
    page = read_page(PageFile("claims/x.md", "x", "# X\n"), Settings().kinds)[0]
    assert BesidePages(site_of(build([], [page]))).of(page.uri) == ""
