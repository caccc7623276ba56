"""Lists in a browser: reading lists, long indexes, and the buttons that copy and save."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import AT_A_DESK
from tests.browser.large_site import NAMES
from tests.limits import HAS_TIME

from literature import Library, export_references
from literature.exports.site_files import page_keys
from literature.site.site import Site
from literature.vocabulary.export_formats import works_formats


@pytest.fixture
def page(large: str, visit_to: Callable[..., Any]) -> Any:
    return visit_to(large, 390, permissions=("clipboard-read", "clipboard-write")).page


def test_ticks_stay_and_count_a_work_once(page: Any, large: str) -> None:
    page.goto(f"{large}readings/course/")
    boxes = page.locator("input.lit-read")
    assert boxes.count() == 3
    boxes.nth(0).focus()
    page.keyboard.press("Space")
    assert page.locator(".lit-progress").inner_text().startswith("You have ticked 1 of 2.")
    page.get_by_role("button", name="Copy As text, for a syllabus").click()
    page.locator(".lit-progress", has_text="list copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Week 1 First\nRequired\n- Bowman, J. (1988a).")
    assert " (30 min)\n" in copied
    page.get_by_role("button", name="Calendar Set the first day, take the dates").click()
    with page.expect_download() as download:
        page.get_by_label("First day").fill("2027-01-14")
    calendar = Path(download.value.path()).read_bytes().decode()
    assert calendar.count("BEGIN:VEVENT\r\n") == 2
    assert "DTSTART;VALUE=DATE:20270121\r\n" in calendar.replace("\r\n ", "")
    assert max(len(line.encode()) for line in calendar.split("\r\n")) <= 75
    assert boxes.nth(2).is_checked(), "the same work in another week"
    page.reload()
    assert [boxes.nth(n).is_checked() for n in range(3)] == [True, False, True]
    boxes.nth(2).uncheck()
    page.reload()
    assert not boxes.nth(0).is_checked()


def test_a_long_index_is_filtered_and_grouped(page: Any, large: str) -> None:
    """The address keeps what was chosen; the letters stay without it."""
    page.goto(f"{large}concepts/")
    shown = page.locator(".lit-index > li:visible > a")
    whole = shown.count()
    box = page.get_by_role("searchbox", name=f"Filter {whole} entries")
    box.fill("Kwórd WARD")
    assert shown.all_inner_texts() == ["kword"]
    assert page.locator(".lit-listing-status").inner_text() == f"1 of {whole}"
    page.get_by_role("button", name="Topic").click()
    assert page.locator(".lit-index-group:visible > h2").all_inner_texts() == ["Working tie"]
    page.wait_for_url(lambda url: url.endswith("?filter=Kw%C3%B3rd+WARD&by=topic"))
    page.reload()
    assert shown.all_inner_texts() == ["kword"]
    page.get_by_role("searchbox").fill("")
    page.get_by_role("button", name="A to Z").click()
    assert page.locator(".lit-letters > a").count() == len(NAMES)
    assert shown.count() == whole


def test_claims_are_narrowed_and_ordered_by_keyboard(page: Any, large: str) -> None:
    """By verdict and in three orders; the address brings back what was chosen, and a button takes it away."""
    page.goto(f"{large}claims/")
    shown = page.locator(".lit-index > li:visible > a")
    whole = shown.count()
    page.locator(".lit-listing").wait_for()
    page.get_by_role("link", name="Supported").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith("/claims/?verdict=supported"))
    assert 0 < shown.count() < whole
    for chosen in (".lit-index-group:visible > h2", "[aria-current='true']"):
        assert [text.strip() for text in page.locator(chosen).all_inner_texts()] == ["Supported"]
    for name in ("Topic", "A to Z"):
        page.get_by_role("button", name=name, exact=True).focus()
        page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith("?by=title&verdict=supported"))
    titles = shown.all_inner_texts()
    assert titles == sorted(titles)
    assert page.locator(".lit-entry-verdict:visible").count() == len(titles), "each says its verdict now"
    page.reload()
    assert shown.all_inner_texts() == titles
    page.get_by_role("button", name="Show all").focus()
    page.keyboard.press("Enter")
    assert shown.count() == whole
    assert page.evaluate("document.activeElement.type") == "search", "the focus is not lost with the button"
    page.wait_for_url(lambda url: url.endswith("?by=title"))


def test_nothing_hangs_over_the_edge(page: Any, large: str) -> None:
    page.goto(f"{large}readings/course/")
    width, shown = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert width <= shown


def test_print_shows_the_list_alone(page: Any, large: str) -> None:
    page.goto(f"{large}readings/course/")
    page.emulate_media(media="print")
    for hidden in (".md-header", ".lit-read", ".lit-list-tools", ".lit-downloads", ".lit-work-facts a"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator(".lit-works .lit-entry").first.is_visible()
    assert page.locator(".lit-time").first.is_visible()


@pytest.mark.parametrize(
    ("label", "start"),
    [("Copy APA", "Bowman, J. (1988"), ("Copy BibTeX", "@book{bowman1988base,"), ("Copy link", "http")],
)
def test_copying_by_keyboard_says_that_it_did(page: Any, large: str, label: str, start: str) -> None:
    page.goto(f"{large}references/bowman1988base/")
    page.get_by_role("button", name=label, exact=True).focus()
    page.keyboard.press("Enter")
    status = page.locator(".lit-status[role=status]").first
    status.filter(has_text="copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith(start)


def test_how_a_page_is_cited_as_of_an_edition_is_copied(page: Any, large: str) -> None:
    """The site has no edition; what `page_tools.html` writes for one is put into the page on its way."""
    entry = "Bowman, J. (2026, December). A harbor (2026-12 ed.)."
    frozen = f'<p class="lit-entry" data-format="edition" data-label="APA 2026-12">{entry}</p>'

    def with_edition(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=answer.text().replace('<pre data-format="bib"', frozen + '<pre data-format="bib"', 1)
        )

    address = f"{large}references/bowman1988base/"
    page.route(address, with_edition)
    page.goto(address)
    assert page.get_by_role("button", name="Copy APA", exact=True).count() == 1
    page.get_by_role("button", name="Copy APA 2026-12", exact=True).click()
    page.locator(".lit-status[role=status]").first.filter(has_text="APA 2026-12 copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == entry


@pytest.mark.parametrize(
    ("label", "name", "start", "end"),
    [
        ("Save RIS", "bowman1988base.ris", "TY  - BOOK\r\n", "ER  - \r\n\r\n"),
        ("Save BibTeX", "bowman1988base.bib", "@book{bowman1988base,", "}\n"),
        ("Save CSL-JSON", "bowman1988base.json", "[", "]\n"),
    ],
)
def test_saving_makes_a_file(page: Any, large: str, label: str, name: str, start: str, end: str) -> None:
    page.goto(f"{large}references/bowman1988base/")
    with page.expect_download() as download:
        page.get_by_role("button", name=label, exact=True).click()
    assert download.value.suggested_filename == name
    text = Path(download.value.path()).read_bytes().decode()
    assert text.startswith(start)
    assert text.endswith(end)


@AT_A_DESK
def test_works_of_pages_are_saved_as_commands_write_them(
    visit: Any, served: str, toy_library: Library, toy_site: Site
) -> None:
    """Byte by byte, in each format of which no file stands beside the page: of every page, where there is time."""
    made = [one for one in works_formats() if one.stands_alone]
    citing = [uri for uri in toy_library.pages if page_keys(toy_library, uri) and uri not in toy_library.reading_lists]
    assert len(citing) > 5
    assert len(made) == 2
    most = max(citing, key=lambda uri: len(page_keys(toy_library, uri)))
    for uri in citing if HAS_TIME else {citing[0], citing[-1], most}:
        visit.page.goto(f"{served}{toy_site.addresses.page(uri)}")
        for one in made:
            with visit.page.expect_download() as download:
                visit.page.locator("[data-works]").get_by_role("button", name=one.label, exact=True).click()
            works = [toy_library.references[key] for key in page_keys(toy_library, uri)]
            assert download.value.suggested_filename == f"{toy_library.pages[uri].id}.{one.ending}"
            assert Path(download.value.path()).read_bytes() == export_references(works, one.name).encode(), uri
            visit.page.locator("[data-works] [role=status]", has_text=f"{one.label} saved").wait_for()
    assert visit.faults == []


def test_without_scripts_a_page_offers_its_works_as_a_file(unscripted: Any, served: str) -> None:
    unscripted.goto(f"{served}concepts/working-tie/")
    line = unscripted.locator("[data-works]")
    assert line.inner_text() == "Works on this page: BibTeX"
    with unscripted.expect_download() as download:
        line.get_by_role("link").click()
    assert download.value.suggested_filename == "working-tie.bib"


def test_without_scripts_the_record_can_be_read(unscripted: Any, large: str) -> None:
    page = unscripted
    page.goto(f"{large}references/bowman1988base/")
    page.locator(".lit-tools summary").click()
    assert "@book{bowman1988base," in page.locator(".lit-tools pre").first.inner_text()
    assert page.locator(".lit-tools button").count() == 0
    page.goto(f"{large}readings/course/")
    assert page.locator("input.lit-read").count() == 0
