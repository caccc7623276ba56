"""The cards of links in a browser: by pointer, keyboard and touch, without scripts, and through instant navigation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.browser.conftest import AT_A_DESK

CARD = "#lit-hover-card"
CITATION = "article .lit-citation a.lit-cite"
DRAWN = "article svg a[href$='references/bowman1988base/']"


@pytest.fixture
def page(visit: Any) -> Iterator[Any]:
    yield visit.page
    assert visit.faults == []


@pytest.fixture
def touched(visit_to: Callable[..., Any], served: str) -> Any:
    """A page on a phone."""
    return visit_to(served, 390, has_touch=True, is_mobile=True).page


def wait_for_card(page: Any, link: Any) -> None:
    """Until the card of this link is open, and not that of another."""
    link.and_(page.locator("[aria-expanded=true]")).wait_for()
    page.locator(CARD).wait_for()


def at(page: Any, address: str) -> Any:
    """The page, read and ready."""
    page.goto(address, wait_until="load")
    return page.locator(CITATION).first


def test_a_pointer_that_rests_opens_the_card_and_can_enter_it(page: Any, served: str, visit: Any) -> None:
    visit.is_spoiled = True
    page.clock.install()
    link = at(page, f"{served}concepts/safe-harbor/")
    link.hover()
    card = page.locator(CARD)
    card.wait_for()
    assert "A safe harbor" in card.inner_text()
    assert card.get_attribute("role") == "dialog"
    assert link.get_attribute("aria-expanded") == "true"
    box, size = card.bounding_box(), page.viewport_size
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    card.get_by_text("About this work").hover()
    page.clock.run_for(1000)
    assert card.is_visible(), "a card that the pointer has entered stays"
    card.get_by_text("About this work").click()
    page.wait_for_url(f"{served}references/bowman1988base/")


@AT_A_DESK
def test_a_pointer_that_passes_by_opens_nothing(page: Any, served: str, visit: Any) -> None:
    visit.is_spoiled = True
    # The page's clock stands still between two commands, however long the machine takes for them.
    page.clock.install()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    link = at(page, f"{served}concepts/safe-harbor/")
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    link.hover()
    page.clock.run_for(200)
    page.mouse.move(1, 1)
    page.clock.run_for(1000)
    assert page.locator(CARD).count() == 0
    assert f"{served}references/bowman1988base/" not in asked
    link.hover()
    page.clock.run_for(1000)
    page.locator(CARD).wait_for()


@AT_A_DESK
def test_a_card_goes_when_the_pointer_leaves(page: Any, served: str) -> None:
    at(page, f"{served}concepts/safe-harbor/").hover()
    page.locator(CARD).wait_for()
    page.mouse.move(1, 1)
    page.locator(CARD).wait_for(state="detached")


@AT_A_DESK
def test_the_keyboard_opens_enters_and_closes(page: Any, served: str) -> None:
    link = at(page, f"{served}concepts/safe-harbor/")
    page.keyboard.press("Shift")
    link.focus()
    page.locator(CARD).wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate(f"document.querySelector('{CARD}').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 0
    assert link.evaluate("link => link === document.activeElement"), "the place in the text is kept"
    page.keyboard.press("Tab")
    assert not link.evaluate("link => link === document.activeElement")


@AT_A_DESK
def test_one_card_at_a_time_and_each_page_fetched_once(page: Any, served: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    link = at(page, f"{served}concepts/safe-harbor/")
    other = page.locator("article a.lit-link").first
    for target in (link, other, link):
        target.hover()
        wait_for_card(page, target)
        assert page.locator(CARD).count() == 1
    assert asked.count(f"{served}references/bowman1988base/") == 1


@AT_A_DESK
@pytest.mark.parametrize(
    ("where", "selector", "words"),
    [
        ("", "article a.lit-concept", "A place from which boats set out"),
        ("concepts/working-tie/", "article a.lit-finding", "Construct"),
        ("", "article a.lit-summary, article a.lit-claim, article a.lit-link", ""),
    ],
    ids=["concept", "finding", "link"],
)
def test_what_a_card_says(page: Any, served: str, where: str, selector: str, words: str) -> None:
    at(page, served + where)
    page.locator(selector).first.hover()
    card = page.locator(CARD)
    card.wait_for()
    assert card.inner_text().strip()
    assert words in card.inner_text()


def test_a_first_tap_opens_and_a_second_goes_on(touched: Any, served: str) -> None:
    page = touched
    link = at(page, f"{served}concepts/safe-harbor/")
    link.tap()
    page.locator(f"{CARD}.lit-sheet").wait_for()
    page.wait_for_url(lambda url: url == f"{served}concepts/safe-harbor/")
    link.tap()
    page.wait_for_url(f"{served}references/bowman1988base/")


@AT_A_DESK
def test_links_in_drawings_have_cards_beside_what_is_drawn(page: Any, served: str) -> None:
    page.goto(f"{served}map/")
    link = page.locator(DRAWN).first
    link.evaluate("link => link.scrollIntoView({ block: 'center' })")
    link.hover()
    card = page.locator(CARD)
    card.wait_for()
    assert "A safe harbor" in card.inner_text()
    drawn, box = link.bounding_box(), card.bounding_box()
    below, above = box["y"] - drawn["y"] - drawn["height"], drawn["y"] - box["y"] - box["height"]
    assert 0 <= max(below, above) < 20


def test_a_first_tap_in_a_drawing_opens_the_card(visit_to: Callable[..., Any], served: str) -> None:
    page = visit_to(served, 1280, has_touch=True).page
    page.goto(f"{served}map/")
    link = page.locator(DRAWN).first
    link.evaluate("link => link.scrollIntoView({ block: 'center' })")
    link.tap()
    page.locator(CARD).wait_for()
    page.wait_for_url(lambda url: url == f"{served}map/")
    link.tap()
    page.wait_for_url(f"{served}references/bowman1988base/")


def test_without_scripts_links_are_links(unscripted: Any, served: str) -> None:
    page = unscripted
    at(page, f"{served}concepts/safe-harbor/").click()
    page.wait_for_url(f"{served}references/bowman1988base/")
    assert not page.locator("#lit-page-card").is_visible()


def test_the_menu_of_a_narrow_screen_by_keyboard(visit_to: Callable[..., Any], instant: str) -> None:
    """Its links take no focus while it is closed."""
    page = visit_to(instant, 320).page
    page.goto(f"{instant}concepts/safe-harbor/")
    menu, button = page.locator(".md-sidebar--primary"), page.get_by_role("button", name="Menu")
    button.focus()
    assert not menu.locator("a").first.is_visible()
    page.keyboard.press("Enter")
    menu.locator("a:focus").wait_for()
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    page.locator(".lit-menu-button[aria-expanded=false]:focus").wait_for()
    menu.locator("a").first.wait_for(state="hidden")


def test_everything_of_ours_works_through_instant_navigation(
    visit_to: Callable[..., Any], instant: str, placing: Callable[[Any], Any]
) -> None:
    visit = visit_to(instant, 1280)
    page = visit.page
    page.goto(f"{instant}concepts/safe-harbor/", wait_until="networkidle")
    page.evaluate("window.isSamePage = true")
    link = page.locator(CITATION).first
    link.hover()
    page.locator(CARD).wait_for()
    with placing(page):
        link.click()
    page.wait_for_url(f"{instant}references/bowman1988base/")
    page.locator("#cited-by").wait_for()
    assert page.evaluate("window.isSamePage") is True, "the page was put in place, not loaded anew"
    page.locator("article h1:focus").wait_for()
    assert page.locator(CARD).count() == 0
    page.locator(".lit-buttons button", has_text="Copy APA").wait_for()
    assert page.locator(".lit-buttons").count() == 1
    assert page.locator(".lit-search-button").count() == 1
    page.locator("article .lit-points a.lit-cite, article dd a[href*=concepts]").first.hover()
    page.locator(CARD).wait_for()
    with placing(page):
        page.go_back()
    page.wait_for_url(f"{instant}concepts/safe-harbor/")
    link.hover()
    wait_for_card(page, link)
    # Links within SVG are what the theme alone stumbles over.
    with placing(page):
        page.locator("nav a[href$='map/']").first.click()
    page.wait_for_url(f"{instant}map/")
    assert page.locator(DRAWN).count() > 0
    assert page.evaluate("window.isSamePage") is True
    assert visit.faults == []
