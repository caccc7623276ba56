"""Citing a paragraph: with a pointer, by keyboard, and where no script runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.browser.conftest import AT_A_DESK

PAGE = "concepts/safe-harbor/"


def paragraph(page: Any) -> Any:
    """The first one that has an address of its own."""
    return page.locator('article p[id^="s-"]').first


@AT_A_DESK
def test_a_pointer_finds_the_link_and_copies_the_citation(visit: Any, served: str) -> None:
    page = visit.page
    page.goto(served + PAGE)
    assert page.locator(".lit-here").count() == 0, "nothing is there before it is wanted"
    one = paragraph(page)
    address, words = one.get_attribute("id"), one.inner_text()
    one.hover()
    link = one.locator("a.lit-here")
    link.wait_for()
    assert link.get_attribute("href") == f"#{address}"
    link.click()
    panel = page.get_by_role("group", name="Cite this paragraph")
    page.wait_for_url(lambda url: url.endswith(f"#{address}"))
    quote = panel.locator(".lit-quoted").inner_text()
    assert quote[1:-1] in words
    source = panel.locator(".lit-entry").inner_text()
    assert source.endswith(f"{PAGE}#{address}")
    assert "Safe Harbor" in source or "safe harbor" in source.lower()
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    panel.get_by_role("button", name="Copy quotation and citation").click()
    page.wait_for_function("window.copied")
    assert page.evaluate("window.copied") == f"{quote}\n\n{source}"
    panel.get_by_role("button", name="Close").click()
    assert panel.count() == 0
    assert visit.faults == []


def test_what_is_selected_is_quoted(visit_to: Callable[..., Any], served: str) -> None:
    page = visit_to(served, 1280).page
    page.goto(served + PAGE)
    one = paragraph(page)
    one.hover()
    one.locator("a.lit-here").wait_for()
    page.evaluate(
        "one => { const text = document.createTreeWalker(one, 4).nextNode();"
        " getSelection().setBaseAndExtent(text, 0, text, 4); }",
        one.element_handle(),
    )
    chosen = page.evaluate("getSelection().toString().trim()")
    one.locator("a.lit-here").click()
    assert page.locator(".lit-quoted").inner_text() == f"“{chosen}”"


def test_by_keyboard_it_goes_from_paragraph_to_paragraph(visit_to: Callable[..., Any], served: str) -> None:
    page = visit_to(served, 390).page
    page.goto(served + PAGE)
    stops = "document.querySelectorAll('article :is(a[href], button, summary, input):not([tabindex=\"-1\"])').length"
    before = page.evaluate(stops)
    page.locator(".lit-page-tools summary").press("Enter")
    begin = page.get_by_role("button", name="Cite a paragraph")
    begin.press("Enter")
    focused = page.locator(".lit-here:focus")
    focused.wait_for()
    first = focused.get_attribute("href")
    focused.press("ArrowDown")
    assert focused.get_attribute("href") != first
    focused.press("ArrowUp")
    assert focused.get_attribute("href") == first
    assert page.evaluate(stops) == before + 1, "one stop for the Tab key, however many paragraphs"
    focused.press("Enter")
    is_focused = "one => one === document.activeElement"
    assert page.get_by_role("button", name="Copy quotation and citation").evaluate(is_focused)
    page.keyboard.press("Escape")
    assert focused.count() == 1, "the focus is where it was"
    page.keyboard.press("Escape")
    assert begin.evaluate(is_focused)


@pytest.mark.parametrize("script", [True, False])
def test_an_address_leads_to_its_paragraph(visit_to: Callable[..., Any], served: str, script: bool) -> None:
    page = visit_to(served, 1280, java_script_enabled=script).page
    page.goto(served + PAGE)
    address = paragraph(page).get_attribute("id")
    page.goto(f"{served}{PAGE}#{address}")
    background = "element => getComputedStyle(element).backgroundColor"
    assert page.locator(f"#{address}:target").evaluate(background) != page.locator("article").evaluate(background)
