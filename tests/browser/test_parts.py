"""A list of references in parts, in a browser: on a phone, with and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from tests.browser.large_site import WORKS


@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.long)])
def test_a_reader_turns_the_pages(
    large: str, visit_to: Callable[[str, int], Any], settle: Callable[[Any], None], width: int
) -> None:
    visit = visit_to(large, width)
    page = visit.page
    page.goto(f"{large}references/")
    page.wait_for_selector(".lit-search-status:not(:empty)")
    here = page.locator(".lit-parts [aria-current=page]")
    first = here.inner_text()
    assert page.locator(".lit-parts li").count() == 2
    page.locator("a[rel=next]").click()
    page.wait_for_url(f"{large}references/part-2/")
    settle(page)
    assert page.locator("h1").inner_text().startswith(f"References: {here.inner_text()}")
    assert here.inner_text() != first
    shown, wide = page.evaluate("[document.documentElement.clientWidth, document.documentElement.scrollWidth]")
    assert wide <= shown
    page.locator("a.lit-more").first.click()
    page.wait_for_url(re.compile(r"/references/work\d+/$"))
    page.go_back()
    page.wait_for_url(f"{large}references/part-2/")
    page.locator("a[rel=prev]").click()
    page.wait_for_url(f"{large}references/")
    assert visit.faults == []


def test_a_search_takes_the_place_of_list_and_parts(large: str, visit_to: Callable[[str, int], Any]) -> None:
    page = visit_to(large, 390).page
    page.goto(f"{large}references/?q=lighthouses")
    page.wait_for_selector(".lit-search-option")
    assert page.locator(".lit-parts").is_hidden()
    assert page.locator("a[rel=next]").is_hidden()
    page.locator(".lit-search-page input[type=search]").fill("")
    page.wait_for_selector(".lit-search-everything:not([hidden])")
    assert page.locator(".lit-parts").is_visible()


def test_all_works_can_be_reached_without_scripts(unscripted: Any, large: str) -> None:
    page = unscripted
    page.goto(f"{large}references/")
    ids: list[str] = []
    for part in count(2):
        ids += page.eval_on_selector_all(".lit-entries > li", "items => items.map((item) => item.id)")
        if not page.locator("a[rel=next]").count():
            break
        page.locator("a[rel=next]").click()
        page.wait_for_url(f"{large}references/part-{part}/")
    assert len(ids) == len(set(ids))
    assert {f"work{number}" for number in range(WORKS)} < set(ids)
