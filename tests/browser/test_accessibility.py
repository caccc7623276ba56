"""Every kind of page of this repository's own site, judged by axe-core in both schemes, and read at 400% zoom."""

from __future__ import annotations

import http.server
import os
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

axe = pytest.importorskip("axe_playwright_python.base", reason="axe-playwright-python is not installed")

PAGES = {
    "home": "",
    "summary": "summaries/fluckiger2018alliance/",
    "concept": "concepts/working-alliance/",
    "claim": "claims/lamberts-pie/",
    "reading list": "readings/common-factors-seminar/",
    "reference": "references/fluckiger2018alliance/",
    "references": "references/",
    "author": "authors/wampold-bruce-e/",
    "years": "years/",
    "findings": "findings/",
    "map": "map/",
    "search": "search/?q=alliance",
    "concepts": "concepts/",
    "not found": "404.html",
}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass

    def copyfile(self, source: Any, outputfile: Any) -> None:
        try:
            super().copyfile(source, outputfile)
        except ConnectionError:
            pass  # The browser went on before the file was through.


@pytest.fixture(scope="module")
def site(root: Path, build_own: Callable[[Path], Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of this repository's own site."""
    folder = tmp_path_factory.mktemp("own") / "site"
    done = build_own(folder)
    assert done.returncode == 0, done.stderr
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def build_own(root: Path) -> Callable[[Path], Any]:
    """Builds this repository's own site into a folder."""
    import subprocess
    import sys

    def build(folder: Path) -> Any:
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(root / "mkdocs.yml"), "-d", str(folder)]
        return subprocess.run(
            command,
            cwd=root,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            timeout=300,
        )

    return build


@pytest.fixture(scope="module", params=["light", "dark"])
def reader(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    """A page in one of the two schemes."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme=request.param, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def violations(page: Any) -> list[str]:
    """What axe-core finds wrong, one line each."""
    # What is not laid out yet has no place, and would be measured where the footer stands.
    page.add_style_tag(content="* { content-visibility: visible !important }")
    page.evaluate(axe.AXE_FILE_PATH.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(reader: Any, site: str, name: str) -> None:
    reader.goto(site + PAGES[name], wait_until="load")
    reader.wait_for_timeout(300)
    assert violations(reader) == []


def test_axe_finds_no_violation_in_a_card(reader: Any, site: str) -> None:
    reader.goto(f"{site}claims/lamberts-pie/", wait_until="load")
    reader.locator("article a.lit-cite").first.hover()
    reader.locator("#lit-hover-card").wait_for()
    assert violations(reader) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_lost_at_400_percent(browser: Any, site: str, name: str) -> None:
    """A window 1280 pixels wide, magnified four times, is 320 wide (WCAG 1.4.10)."""
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    page.goto(site + PAGES[name], wait_until="load")
    page.wait_for_timeout(300)
    root = "document.documentElement"
    width, shown = page.evaluate(f"[{root}.scrollWidth, {root}.clientWidth]")
    assert width <= shown
    assert page.locator("h1").first.is_visible()
    context.close()


def test_focus_is_seen_wherever_it_goes(browser: Any, site: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{site}summaries/fluckiger2018alliance/", wait_until="load")
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        element, is_seen = page.evaluate(
            """() => {
              const element = document.activeElement, style = getComputedStyle(element);
              const is_seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
              return [element.outerHTML.slice(0, 80), is_seen || style.boxShadow !== "none"];
            }"""
        )
        if not is_seen:
            unseen.append(element)
    assert unseen == []
    context.close()
