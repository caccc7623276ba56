"""Pages in a language that is written from right to left: what others wrote keeps its own direction."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from literature.rebuilding.build_cache import BuildCache
from literature.render.pages.generated import GeneratedPages
from literature.site.site import Site
from literature.vocabulary.catalog import Catalog

OTHERS = re.compile(r'<[^>]*class="lit-(?:entry|said)"[^>]*>|<li id="[^"]*"[^>]*>')
"""Elements that hold a reference or a sentence of an author's."""


def opened(site: Site) -> list[str]:
    pages = GeneratedPages(site).pages()
    return [tag for page in pages for tag in OTHERS.findall(page.body) if "lit-group" not in tag]


@pytest.fixture(scope="module")
def arabic(toy_site: Site) -> Site:
    return replace(toy_site, catalog=Catalog.of("ar"), cache=BuildCache())


def test_what_others_wrote_has_a_direction_of_its_own(arabic: Site) -> None:
    tags = opened(arabic)
    assert len(tags) > 50
    assert [tag for tag in tags if 'dir="auto"' not in tag] == []


def test_a_site_from_left_to_right_says_nothing_of_it(toy_site: Site) -> None:
    assert [tag for tag in opened(toy_site) if "dir=" in tag] == []


def test_groups_of_sentences_have_ids_in_every_language(toy_site: Site, arabic: Site) -> None:
    ids = [
        re.findall(r'<h3 id="(cited-in-[^"]*)"', page.body)
        for site in (toy_site, arabic)
        for page in [
            next(page for page in GeneratedPages(site).pages() if page.address == "references/bowman1988base/")
        ]
    ]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0]) > 1
    assert "cited-in-" not in ids[0]
