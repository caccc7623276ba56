"""A path walked on a phone, by keyboard: its steps are opened and ticked, and its check is answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.browser.visits import Visit


@pytest.fixture
def visit(large: str, visit_to: Callable[..., Visit]) -> Visit:
    visit = visit_to(large, 390)
    visit.page.goto(f"{large}paths/hour/")
    visit.page.locator(".lit-is-scored").wait_for()
    return visit


def test_steps_are_opened_and_ticked_by_keyboard(visit: Visit, large: str) -> None:
    page = visit.page
    page.get_by_role("checkbox", name="Read: Working tie").focus()
    page.keyboard.press("Space")
    assert page.locator(".lit-progress").inner_text().startswith("You have ticked 1 of 3.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{large}concepts/working-tie/")
    way = page.locator("#before-and-after ~ .lit-relations")
    assert way.inner_text().split() == "After this Bond On the paths An hour".split()
    way.get_by_role("link", name="Bond").press("Enter")
    page.wait_for_url(f"{large}concepts/bond/")
    page.locator("#before-and-after ~ .lit-relations").get_by_role("link", name="An hour").press("Enter")
    page.wait_for_url(f"{large}paths/hour/")
    page.locator("input.lit-read").first.wait_for()
    boxes = page.locator("input.lit-read")
    assert [box.is_checked() for box in boxes.all()] == [True, False, False]
    assert visit.faults == []


def test_the_check_at_the_end_is_answered_by_keyboard(visit: Visit) -> None:
    page = visit.page
    asked = page.locator(".lit-asked")
    asked.get_by_role("radio", name="False", exact=True).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert asked.get_by_role("status").inner_text() == "That is right; see why below."
    page.reload()
    page.locator(".lit-score", has_text="1 of 1").wait_for()
    assert visit.faults == []


def test_a_path_is_for_everyone(visit: Visit) -> None:
    """But for its colors, which are the theme's."""
    pytest.importorskip("axe_playwright_python.base", reason="axe-playwright-python is not installed")
    from tests.browser.test_accessibility import violations

    page = visit.page
    wide, shown = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= shown, "nothing hangs over the edge"
    assert violations(page, with_colors=False) == []
