"""Searching as readers do: dialog, search page and list of references, by keyboard and pointer, at both sizes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import AT_A_DESK
from tests.fuzz import searching
from tests.limits import HAS_TIME

from literature import Library, export_references

DIALOG = ".lit-search-dialog"
FIELD = f"{DIALOG} input"
OPTION = f"{DIALOG} [role=option]"
HOSTILE = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>'


def ask(page: Any, text: str) -> None:
    """Types into the open dialog and waits for what it finds."""
    # Emptied, it shows nothing and no longer waits for an answer to what stood there.
    page.fill(FIELD, "")
    page.fill(FIELD, text)
    page.wait_for_selector(f"{DIALOG} [role=status]:not(:empty)", state="attached")


@pytest.fixture
def search(visit: Any, served: str) -> Iterator[Any]:
    """The home page, with the dialog opened and asked by `search(text)`; no fault may be left at the end."""
    visit.page.goto(served)
    visit.page.wait_for_selector(".lit-search-button")

    def open_and_ask(text: str) -> Any:
        if not visit.page.locator(f"{DIALOG}[open]").count():
            visit.page.keyboard.press("Control+k")
            visit.page.wait_for_selector(f"{DIALOG}[open]")
        ask(visit.page, text)
        return visit.page

    yield open_and_ask
    assert visit.faults == []


def titles(page: Any) -> list[str]:
    page.wait_for_selector(OPTION)
    return [text.strip() for text in page.locator(f"{OPTION} .lit-result-title").all_inner_texts()]


def test_dialog_opens_in_three_ways_and_gives_the_focus_back(visit: Any, served: str) -> None:
    page = visit.page
    page.goto(served)
    button = page.locator(".lit-search-button")
    for way in (button.click, lambda: page.keyboard.press("Control+k"), lambda: page.keyboard.press("/")):
        button.focus()
        way()
        page.wait_for_selector(f"{DIALOG}[open]")
        assert page.evaluate("document.activeElement.matches('.lit-search-dialog input')")
        page.keyboard.type("fk/s")
        assert page.input_value(FIELD) == "fk/s"
        page.keyboard.press("Escape")
        page.wait_for_selector(f"{DIALOG}:not([open])", state="attached")
        assert page.evaluate("document.activeElement.matches('.lit-search-button')")
        page.evaluate("document.querySelector('.lit-search-dialog').remove()")
    assert visit.faults == []


@AT_A_DESK
def test_the_slash_is_a_letter_in_a_field(visit: Any, served: str) -> None:
    visit.page.goto(f"{served}search/")
    visit.page.locator(".lit-search-page input[type=search]").press_sequentially("a/b")
    assert visit.page.input_value(".lit-search-page input[type=search]") == "a/b"
    # By the time it is searched for, the dialog would have come too.
    visit.page.wait_for_function("location.search === '?q=a%2Fb'")
    assert visit.page.locator(f"{DIALOG}[open]").count() == 0


@AT_A_DESK
def test_results_by_keyboard_alone(search: Any) -> None:
    page = search("bowman")
    assert len(titles(page)) > 2
    headings = page.locator(f"{DIALOG} .lit-search-kind").all_inner_texts()
    assert "References" in headings
    chosen = page.locator(f"{OPTION}[aria-selected=true]")
    first = chosen.get_attribute("id")
    page.keyboard.press("ArrowDown")
    assert chosen.get_attribute("id") != first
    assert page.get_attribute(FIELD, "aria-activedescendant") == chosen.get_attribute("id")
    assert "result" in page.inner_text(f"{DIALOG} [role=status]")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert chosen.get_attribute("id") == page.locator(OPTION).last.get_attribute("id")
    target = chosen.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)


@AT_A_DESK
def test_opened_again_the_dialog_still_shows_its_answer(search: Any) -> None:
    page = search("tides")
    shown = titles(page)
    page.evaluate(f"window.before = document.querySelector('{OPTION}')")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.wait_for_selector(f"{DIALOG}[open]")
    assert page.locator(f"{DIALOG} .lit-search-list").get_attribute("aria-busy") is None
    assert titles(page) == shown
    assert page.evaluate("window.before.isConnected && window.before.ariaSelected") == "true"


def test_opened_again_the_dialog_tries_again_what_failed(visit: Any, served: str) -> None:
    page = visit.page
    page.goto(served)
    page.route("**/*.table*", lambda route: route.abort())
    page.keyboard.press("Control+k")
    page.fill(FIELD, "tides")
    page.get_by_text("Search is not available").wait_for(state="attached")
    page.unroute("**/*.table*")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    assert titles(page)


def test_no_kind_keeps_out_the_others(search: Any) -> None:
    page = search("harbor")
    titles(page)
    groups = page.locator(f"{DIALOG} .lit-search-group")
    counts = [group.locator("[role=option]:not(.lit-search-part)").count() for group in groups.all()]
    assert len(counts) > 3
    assert max(counts) <= 5


@AT_A_DESK
def test_accents_make_no_difference(search: Any) -> None:
    page = search("fluckner 2018")
    assert titles(page)[0] == "The Working Tie and Arrival: A Meta-Analysis of 40 Crews"
    assert page.locator(f"{OPTION} mark").count()
    assert page.locator(f"{OPTION} .lit-result-label").first.inner_text() == "Flückner et al., 2018"


@AT_A_DESK
def test_a_slip_is_corrected_and_can_be_kept(search: Any) -> None:
    page = search("lighthuose keepers")
    assert "What Lighthouse Keepers See" in titles(page)
    assert "Showing results for lighthouse" in page.inner_text(f"{DIALOG} .lit-search-notes")
    page.click("text=search for lighthuose instead")
    page.wait_for_selector(f"{DIALOG} .lit-search-notes:has-text('Nothing here holds “lighthuose”')")
    assert "Showing results for" not in page.inner_text(f"{DIALOG} .lit-search-notes")
    assert "What Lighthouse Keepers See" in titles(page)


@AT_A_DESK
def test_a_page_is_found_by_what_readers_call_it_and_does_not_show_it(search: Any, served: str) -> None:
    page = search("getting along with captain")
    assert titles(page)[0] == "Working tie"
    assert "getting along" not in page.locator(OPTION).first.inner_text()
    page.goto(f"{served}concepts/working-tie/")
    assert "getting along" not in page.content()


@AT_A_DESK
def test_synonyms_are_shown_and_can_be_taken_away(search: Any) -> None:
    page = search("haven")
    page.wait_for_selector(f"{DIALOG} .lit-search-hint .lit-chip:has-text('Safe harbor')")
    assert "A Safe Harbor: Lectures on Atlantic Boats" in titles(page)
    page.click(f"{DIALOG} .lit-chip:has-text('Safe harbor')")
    page.wait_for_selector(f"{DIALOG} .lit-chip:has-text('Safe harbor')", state="detached")


FIELDS = [
    ("author:bowman year:1988", {"A Safe Harbor: Lectures on Atlantic Boats", "Tides and Trust"}),
    ("author:bowman year:1990..2010", {"What Lighthouse Keepers See"}),
    ('"lighthouse keepers"', {"What Lighthouse Keepers See"}),
    ("type:thesis kind:reference", {"Drift"}),
    ("10.5555/tides.1988", {"Tides and Trust"}),
    ("key:saltweb", {"Notes from a Pilot Boat"}),
    (
        'venue:"harbor psychology" -first kind:reference',
        {"The Working Tie and Arrival: A Meta-Analysis of 40 Crews"},
    ),
]


@AT_A_DESK
def test_fields(search: Any) -> None:
    for text, expected in FIELDS:
        page = search(text)
        found = set(titles(page))
        references = page.locator(f"{OPTION}[href*='/references/'] .lit-result-title").all_inner_texts()
        assert {title.strip() for title in references} == expected, (text, found)


@AT_A_DESK
def test_a_concept_that_was_asked_for_answers_before_the_list(search: Any) -> None:
    page = search("working tie")
    box = page.locator(f"{DIALOG} .lit-search-answer")
    assert "What crew and captain hold in common" in box.inner_text()
    assert box.locator("a").last.get_attribute("href").endswith("concepts/working-tie/")
    page = search("harbor weather keepers")
    page.wait_for_selector(OPTION)
    assert box.count() == 0


@AT_A_DESK
def test_a_work_and_its_summary_are_one_result_with_two_links(search: Any) -> None:
    page = search("fluckner 2018")
    page.wait_for_selector(OPTION)
    first = page.locator(OPTION).first
    part = page.locator(f"{DIALOG} .lit-search-part").first
    assert "/references/" in first.get_attribute("href")
    assert "/summaries/" in part.get_attribute("href")
    assert "Journal article" in first.inner_text()
    assert part.inner_text().startswith("Summary: ")


@AT_A_DESK
def test_the_opened_page_marks_what_was_looked_for_until_escape(search: Any) -> None:
    page = search("lighthouse keepers see")
    page.wait_for_selector(OPTION)
    page.keyboard.press("Enter")
    page.wait_for_function("CSS.highlights.get('lit-found')?.size > 1")
    marked = "[...CSS.highlights.get('lit-found')].map(range => range.toString().toLowerCase())"
    assert set(page.evaluate(marked)) <= {
        "lighthouse",
        "lighthouses",
        "keeper",
        "keepers",
        "see",
        "sees",
        "seen",
        "seeing",
    }
    page.keyboard.press("Escape")
    page.wait_for_function("!CSS.highlights.has('lit-found')")
    page.reload()
    page.wait_for_selector(".lit-search-button")
    assert not page.evaluate("CSS.highlights.has('lit-found')")


@AT_A_DESK
def test_the_dialog_says_to_all_what_it_shows(visit: Any, served: str) -> None:
    page = visit.page
    page.emulate_media(forced_colors="active")
    page.goto(served)
    button = page.locator(".lit-search-button")
    button.wait_for()
    shown = [text for text in button.all_inner_texts()[0].split("\n") if text]
    assert all(text in button.get_attribute("aria-label") for text in shown)
    button.click()
    ask(page, "harbor")
    page.wait_for_selector(OPTION)
    for group in page.locator(f"{DIALOG} [role=group]").all():
        assert group.get_attribute("aria-label") == group.locator(".lit-search-kind").inner_text()
    # A listbox holds groups and options alone.
    assert page.locator(f"{DIALOG} [role=listbox] :is(h1, h2, h3)").count() == 0
    colors = "element => getComputedStyle(element).backgroundColor"
    options = page.locator(OPTION)
    assert options.nth(0).evaluate(colors) != options.nth(1).evaluate(colors)
    # What was found for other words is neither chosen nor announced while the new ones are looked for.
    meanwhile = page.locator(FIELD).evaluate("""input => {
        input.value = "lighthouse";
        input.dispatchEvent(new Event("input"));
        const dialog = input.closest("dialog");
        const list = dialog.querySelector(".lit-search-list");
        return [
            list.getAttribute("aria-busy"), dialog.querySelector("[role=status]").textContent,
            list.querySelectorAll("[aria-selected=true]").length, input.getAttribute("aria-activedescendant"),
        ];
    }""")
    assert meanwhile == ["true", "", 0, None]
    page.wait_for_selector(f"{DIALOG} .lit-search-list:not([aria-busy])")
    assert page.get_attribute(FIELD, "aria-activedescendant") == "lit-search-option-0"


@AT_A_DESK
def test_nothing_found_is_no_dead_end(search: Any) -> None:
    page = search("qqqxyzzy")
    page.wait_for_selector(f"{DIALOG} .lit-search-nothing")
    assert "No results" in page.inner_text(f"{DIALOG} [role=status]")
    assert "Nothing fits “qqqxyzzy”" in page.inner_text(f"{DIALOG} .lit-search-nothing")
    assert page.locator(f"{DIALOG} .lit-search-nothing a").count() > 2
    page = search("qqqxyzzy lighthouse")
    assert "What Lighthouse Keepers See" in titles(page)
    assert "Nothing here holds “qqqxyzzy”" in page.inner_text(f"{DIALOG} .lit-search-notes")


def test_where_nothing_is_found_there_is_nothing_to_narrow(visit: Any, served: str) -> None:
    page = visit.page
    page.goto(f"{served}search/?q=qqqxyzzy")
    page.wait_for_selector(".lit-search-page .lit-search-nothing")
    assert not page.is_visible(".lit-search-filters")
    left = [page.locator(f".lit-search-page {part}").bounding_box()["x"] for part in ("form", ".lit-search-nothing")]
    assert left[0] == left[1]


@AT_A_DESK
def test_nothing_of_a_record_is_read_as_html(visit: Any, served: str) -> None:
    page = visit.page
    record = {
        "address": "javascript:alert(1)",
        "text": f"harbor {HOSTILE} harbor",
        "title": f"harbor {HOSTILE}",
        "label": HOSTILE,
        "page": HOSTILE,
        "kind": HOSTILE,
    }
    page.route("**/records-*.table?*", lambda route: route.fulfill(body=json.dumps([record] * 32)))
    page.route("**/records.table?*", lambda route: route.fulfill(status=404))
    for address, place in ((served, DIALOG), (f"{served}search/?q=harbor", ".lit-search-page")):
        page.goto(address)
        if place == DIALOG:
            page.wait_for_selector(".lit-search-button")
            page.keyboard.press("/")
            ask(page, f"harbor {HOSTILE}")
            ask(page, "harbor")
        page.wait_for_selector(f"{place} .lit-search-option")
        assert page.locator(f"{place} .lit-search-option img, {place} .lit-search-option script").count() == 0
        assert "<img" in page.inner_text(f"{place} .lit-search-option >> nth=0")
        for link in page.locator(f"{place} .lit-search-option").all():
            assert link.get_attribute("href") == served
    assert page.evaluate("window.broken") is None


@AT_A_DESK
def test_hostile_addresses_and_words_stay_text(visit: Any, served: str, settle: Callable[[Any], None]) -> None:
    page = visit.page
    query = "%3Cimg%20src%3Dx%20onerror%3D%22window.broken%3D1%22%3E"
    page.goto(f"{served}search/?q={query}&type={query}&without={query}&sort={query}")
    page.wait_for_selector(".lit-search-page .lit-chip")
    settle(page)
    assert page.locator(".lit-search-page img").count() == 0
    assert page.evaluate("window.broken") is None


def facet_box(page: Any, facet: str, label: str) -> Any:
    if not page.locator(".lit-search-filters").evaluate("element => element.open"):
        page.click(".lit-search-filters > summary")
    return page.locator(f"[data-facet={facet}] label", has_text=label).locator("input")


def test_search_page_narrows_sorts_and_shares(visit: Any, served: str, settle: Callable[[Any], None]) -> None:
    page = visit.page
    page.goto(f"{served}search/")
    page.locator(".lit-search-page input[type=search]").fill("harbor")
    page.wait_for_selector(".lit-search-item")
    assert page.locator(".lit-search-everything").is_hidden()
    before = page.inner_text(".lit-search-page .lit-search-status")
    facet_box(page, "kind", "References").check()
    page.wait_for_selector(".lit-chip:has-text('References')")
    assert page.inner_text(".lit-search-page .lit-search-status") != before
    page.select_option(".lit-search-sort", "oldest")
    page.wait_for_url(re.compile("sort=oldest"))
    settle(page)
    found = page.locator(".lit-search-item .lit-result-title").all_inner_texts()
    labels = page.locator(".lit-search-item .lit-result-label").all_inner_texts()
    years = [int(label[-5:].strip("abc")) for label in labels if label.rstrip("abc")[-4:].isdigit()]
    assert years == sorted(years)
    assert len(found) > 1

    shared = page.url
    assert "q=harbor" in shared
    assert "kind=reference" in shared
    page.goto(f"{served}concepts/")
    page.goto(shared)
    page.wait_for_selector(".lit-search-item")
    assert page.locator(".lit-search-item .lit-result-title").all_inner_texts() == found
    assert page.input_value(".lit-search-page input[type=search]") == "harbor"

    page.click(".lit-chip:has-text('References')")
    page.wait_for_selector(".lit-chip:has-text('References')", state="detached")
    settle(page)
    assert page.inner_text(".lit-search-page .lit-search-status") == before
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert visit.faults == []


@AT_A_DESK
def test_years_from_and_to(visit: Any, served: str) -> None:
    page = visit.page
    page.goto(f"{served}references/")
    page.wait_for_selector("#lit-facet-year-from", state="attached")
    facet_box(page, "year", "From").first.fill("1988")
    page.locator("#lit-facet-year-from").press("Enter")
    page.wait_for_selector(".lit-chip:has-text('1988 or later')")
    page.fill("#lit-facet-year-to", "1988")
    page.locator("#lit-facet-year-to").press("Enter")
    page.wait_for_selector(".lit-chip:has-text('1988–1988')")
    assert page.inner_text(".lit-search-page .lit-search-status") == "2 references"
    page.wait_for_url(lambda url: "year=1988..1988" in url)
    assert visit.faults == []


@AT_A_DESK
def test_result_set_is_downloaded(visit: Any, served: str, toy_library: Library) -> None:
    page = visit.page
    page.goto(f"{served}references/?q=author:bowman&year=1988")
    page.wait_for_selector(".lit-search-item")
    found = [toy_library.references[key] for key in ("bowman1988base", "bowman1988tides")]
    for format_, name in (("bibtex", "references.bib"), ("ris", "references.ris"), ("csl-json", "references.json")):
        with page.expect_download() as started:
            page.click(f"[data-format={format_}]")
        assert started.value.suggested_filename == name
        text = Path(started.value.path()).read_bytes().decode()
        assert text in (export_references(found, format_), export_references(found[::-1], format_))
    assert visit.faults == []


@AT_A_DESK
def test_references_keep_their_list_until_asked(visit: Any, served: str) -> None:
    page = visit.page
    page.goto(f"{served}references/")
    page.wait_for_selector(".lit-search-exports:not([hidden])")
    assert page.locator(".lit-search-everything").is_visible()
    page.locator(".lit-search-page input[type=search]").fill("tides")
    page.wait_for_selector(".lit-search-item")
    assert page.locator(".lit-search-everything").is_hidden()
    assert page.locator(".lit-search-item").count() == page.locator(".lit-search-item a[href*='/references/']").count()
    page.locator(".lit-search-page input[type=search]").fill("")
    page.wait_for_selector(".lit-search-everything:not([hidden])")
    assert visit.faults == []


@AT_A_DESK
def test_goes_on_without_a_network(visit: Any, served: str) -> None:
    page = visit.page
    page.goto(served)
    page.wait_for_selector(".lit-search-button")
    page.keyboard.press("Control+k")
    page.fill(FIELD, "tides")
    page.wait_for_function("document.documentElement.dataset.litSearch === 'offline'")
    visit.is_spoiled = True
    page.context.set_offline(True)
    for text, title in (("lighthouse", "What Lighthouse Keepers See"), ("type:thesis kind:reference", "Drift")):
        page.fill(FIELD, text)
        page.wait_for_selector(f"{OPTION}:has-text('{title}')")
    assert visit.faults == []


@pytest.mark.parametrize("address", ["search/", "references/"])
def test_without_scripts_everything_is_listed(unscripted: Any, served: str, address: str) -> None:
    page = unscripted
    page.goto(served + address)
    assert page.locator("noscript p").is_visible()
    assert page.locator(".lit-search-form").is_hidden()
    wanted = "Working tie" if address == "search/" else "Tides and trust"
    assert page.locator(".lit-search-everything a, .lit-search-everything li", has_text=wanted).first.is_visible()


@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.long)])
@pytest.mark.parametrize(
    ("variant", "button", "replaced"),
    [
        pytest.param(
            "properdocs", ".md-header .lit-search-button", ".md-header [for='__search']", marks=pytest.mark.long
        ),
        ("plain theme", ".navbar .lit-search-button", "[data-bs-target='#mkdocs_search_modal']"),
        ("no directories", ".md-header .lit-search-button", ".md-header [for='__search']"),
    ],
)
def test_other_hosts_and_themes_have_it_too(
    visit_to: Callable[..., Any],
    built: Callable[[str], Any],
    serve: Callable[..., str],
    width: int,
    variant: str,
    button: str,
    replaced: str,
) -> None:
    address = serve(built(variant).folder)
    visit = visit_to(address, width)
    page = visit.page
    page.goto(address)
    page.click(button)
    page.fill(FIELD, "lighthuose author:bowman")
    page.wait_for_selector(f"{OPTION}:has-text('What Lighthouse Keepers See')")
    assert "Showing results for lighthouse" in page.inner_text(f"{DIALOG} .lit-search-notes")
    assert not any(box.is_visible() for box in page.locator(replaced).all())
    page.keyboard.press("Enter")
    page.wait_for_url("**/references/bowman2001lights**")
    page.goto(f"{address}search/?q=harbor&kind=reference&kind=concept")
    page.wait_for_selector(".lit-search-item")
    assert page.locator(".lit-search-chips .lit-chip").count() == 2
    assert (
        page.inner_text(".lit-search-page .lit-search-status") == f"{page.locator('.lit-search-item').count()} results"
    )
    assert page.locator(".lit-facet").count() > 1
    assert visit.faults == []


@pytest.mark.parametrize("width", [pytest.param(390, marks=pytest.mark.long), 1280])
def test_instant_navigation_neither_loses_nor_doubles_it(
    visit_to: Callable[..., Any], instant: str, placing: Callable[[Any], Any], width: int
) -> None:
    visit = visit_to(instant, width)
    page = visit.page
    page.goto(instant, wait_until="networkidle")
    page.evaluate("window.isSamePage = true")

    def find(text: str, title: str) -> None:
        page.keyboard.press("Control+k")
        ask(page, text)
        page.wait_for_selector(f"{OPTION}:has-text('{title}')")
        assert page.locator(DIALOG).count() == 1
        assert page.locator(".lit-search-button").count() == 1
        assert page.evaluate("document.activeElement.matches('.lit-search-dialog input')")

    find("lighthouse keepers see", "What Lighthouse Keepers See")
    with placing(page):
        page.keyboard.press("Enter")
    page.wait_for_url(f"{instant}references/bowman2001lights/")
    assert page.locator(f"{DIALOG}[open]").count() == 0
    find("mooring", "Mooring")
    with placing(page):
        page.click(f"{OPTION}:has-text('Mooring') >> nth=0")
    page.locator("article h1").wait_for()
    page.wait_for_url(lambda url: url != f"{instant}references/bowman2001lights/")
    find("harbor", "Safe harbor")
    total = page.inner_text(f"{DIALOG} [role=status]")
    # To the search page and, from there, back and again: its own script begins anew each time.
    with placing(page):
        page.click(f"{DIALOG} .lit-search-all")
    page.wait_for_url(f"{instant}search/?q=harbor")
    page.wait_for_selector(".lit-search-item")
    assert page.inner_text(".lit-search-page .lit-search-status") == total
    with placing(page):
        page.go_back()
    page.locator(".lit-search-page").wait_for(state="detached")
    with placing(page):
        page.go_forward()
    page.wait_for_selector(".lit-search-item")
    assert page.locator(".lit-search-exports button").count() == 3
    assert page.evaluate("window.isSamePage") is True, "each page was put in place, not loaded anew"
    assert visit.faults == []


def test_what_fuzzing_begins_with_and_has_found(browser: Any, served: str) -> None:
    """Each query in the search page and in the dialog."""
    found = [file.read_bytes().decode() for file in sorted(searching.FOUND.glob("search-*.txt"))]
    with browser.new_context() as context:
        kind = searching.kind(context, served)
        for query in [*(searching.SEEDS if HAS_TIME else searching.SEEDS[:3]), *found]:
            kind.holds(query)


@pytest.mark.parametrize(
    "fault", ["throw new Error()", "document.querySelector('.lit-search-page').append(document.createElement('img'))"]
)
def test_fuzzing_sees_what_goes_wrong(browser: Any, served: str, fault: str) -> None:
    with browser.new_context() as context:
        context.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {fault}; }})")
        with pytest.raises(AssertionError):
            searching.kind(context, served).holds("rope")
