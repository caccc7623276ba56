"""What a page of another site shows in a frame, in a browser that runs no scripts."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.browser.visits import Visit

CONCEPT = "concepts/working-tie/"


@pytest.fixture(scope="module")
def course(large: str, built: Callable[..., Any], serve: Callable[[Path], str], tmp_path_factory: Any) -> str:
    """Address of a page of another site that has the frames which the page of a concept offers."""
    offered = (built("large").folder / f"{CONCEPT}index.html").read_text("utf-8")
    frames = [html.unescape(found) for found in re.findall(r"&lt;iframe .*?&lt;/iframe&gt;", offered)]
    assert len(frames) == 2
    folder = tmp_path_factory.mktemp("course")
    text = "".join(frames).replace("https://toy.example/repo/", large)
    (folder / "index.html").write_text(f"<!doctype html><title>Week 1</title>{text}", "utf-8")
    return serve(folder)


@pytest.fixture
def visit(course: str, visit_to: Callable[..., Visit]) -> Visit:
    """The other site's page; whatever is asked of another host than both is a fault."""
    visit = visit_to("http://127.0.0.1", 390, java_script_enabled=False)
    visit.page.goto(course, wait_until="networkidle")
    return visit


def framed(visit: Visit, name: str) -> Any:
    return visit.page.frame_locator(f"iframe[src$='-{name}.html']")


def test_a_card_is_shown_and_its_links_leave_the_frame(visit: Visit, large: str) -> None:
    card = framed(visit, "card")
    assert "What crew and captain hold in common" in card.locator("main").inner_text()
    assert "Georgia" in card.locator("body").evaluate("body => getComputedStyle(body).fontFamily"), "its style is here"
    with visit.page.context.expect_page() as opened:
        card.get_by_role("link", name="Working tie").click()
    opened.value.wait_for_url(f"{large}{CONCEPT}")
    opened.value.close()
    assert card.get_by_role("heading", name="Working tie").is_visible(), "the frame stays as it was"
    assert visit.faults == []


def test_a_plot_is_shown_with_its_figures_in_words(visit: Visit, large: str) -> None:
    plot = framed(visit, "plot")
    drawing = plot.get_by_role("img").first
    drawing.scroll_into_view_if_needed()
    assert drawing.bounding_box()["height"] > 40
    assert "working tie" in drawing.get_attribute("aria-label")
    figures = plot.locator("details li")
    assert not figures.first.is_visible()
    plot.locator("summary").press("Enter")
    assert figures.first.is_visible()
    with visit.page.context.expect_page() as opened:
        figures.first.get_by_role("link").press("Enter")
    opened.value.wait_for_url(f"{large}references/fluckner2018tie/")
    opened.value.close()
    assert visit.faults == []


@pytest.mark.parametrize("name", ["card", "plot"])
def test_a_frame_is_for_everyone(visit_to: Callable[..., Visit], large: str, name: str) -> None:
    pytest.importorskip("axe_playwright_python.base", reason="axe-playwright-python is not installed")
    from tests.browser.test_accessibility import violations

    visit = visit_to(large, 390)
    visit.page.goto(f"{large}{CONCEPT}working-tie-{name}.html")
    wide, shown = visit.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= shown, "nothing hangs over the edge"
    assert violations(visit.page) == []
    assert visit.faults == []
