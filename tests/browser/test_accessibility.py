"""Every kind of page, judged by axe-core in both schemes, read at 400% zoom, and heard for what it asks of other hosts:
pages of this repository's own site, which has the colors, and of the toy site where its own are long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.browser.visits import Visits

axe = pytest.importorskip("axe_playwright_python.base", reason="axe-playwright-python is not installed")

# Each in a worker of its own would build the site again.
pytestmark = pytest.mark.xdist_group("own site")

PAGES = {
    "home": "",
    "summary": "summaries/fluckiger2018alliance/",
    "concept": "concepts/working-alliance/",
    "claim": "claims/lamberts-pie/",
    "bridge": "bridges/who-is-the-therapist/",
    "manual": "tool/syntax/",
    "reading list": "readings/common-factors-seminar/",
    "path": "paths/an-evening/",
    "reference": "references/fluckiger2018alliance/",
    "references": "references/",
    "author": "authors/wampold-bruce-e/",
    "years": "years/",
    "findings": "findings/?metric=r&open=cf-f02",
    "evidence map": "findings/evidence-map/",
    "map": "map/",
    "search": "search/?q=alliance",
    "concepts": "concepts/",
    "not found": "404.html",
}
TOY_PAGES = {
    "concept": "concepts/working-tie/",
    "claim": "claims/ropes-hold/",
    "manual": "guide/citing/",
    "reading list": "readings/first-week/",
    "references": "references/",
    "author": "authors/bowman-john/",
    "years": "years/",
    "findings": "findings/",
    "concepts": "concepts/",
}
"""Seen on every run, in place of those of the same name above: what the tests below open of this site, with a card, a
search or questions answered, has the colors of the rest."""
LATER = {*TOY_PAGES, "path", "bridge", "evidence map", "map"}


@pytest.fixture(scope="module")
def reader(visits: Visits) -> Iterator[Any]:
    """A page that asks for no motion."""
    with visits.to("http://127.0.0.1", 1280, 900) as visit:
        yield visit.page


ONE_OF_EACH = """within => {
  const ways = new Map(), seen = new Set();
  const varies = /^(href|id|title|src|(aria|data)-.*)$/;
  const way = element => {
    if (!ways.has(element)) {
      const own = [...element.attributes].filter(({name}) => !varies.test(name)).map(({name, value}) => name + value);
      ways.set(element, (element.parentElement ? way(element.parentElement) : "") + ">" + element.tagName + own);
    }
    return ways.get(element);
  };
  const holdsText = element => [...element.childNodes].some(({nodeType, data}) => nodeType === 3 && data.trim());
  window.oneOfEach = [...document.querySelectorAll(`${within}, ${within} *`)]
    .filter(element => holdsText(element) && !seen.has(way(element)) && seen.add(way(element)));
}"""
"""One of the elements with text that every style sheet sees alike: same name and attributes, down from the root."""
COLORS = ("color-contrast", "link-in-text-block")


def violations(page: Any, *, with_colors: bool = True, within: str = "body") -> list[str]:
    """What axe-core finds wrong, one line each: the page, or what is `within` an element of it, by every rule, colors
    in both schemes on one of the elements that are styled alike, for colors take most of the time and rows of a table
    have the same."""
    # What is not laid out yet has no place, and would be measured where the footer stands;
    # contrast on a gradient is not judged at all.
    page.add_style_tag(content="* { content-visibility: visible !important; transition: none !important }")
    page.add_style_tag(content=".lit-scroll { background: none !important }")
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe.AXE_FILE_PATH.read_text(encoding="utf-8"))
    page.evaluate(ONE_OF_EACH, within)
    faults = []

    def judge(what: str, scheme: str, rules: dict[str, Any]) -> None:
        page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
        found = page.evaluate(f"options => axe.run({what}, options)", {"resultTypes": ["violations"], **rules})
        faults.extend(
            f"{scheme}: {rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]
        )

    judge(
        "document" if within == "body" else repr(within),
        "default",
        {"rules": {rule: {"enabled": False} for rule in COLORS}},
    )
    for scheme in ("default", "slate") if with_colors else ():
        judge("{include: window.oneOfEach}", scheme, {"runOnly": [*COLORS]})
    return faults


def read_enlarged(reader: Any, address: str, settle: Callable[[Any], None]) -> None:
    """Reflow: a window 1280 pixels wide, magnified four times, is 320 wide (WCAG 1.4.10)."""
    reader.set_viewport_size({"width": 320, "height": 256})
    reader.goto(address, wait_until="load")
    settle(reader)
    root = "document.documentElement"
    width, shown = reader.evaluate(f"[{root}.scrollWidth, {root}.clientWidth]")
    assert width <= shown, "nothing hangs over the edge"
    assert reader.locator("h1").first.is_visible()
    reader.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.long] * (name in LATER)) for name in PAGES])
def test_a_page_is_for_everyone(reader: Any, own_served: str, settle: Callable[[Any], None], name: str) -> None:
    read_enlarged(reader, own_served + PAGES[name], settle)
    assert violations(reader) == []


@pytest.mark.parametrize("name", TOY_PAGES)
def test_a_toy_page_is_for_everyone(reader: Any, served: str, settle: Callable[[Any], None], name: str) -> None:
    """But for its colors, which are the theme's."""
    read_enlarged(reader, served + TOY_PAGES[name], settle)
    assert violations(reader, with_colors=False) == []


def test_a_card_is_for_everyone(reader: Any, own_served: str) -> None:
    reader.goto(f"{own_served}claims/lamberts-pie/", wait_until="load")
    reader.locator("article a.lit-cite").first.hover()
    reader.locator("#lit-hover-card").wait_for()
    assert violations(reader) == []


def test_answered_questions_are_for_everyone(reader: Any, own_served: str) -> None:
    reader.goto(f"{own_served}concepts/client-attachment-to-therapist/", wait_until="load")
    reader.locator(".lit-is-scored").wait_for()
    for asked in reader.locator(".lit-asked").all():
        for list_ in asked.locator("select").all():
            list_.select_option(index=1)
        for box in asked.locator("input").all()[:1]:
            box.check()
        asked.get_by_role("button").click()
    assert reader.locator(".lit-told").count() >= 5
    assert violations(reader) == []


ASKED = ["bowlby separation", "is the alliance an attachment", "blorgenzwack"]


def test_an_open_search_is_for_everyone(reader: Any, own_served: str) -> None:
    """With the page behind it for the first words; then what the dialog shows for others."""
    reader.goto(f"{own_served}claims/", wait_until="load")
    reader.locator(".lit-search-button").click()

    def ask(text: str) -> None:
        reader.fill(".lit-search-dialog input", "")
        reader.fill(".lit-search-dialog input", text)
        reader.wait_for_selector(".lit-search-dialog [role=status]:not(:empty)", state="attached")
        reader.keyboard.press("ArrowDown")

    ask("working alliance")
    assert violations(reader) == []
    for text in ASKED:
        ask(text)
        assert violations(reader, within=".lit-search-dialog") == [], text


def test_focus_is_seen_wherever_it_goes(reader: Any, own_served: str) -> None:
    reader.goto(f"{own_served}summaries/fluckiger2018alliance/", wait_until="load")
    unseen = []
    for _ in range(40):
        reader.keyboard.press("Tab")
        element, is_seen = reader.evaluate(
            """() => {
              const element = document.activeElement;
              // The theme's choice of scheme shows its focus on the label.
              const shown = element.matches(".md-option") ? element.nextElementSibling : element;
              const style = getComputedStyle(shown);
              const is_outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
              return [element.outerHTML.slice(0, 80), is_outlined || style.boxShadow !== "none"];
            }"""
        )
        if not is_seen:
            unseen.append(element)
    assert unseen == []


def test_no_page_asks_another_host(reader: Any, own_served: str) -> None:
    page = reader
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    for name in ("home", "summary", "reference", "findings"):
        page.goto(own_served + PAGES[name], wait_until="networkidle")
        if name == "summary":
            page.locator("article a.lit-cite").first.hover()
            page.locator("#lit-hover-card").wait_for()
    # A page that is busy asks for these when it has the time.
    with page.expect_request("**/*.table"):
        page.goto(own_served + PAGES["search"], wait_until="networkidle")
    # All kinds of files were asked for.
    assert {".css", ".js", ".woff2", ".table"} <= {PurePosixPath(urlsplit(url).path).suffix for url in asked}
    assert {url for url in asked if not url.startswith((own_served, "data:", "blob:"))} == set()
