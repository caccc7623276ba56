"""The toy site as it lies on a disk, opened without a server: search, cards and filters work there too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser.serving import PUBLISHED
from tests.browser.visits import Visit, Visits

SHIM = "https://unpkg.com/iframe-worker/shim"
"""What Material's plugin `offline` adds to each page for the theme's own search."""
SIZES = {"phone": (390, 844), "desk": (1280, 900)}


@pytest.fixture
def folder(built: Callable[[str], Any]) -> Path:
    """A site as Material's plugin `offline` has it built: with addresses of files."""
    site: Path = built("offline").folder
    return site


def test_without_addresses_of_files_nothing_is_written_for_disks(built: Callable[[str], Any]) -> None:
    assert not (built("mkdocs").folder / "assets/literature/disk").exists()


@pytest.fixture(params=[pytest.param("phone", marks=pytest.mark.long), "desk"])
def opened(request: pytest.FixtureRequest, visits: Visits, folder: Path) -> Iterator[Visit]:
    """A visit, at each size of screen where there is time."""
    with visits.to(folder.as_uri(), *SIZES[request.param]) as visit:
        # There is no network. The theme asks for the sitemap, and for a part of its own search.
        headers = {"Access-Control-Allow-Origin": "*"}
        visit.page.route(f"{PUBLISHED}**", lambda route: route.fulfill(body="<urlset/>", headers=headers))
        visit.page.route(SHIM, lambda route: route.fulfill(body="", content_type="text/javascript"))
        yield visit
        assert [fault for fault in visit.faults if SHIM not in fault and PUBLISHED not in fault] == []


def page_of(folder: Path, name: str) -> str:
    """Address of a page, which is a file of its own or the index of a folder of its own."""
    file = folder / f"{name}.html"
    return (file if file.is_file() else folder / name / "index.html").as_uri()


def test_the_dialog_finds(opened: Visit, folder: Path) -> None:
    page = opened.page
    page.goto((folder / "index.html").as_uri())
    page.locator(".lit-search-button").click()
    page.locator(".lit-search-input").fill("tide tables")
    page.locator(".lit-search-option mark").first.wait_for()
    found = page.locator(".lit-search-option").first
    title = found.locator(".lit-result-title").inner_text()
    found.click()
    page.wait_for_url("**/*.html*")
    assert title.split(" › ")[-1] in page.inner_text("main")


def test_the_search_page_finds_and_filters(opened: Visit, folder: Path, settle: Callable[[Any], None]) -> None:
    page = opened.page
    page.goto(page_of(folder, "search") + "?q=tide")
    settle(page)
    page.locator(".lit-search-item").first.wait_for()
    before = page.locator(".lit-search-status").inner_text()
    filters = page.locator("details.lit-search-filters")
    if filters.get_attribute("open") is None:
        filters.locator("summary").first.click()
    page.locator("[id^=lit-facet-type-]").first.check()
    settle(page)
    page.wait_for_function(f"document.querySelector('.lit-search-status').innerText !== {before!r}")
    with page.expect_download() as saved:
        page.locator(".lit-search-exports button").first.click()
    assert "@" in Path(saved.value.path()).read_text("utf-8")


def test_cards_open(opened: Visit, folder: Path) -> None:
    page = opened.page
    page.goto(page_of(folder, "concepts/safe-harbor"))
    link = page.locator("article .lit-citation a.lit-cite").first
    link.hover()
    card = page.locator("#lit-hover-card")
    card.wait_for()
    assert "A safe harbor" in card.inner_text()
    page.mouse.move(1, 1)
    card.wait_for(state="detached")
    # What a row of the table of findings says, on another page than this one.
    page.goto(page_of(folder, "summaries/fluckner2018tie"))
    page.locator("article a.lit-finding").first.hover()
    card.wait_for()
    assert card.locator("dl dt").count() > 3


def test_a_filter_of_findings_filters(opened: Visit, folder: Path) -> None:
    page = opened.page
    page.goto(page_of(folder, "findings"))
    form = page.locator("#lit-findings-filter")
    form.wait_for()
    rows = page.locator("#lit-findings-table tbody tr")
    before = rows.count()
    form.locator("[name=text]").fill(rows.first.get_attribute("id"))
    page.wait_for_function(f"document.querySelectorAll('#lit-findings-table tbody tr').length < {before}")
    assert rows.count() == 1
