from __future__ import annotations

import re

import pytest

from literature.render.inserts import Inserts
from literature.render.linked_text import link_text
from literature.render.pieces.panels import with_panels
from literature.site.here import Here
from literature.site.site import Site
from literature.text.markdown.scanner import scan


def block(site: Site, body: str) -> str:
    return link_text(Here(site, "guide/citing/"), f"```bibliography\n{body}\n```\n").strip()


def headings(html: str) -> list[str]:
    return re.findall(r"<h3>([^<]*)</h3>", html)


def test_a_plain_list_is_in_the_order_of_a_reference_list(toy_site: Site) -> None:
    html = block(toy_site, "author: Bowman")
    keys = re.findall(r'<li id="bib-[0-9a-f]{6}-([^"]+)"', html)
    assert len(keys) >= 3
    assert keys == sorted(keys, key=toy_site.style.sort_key)
    assert not headings(html)
    assert all(line and not line.startswith(" ") for line in html.splitlines())


def test_keys_keep_their_order(toy_site: Site) -> None:
    html = block(toy_site, "keys: [bowman2001lights, ainsley1978patterns]")
    assert html.index("bowman2001lights") < html.index("ainsley1978patterns")


@pytest.mark.parametrize(("group", "expected"), [("decade", ["1980s", "2000s"]), ("year", ["1988", "2001"])])
def test_groups(toy_site: Site, group: str, expected: list[str]) -> None:
    assert headings(block(toy_site, f"author: Bowman\ngroup: {group}")) == expected
    newest = block(toy_site, f"author: Bowman\ngroup: {group}\nsort: -year")
    assert headings(newest) == expected[::-1]


def test_ids_are_unique_even_where_a_work_stands_in_two_groups(toy_site: Site) -> None:
    years = ", ".join(toy_site.library.references)
    ids = re.findall(r'id="([^"]*)"', block(toy_site, f"keys: [{years}]\ngroup: author"))
    assert len(ids) == len(set(ids)) > len(toy_site.library.references)


def test_a_command_of_another_tool_lists_what_the_page_cites(toy_site: Site) -> None:
    uri = "concepts/safe-harbor.md"
    here, page = Here(toy_site, "concepts/safe-harbor/", uri), toy_site.library.pages[uri]
    html = link_text(here, "Words\n\\bibliography\nMore\n")
    assert html.startswith("Words\n")
    assert set(re.findall(r'<li id="bib-[0-9a-f]{6}-([^"]+)"', html)) == set(toy_site.library.works_cited[uri])
    everything = link_text(here, "\\full_bibliography\n")
    assert everything.count("<li id=") == len(toy_site.library.references)
    assert "Works cited" in with_panels(here, page, page.text, Inserts())
    listing = page.with_text(f"{page.text}\n\\bibliography\n", scan(f"{page.text}\n\\bibliography\n"))
    assert "Works cited" not in with_panels(here, listing, listing.text, Inserts())


def test_a_page_that_cites_nothing_lists_nothing(toy_site: Site) -> None:
    assert block(toy_site, "works: cited") == ""


def test_what_cannot_be_shown_says_why(toy_site: Site) -> None:
    html = block(toy_site, "author: <b>")
    assert html.startswith('<p class="lit-missing">')
    assert "<b>" not in html
