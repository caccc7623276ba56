"""A table of findings that goes on in further pages, in a browser: whole for search and sorting, readable
without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.browser.large_site import ROWS, TOTAL


@pytest.fixture
def visit(large: str, visit_to: Callable[[str, int], Any]) -> Any:
    visit = visit_to(large, 1280)
    yield visit
    assert visit.faults == []


COUNT = "#lit-findings-count"
ROW = "#lit-findings-table tbody tr"


def test_nothing_is_fetched_before_it_is_needed(large: str, visit: Any) -> None:
    page, asked = visit.page, []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{large}findings/")
    page.wait_for_selector(f"{COUNT}:not(:empty)")
    assert not [url for url in asked if "findings/part-" in url]
    first = page.locator(ROW).count()
    assert page.locator(COUNT).inner_text() == f"{TOTAL} findings, the first {first} on this page"
    assert page.locator(".lit-parts li").count() == 3
    assert page.locator(".lit-pager").is_hidden()


def test_a_search_finds_rows_of_every_part(large: str, visit: Any) -> None:
    page = visit.page
    page.goto(f"{large}findings/")
    page.locator("#lit-findings-filter input[name=text]").fill("x499")
    page.wait_for_function("document.querySelectorAll('#lit-findings-table tbody tr').length === 1")
    assert page.locator(COUNT).inner_text() == f"1 of {TOTAL} findings"
    assert page.locator(".lit-parts").is_hidden()
    assert page.locator(".lit-turns").is_hidden()
    page.wait_for_url(lambda url: url == f"{large}findings/?text=x499")
    page.locator(f"{ROW} .lit-work-cell a").first.click()
    page.wait_for_url(f"{large}references/saltweb/")


def test_sorting_takes_all_rows(large: str, visit: Any) -> None:
    page = visit.page
    page.goto(f"{large}findings/")
    page.locator("[data-column=value] button").click()
    page.wait_for_selector(".lit-pager:not([hidden])")
    assert page.locator(".lit-pager").inner_text().endswith("Next")
    values = page.locator(f"{ROW} .lit-figure-cell").evaluate_all("cells => cells.map(cell => +cell.dataset.value)")
    assert len(values) == 200
    assert values == sorted(values, reverse=True)
    assert values.count(0.88) == len(range(38, ROWS, 89)), "rows of all parts"
    page.locator(".lit-pager button", has_text="Next").click()
    assert "Page 2 of 3" in page.locator(".lit-pager").inner_text()
    page.wait_for_url(lambda url: url == f"{large}findings/?sort=-value&page=2")


def test_a_view_is_an_address_and_comes_back_by_it(large: str, visit: Any) -> None:
    page = visit.page
    page.goto(f"{large}findings/?metric=r&outcome=rest&sort=-value&open=x12")
    page.wait_for_selector("#x12 details[open]")
    assert page.locator(COUNT).inner_text() == f"{ROWS // 2} of {TOTAL} findings"
    # All that is shown has one metric: its axis stands above the rows.
    assert page.locator(".lit-ticks:visible").get_attribute("data-metric") == "r"
    assert page.locator(".lit-ends").first.is_hidden()
    page.locator("#x12 summary").click()
    page.wait_for_url(f"{large}findings/?outcome=rest&metric=r&sort=-value")
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function(f"document.querySelector('{COUNT}').textContent === '{TOTAL} findings'")
    assert page.locator("#lit-findings-link").is_visible()


def test_a_lasting_address_of_a_row_on_a_further_part(large: str, visit: Any) -> None:
    page = visit.page
    page.goto(f"{large}findings/#x499")
    page.wait_for_selector("#x499:target")
    assert page.locator("#x499").is_visible()
    assert page.locator(COUNT).inner_text() == f"{TOTAL} findings"


def test_a_heading_in_the_address_fetches_nothing(large: str, visit: Any) -> None:
    page = visit.page
    page.goto(f"{large}findings/#evidence-map")
    page.wait_for_selector(f"{COUNT}:not(:empty)")
    assert "on this page" in page.locator(COUNT).inner_text()


def test_cells_of_the_map_filter_and_do_so_from_a_part(large: str, visit: Any) -> None:
    page = visit.page
    page.goto(f"{large}findings/part-2/?construct=knot+1&outcome=rest#x50")
    page.wait_for_url(re.compile(r"/findings/\?construct="))
    page.wait_for_function(f"document.querySelector('{COUNT}').textContent.includes(' of ')")
    expected = sum(1 for n in range(ROWS) if n % 2 == 0 and n % 7 == 1)
    assert page.locator(COUNT).inner_text() == f"{expected} of {TOTAL} findings"


def test_a_card_shows_a_row_of_a_further_part(large: str, visit: Any) -> None:
    page = visit.page
    page.goto(large)
    link = page.locator("a.lit-finding", has_text=".").last
    assert re.search(r"findings/part-3/#x499$", link.get_attribute("href"))
    link.hover()
    page.wait_for_selector("#lit-hover-card")
    assert "knot 499" in page.locator("#lit-hover-card").inner_text()


def test_parts_that_cannot_be_had(large: str, visit_to: Callable[[str, int], Any]) -> None:
    page = visit_to(large, 390).page
    page.route("**/findings/part-2/", lambda route: route.abort())
    page.goto(f"{large}findings/#x499")
    page.wait_for_function(f"document.querySelector('{COUNT}').textContent.includes('could not be loaded')")
    page.locator(".lit-filter-toggle").click()
    page.locator("#lit-findings-filter input[name=text]").fill("x12")
    page.wait_for_function(f"document.querySelector('{COUNT}').textContent.includes(' of ')")
    assert page.locator(COUNT).inner_text().endswith("findings; the others could not be loaded")
    assert page.locator(".lit-parts").is_visible()
    page.unroute("**/findings/part-2/")
    page.locator("#lit-findings-filter input[name=text]").fill("x49")
    page.wait_for_function(f"document.querySelector('{COUNT}').textContent === '11 of {TOTAL} findings'")


def test_without_scripts(large: str, unscripted: Any) -> None:
    page = unscripted
    page.goto(f"{large}findings/")
    rows = page.locator(ROW).count()
    for part in (2, 3):
        page.locator("a[rel=next]").click()
        page.wait_for_url(f"{large}findings/part-{part}/")
        rows += page.locator(ROW).count()
    assert rows == TOTAL
    page.goto(large)
    page.locator("a.lit-finding").last.click()
    page.wait_for_url(f"{large}findings/part-3/#x499")
    assert page.locator("#x499").is_visible()
