"""Reading the toy site in a browser, on a phone and at a desk."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.browser.conftest import AT_A_DESK

PAGES = {
    "home": "",
    "summary": "summaries/bowman1988base/",
    "concept": "concepts/working-tie/",
    "reference": "references/bowman1988base/",
    "references": "references/",
    "authors": "authors/",
    "citations": "guide/citing/",
    "findings": "findings/",
    "accents": "concepts/s%C3%A9curit%C3%A9/",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_without_a_fault(
    visit_to: Callable[..., Any], served: str, settle: Callable[[Any], None], name: str
) -> None:
    visit = visit_to(served, 390)
    page = visit.page
    response = page.goto(served + PAGES[name], wait_until="networkidle")
    assert response.status == 200
    settle(page)
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        root = "document.documentElement"
        wide, shown = page.evaluate(f"[{root}.scrollWidth, {root}.clientWidth]")
        assert wide <= shown, "nothing hangs over the edge"
        assert page.locator("h1").count() == 1
        assert page.locator("h1").is_visible()
    assert visit.faults == []


@AT_A_DESK
def test_from_a_citation_to_the_reference_and_back(visit: Any, served: str) -> None:
    page = visit.page
    page.goto(f"{served}summaries/bowman1988base/")
    link = page.locator("article .lit-citation a.lit-cite").first
    assert link.inner_text() == "J. Bowman, 1988a"
    link.click()
    page.wait_for_url(f"{served}references/bowman1988base/")
    assert "A Safe Harbor" in page.locator("h1").inner_text()
    assert "A Safe Harbor" in page.title()
    page.locator(".lit-sentences a", has_text="A boat that knows its harbor sails farther").click()
    page.wait_for_url(re.compile(f"{re.escape(served)}summaries/bowman1988base/#s-[0-9a-f]+$"))
    arrived = page.locator(".lit-sentence:target")
    assert "A boat that knows its harbor sails farther" in arrived.inner_text()
    background = "element => getComputedStyle(element).backgroundColor"
    assert arrived.evaluate(background) != page.locator("article").evaluate(background), "it is marked"
    assert arrived.is_visible()
    assert visit.faults == []


def test_arriving_at_a_sentence_without_loading_the_page_anew(visit_to: Callable[..., Any], instant: str) -> None:
    visit = visit_to(instant, 1280)
    page = visit.page
    page.goto(f"{instant}references/bowman1988base/", wait_until="networkidle")
    page.evaluate("window.isSamePage = true")
    page.locator(".lit-sentences a", has_text="A boat that knows its harbor sails farther").click()
    page.wait_for_url(re.compile(f"{re.escape(instant)}summaries/bowman1988base/#s-[0-9a-f]+$"))
    arrived = page.locator(".lit-sentence:is(:target, .lit-arrived)")
    arrived.wait_for()
    assert "A boat that knows its harbor" in arrived.inner_text()
    page.evaluate("location.hash = 'works-cited'")
    page.wait_for_function("!document.querySelector('.lit-sentence:is(:target, .lit-arrived)')")
    assert page.evaluate("window.isSamePage") is True
    assert visit.faults == []


@AT_A_DESK
def test_links_by_name(visit: Any, served: str) -> None:
    page = visit.page
    page.goto(served)
    page.locator("article a.lit-link", has_text="safe harbor").click()
    page.wait_for_url(f"{served}concepts/safe-harbor/")
    page.locator("article a", has_text="Sécurité").first.click()
    page.wait_for_url(f"{served}concepts/s%C3%A9curit%C3%A9/")
    assert visit.faults == []


def test_everything_can_be_read_without_scripts(unscripted: Any, served: str) -> None:
    page = unscripted
    page.goto(f"{served}references/")
    assert page.locator("article .lit-entries li").count() == 12
    page.locator("article .lit-entries a.lit-more").first.click()
    page.wait_for_url(re.compile(r"/references/\w+/$"))
    assert page.locator("#cited-by").count() == 1


def test_figures_without_a_drawing_stand_below_what_their_columns_are_called(
    visit_to: Callable[..., Any], served: str
) -> None:
    page = visit_to(served, 1280).page
    page.goto(f"{served}references/fluckner2018tie/")
    tables = page.locator(".lit-plot-words")
    edges = "row => [...row.children].map(cell => Math.round(cell.getBoundingClientRect().right))"
    heads = tables.first.locator("thead tr").evaluate(edges)
    assert len(heads) == len(set(heads)) == 4
    assert tables.first.locator("tbody tr").first.evaluate(edges) == heads
