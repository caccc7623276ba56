"""Search and cards under Zensical's own theme, in each of its two variants, and questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.browser.large_site import add_questions
from tests.browser.test_cards import CARD, at
from tests.browser.test_quiz import RIGHT, asked, result
from tests.browser.test_search import DIALOG, OPTION, ask, titles

pytest.importorskip("zensical", reason="Zensical is not installed: pip install 'mkdocs-literature[zensical]'")


@pytest.fixture(params=["zensical", "zensical classic"], ids=["modern", "classic"])
def address(request: pytest.FixtureRequest, built: Callable[[str], Any], serve: Callable[..., str]) -> str:
    """The toy site as Zensical builds it."""
    return serve(built(request.param).folder)


@pytest.mark.parametrize("width", [pytest.param(390, marks=pytest.mark.long), 1280], ids=["phone", "desk"])
def test_cards_open_and_the_search_finds(visit_to: Callable[..., Any], address: str, width: int) -> None:
    visit = visit_to(address, width)
    page = visit.page
    at(page, f"{address}concepts/safe-harbor/").hover()
    page.locator(CARD).wait_for()
    assert "A safe harbor" in page.locator(CARD).inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.wait_for_selector(f"{DIALOG}[open]")
    # The theme has a search of its own, which keeps out of the way.
    assert page.locator(".lit-search-button").count() == 1
    assert page.locator("[role=dialog]:visible, dialog[open]").count() == 1
    ask(page, "bowman harbor")
    assert "A Safe Harbor" in " ".join(titles(page))
    page.locator(OPTION).first.click()
    page.wait_for_url(lambda url: "concepts/safe-harbor" not in url)
    page.goto(f"{address}references/bowman1988base/")
    assert page.locator("article h1").count() == 1
    assert page.locator(".lit-search-button").is_visible()
    assert visit.faults == []


def test_questions_are_answered_and_kept(
    visit_to: Callable[..., Any], built: Callable[..., Any], serve: Callable[..., str]
) -> None:
    """Those of a block and those of front matter, by keyboard."""
    address = serve(built("zensical quiz", add_questions).folder)
    visit = visit_to(address, 390)
    page = visit.page
    page.goto(f"{address}quiz/")
    page.get_by_role("radio", name="To set out from").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert result(page, 0) == RIGHT
    # The theme has keys of its own, such as `s` and `p`.
    asked(page, 4).get_by_role("textbox", name="Your answer").focus()
    page.keyboard.type("ropes")
    page.keyboard.press("Enter")
    assert result(page, 4) == RIGHT
    page.reload()
    page.locator(".lit-score", has_text="2 of 5 questions answered correctly.").wait_for()
    page.goto(f"{address}paths/hour/")
    asked(page, 0).get_by_role("radio", name="False", exact=True).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert result(page, 0) == RIGHT
    assert visit.faults == []
