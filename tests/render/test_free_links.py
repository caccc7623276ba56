"""Where readers are told that a work is free to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from literature.library import build
from literature.render.blocks.readings_block import render_readings
from literature.render.pages.generated import GeneratedPages
from literature.render.pieces.cards import reference_card
from literature.render.pieces.free_links import free_link, free_place
from literature.render.pieces.work_lists import WorkLists, listed_works
from literature.site.here import Here
from literature.site.site import Site
from literature.sources.pages import PageFile, read_page
from literature.sources.readings import read_reading_list
from literature.vocabulary.catalog import Catalog

FREE, OTHER = "fluckner2018tie", "berg1999drift"
LINK = '<a class="lit-free" href="https://eprints.harbor.example/2018/"'

READINGS = f"""# A

```readings
weeks:
  - title: First
    works: [{FREE}, {OTHER}]
```
"""


def test_it_stands_with_the_work_in_every_list(toy_site: Site) -> None:
    here = Here(toy_site, "authors/fluckner/")
    for text in (
        listed_works(here, (FREE,), "ref-"),
        WorkLists(toy_site).items(here, (FREE,)),
        reference_card(here, FREE),
    ):
        assert LINK in text
    assert "lit-free" not in listed_works(here, (OTHER,), "ref-") + reference_card(here, OTHER)


def test_a_reading_list_says_so(toy_site: Site, site_of: Callable[..., Site]) -> None:
    page, _ = read_page(PageFile("readings/a.md", "readings/a.md", READINGS), {"readings": "reading"})
    found = read_reading_list(page)[0]
    assert found
    site = site_of(build(tuple(toy_site.library.references.values()), [page], reading_lists=[found]))
    here = Here(site, "readings/a/", page.uri)
    shown = render_readings(here, page, page.blocks[0])
    assert shown.count(LINK) == 1
    assert "Drift" in shown


def test_the_work_s_page_says_where_and_when(toy_site: Site) -> None:
    assert free_place(toy_site, FREE) == "In a repository, seen in November 2026"
    assert free_place(toy_site, OTHER) == ""
    address = toy_site.addresses.reference(FREE)
    page = next(page for page in GeneratedPages(toy_site).pages() if page.address == address)
    assert LINK in page.body
    assert "In a repository, seen in November 2026" in page.body


def test_the_month_in_another_language(toy_site: Site) -> None:
    assert Catalog.of("en").month(2026, 11) == "November 2026"
    assert replace(Catalog.of("en"), language="de").month(2026, 3) == "März 2026"


def test_the_link_says_of_which_work(toy_site: Site) -> None:
    assert 'aria-label="Free to read: Flückner et al., 2018"' in free_link(toy_site, FREE)
