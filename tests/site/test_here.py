"""The site seen from one page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from literature.model import Library, RichText
from literature.render.pieces.work_lists import WorkLists
from literature.site.here import Here
from literature.site.site import Site


@pytest.mark.parametrize(
    ("address", "reference", "index"),
    [
        ("", "references/saltweb/", "authors/"),
        ("concepts/bond/", "../../references/saltweb/", "../../authors/"),
        ("references/", "saltweb/", "../authors/"),
        ("references/saltweb/", "./", "../../authors/"),
        ("authors/doe/", "../../references/saltweb/", "../"),
    ],
)
def test_links_lead_from_the_page(toy_site: Site, address: str, reference: str, index: str) -> None:
    here = Here(toy_site, address)
    assert here.to_reference("saltweb") == here.to("references/saltweb/") == reference
    assert here.to_index("authors") == index
    assert f'href="{reference}"' in here.about_link("saltweb")
    assert f'<a class="lit-cite" href="{reference}">' in here.label("saltweb")
    assert here.html(RichText.from_plain("no link")) == "no link"


def test_links_of_a_folder_are_those_of_each_page_to_another(toy_site: Site) -> None:
    shared, own = Here.in_folder(toy_site, "references"), Here(toy_site, "references/saltweb/")
    for key in toy_site.library.references:
        assert (shared.to_reference(key) == own.to_reference(key)) == (key != "saltweb")


@pytest.mark.parametrize("uses_directories", [True, False])
def test_lists_link_from_the_page_that_they_stand_on(
    toy_library: Library, site_of: Callable[..., Site], *, uses_directories: bool
) -> None:
    site = site_of(toy_library, uses_directories=uses_directories)
    lists = WorkLists(site)
    keys = list(site.library.references)
    below = ("authors/doe/", "years/1988/", "references/part-2/", "references/part-2.html", "x/y/z/")
    for address in ("", "references/", *below):
        here = Here(site, address)
        items = str(lists.items(here, keys)).split("\n")
        for key, item in zip(keys, items, strict=True):
            assert item.startswith(f'<li id="{site.addresses.reference_slugs[key]}">{here.entry(key)}')
            assert f" {here.about_link(key)}" in item
