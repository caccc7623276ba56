from __future__ import annotations

import re

import pytest

from literature.render.blocks.bibliography_block import render_bibliography
from literature.site.site import Site

BASE = "guide/citing/"


def headings(html: str) -> list[str]:
    return re.findall(r"<h3>([^<]*)</h3>", html)


def test_a_plain_list_is_in_the_order_of_a_reference_list(toy_site: Site) -> None:
    html = render_bibliography(toy_site, "author: Bowman", BASE)
    keys = re.findall(r'<li id="bib-[0-9a-f]{6}-([^"]+)"', html)
    assert len(keys) >= 3
    assert keys == sorted(keys, key=toy_site.style.sort_key)
    assert not headings(html)
    assert all(line and not line.startswith(" ") for line in html.splitlines())


def test_keys_keep_their_order(toy_site: Site) -> None:
    html = render_bibliography(toy_site, "keys: [bowman2001lights, ainsley1978patterns]", BASE)
    assert html.index("bowman2001lights") < html.index("ainsley1978patterns")


@pytest.mark.parametrize(("group", "expected"), [("decade", ["1980s", "2000s"]), ("year", ["1988", "2001"])])
def test_groups(toy_site: Site, group: str, expected: list[str]) -> None:
    assert headings(render_bibliography(toy_site, f"author: Bowman\ngroup: {group}", BASE)) == expected
    newest = render_bibliography(toy_site, f"author: Bowman\ngroup: {group}\nsort: -year", BASE)
    assert headings(newest) == expected[::-1]


def test_ids_are_unique_even_where_a_work_stands_in_two_groups(toy_site: Site) -> None:
    years = ", ".join(toy_site.library.references)
    ids = re.findall(r'id="([^"]*)"', render_bibliography(toy_site, f"keys: [{years}]\ngroup: author", BASE))
    assert len(ids) == len(set(ids)) > len(toy_site.library.references)


def test_what_cannot_be_shown_says_why(toy_site: Site) -> None:
    html = render_bibliography(toy_site, "author: <b>", BASE)
    assert html.startswith('<p class="lit-missing">')
    assert "<b>" not in html
