"""What scripts show in a made-up language: no English of ours in the search, in cards, in lists, on the page of
findings (`tests/pseudo_language.py`)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.browser.visits import Visits
from tests.pseudo_language import english, prepare, words_of_authors

GATHER = """(roots) => {
    const found = [];
    for (const root of document.querySelectorAll(roots)) {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        for (let node = root; node; node = walker.nextNode()) {
            if (node.nodeType === Node.TEXT_NODE) {
                if (!node.parentElement.closest("script, style, code, pre")) found.push(node.data);
            } else if (!node.matches(".Z3988, .headerlink")) {
                for (const name of ["title", "aria-label", "aria-description", "placeholder", "alt"])
                    if (node.hasAttribute(name)) found.push(node.getAttribute(name));
            }
        }
    }
    return found;
}"""


@pytest.fixture(scope="module")
def folder(built: Callable[..., Any]) -> Path:
    site: Path = built("pseudo", prepare).folder
    return site


@pytest.fixture(scope="module")
def left(folder: Path) -> Callable[..., set[str]]:
    """English of ours in the elements of a page that a selector names."""
    known = words_of_authors(folder.parent)

    def found(page: Any, roots: str, typed: str = "") -> set[str]:
        texts = page.evaluate(GATHER, roots)
        assert any("ж" in text for text in texts)
        return english(texts, known | set(re.findall("[a-z]+", typed)))

    return found


@pytest.fixture(scope="module")
def address(folder: Path, serve: Callable[[Path], str]) -> str:
    return serve(folder)


TYPED = ["", "harbor", "harbr", "zzzqqq", "year:abc", "nofield:x", "author:", '"mooring', "harbor -rope zzzqqq"]


def test_the_dialog(visits: Visits, address: str, left: Callable[..., set[str]]) -> None:
    with visits.to(address, 1280, 900) as visit:
        page = visit.page
        page.goto(address)
        page.keyboard.press("Control+k")
        for typed in TYPED:
            # Emptied, it no longer shows what was said of other words.
            page.locator("dialog[open] input").fill("")
            page.locator("dialog[open] input").fill(typed)
            if typed:
                page.locator("dialog[open] [role=status]:not(:empty)").wait_for(state="attached")
            page.wait_for_function("() => document.querySelector('dialog[open]')?.textContent.includes('ж')")
            page.locator("dialog [aria-busy]").wait_for(state="detached")
            assert left(page, "dialog, .lit-search-button", typed) == set(), typed


@pytest.mark.parametrize(
    "path",
    ["search/?q=harbor", "search/?q=harbr+zzzqqq", "findings/", "readings/second-week/", "references/bowman1988base/"],
)
def test_pages_with_scripts(
    visits: Visits, address: str, left: Callable[..., set[str]], settle: Callable[[Any], None], path: str
) -> None:
    with visits.to(address, 1280, 900) as visit:
        visit.page.goto(address + path)
        visit.page.wait_for_load_state("networkidle")
        settle(visit.page)
        assert left(visit.page, ".md-content article", path) == set()


def test_cards(visits: Visits, address: str, left: Callable[..., set[str]]) -> None:
    with visits.to(address, 1280, 900) as visit:
        page = visit.page
        page.goto(f"{address}guide/citing/")
        for link in (page.locator("article a.lit-cite").first, page.locator("article a.lit-finding").first):
            link.hover()
            page.locator(".lit-hover-card").first.wait_for()
            assert left(page, ".lit-hover-card") == set()
            page.mouse.move(0, 0)
