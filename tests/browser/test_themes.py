"""Search and cards under themes that do things their own way, as far as it needs none of them but the host's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.browser.test_search import DIALOG, FIELD, OPTION

from literature.build.asset_files import ASSETS


@pytest.mark.parametrize("key", ["s", ""])
def test_the_search_of_a_theme_does_not_open_beside_it(
    visit_to: Callable[..., Any], built: Callable[[str], Any], serve: Callable[..., str], key: str
) -> None:
    address = serve(built("plain theme").folder)
    visit = visit_to(address, 1280)
    page = visit.page
    if key:
        page.goto(address, wait_until="networkidle")
        page.keyboard.press(key)
        page.wait_for_selector(f"{DIALOG}[open]")
    else:
        page.goto(f"{address}search/?q=harbor", wait_until="networkidle")
        page.wait_for_selector(".lit-search-item")
        assert page.locator(f"{DIALOG}[open]").count() == 0
    assert "show" not in page.get_attribute("#mkdocs_search_modal", "class")
    assert visit.faults == []


_TERMINAL = """
<nav class="terminal-menu"><ul>
<li><a data-target="#mkdocs_search_modal">Search</a></li>
</ul></nav>
<main><a class="lit-cite" href="references/bowman2001lights/">A work</a></main>
"""
_WINDMILL = """
<nav class="navbar"><div class="container-fluid wm-top-container">
<div class="wm-top-tool"><form id="wm-search-form">Search</form></div>
</div></nav>
<div class="wm-page-content">
<a class="lit-cite" data-wm-adjusted="done" href="./#references/bowman2001lights/">A work</a>
</div>
"""


@pytest.mark.parametrize(
    ("body", "replaced", "holder"),
    [(_TERMINAL, ".terminal-menu a", ".terminal-menu"), (_WINDMILL, "#wm-search-form", ".wm-top-tool")],
    ids=["terminal", "windmill"],
)
def test_themes_that_load_scripts_in_the_head_have_search_and_cards(
    visit_to: Callable[..., Any],
    built: Callable[[str], Any],
    serve: Callable[..., str],
    body: str,
    replaced: str,
    holder: str,
) -> None:
    address = serve(built("plain theme").folder)
    folder = f"{address}assets/literature/"
    styles = "".join(f'<link rel="stylesheet" href="{folder}{name}">' for name in ASSETS if name.endswith(".css"))
    scripts = "".join(f'<script src="{folder}{name}"></script>' for name in ASSETS if name.endswith(".js"))
    html = f"<!doctype html><meta charset=utf-8><title>Theme</title>{styles}{scripts}<body>{body}"
    visit = visit_to(address, 1280)
    page = visit.page
    page.route(f"{address}themed.html", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(f"{address}themed.html")
    assert page.locator(".lit-search-button").count() == 1
    assert not page.locator(replaced).is_visible()
    page.hover(".lit-cite")
    page.wait_for_selector(".lit-hover-card:has-text('What lighthouse keepers see')")
    page.click(f"{holder} .lit-search-button")
    page.fill(FIELD, "lighthouse")
    page.wait_for_selector(f"{OPTION}:has-text('What Lighthouse Keepers See')")
    assert visit.faults == []
