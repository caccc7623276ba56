"""The toy site under the policy that `literature csp` prints: nothing is refused, and everything works."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.browser.conftest import Visit, _Quiet

from literature.cli.main import main


@pytest.fixture(scope="module")
def guarded(built: Callable[[str], Any]) -> Iterator[str]:
    """Address of the toy site, each file of which is sent with the policy."""
    folder: Path = built("mkdocs").folder
    name, _, value = CliRunner().invoke(main, ["csp", str(folder)]).output.strip().partition(": ")
    assert name == "Content-Security-Policy"

    class Guarded(_Quiet):
        def end_headers(self) -> None:
            self.send_header(name, value)
            super().end_headers()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Guarded, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def faults_of(visit: Visit) -> list[str]:
    """What was complained of, but for the sitemap, for which the theme asks at the site's published address."""
    return [fault for fault in visit.faults if "toy.example/repo/sitemap.xml" not in fault]


def test_nothing_is_refused_and_everything_works(guarded: str, visit_to: Callable[[str, int], Visit]) -> None:
    visit = visit_to(guarded, 1280)
    page = visit.page
    page.set_default_timeout(20_000)
    page.goto(guarded)
    page.locator(".lit-search-button").click()
    page.locator(".lit-search-input").fill("tide")
    page.locator(".lit-search-option mark").first.wait_for()
    page.goto(f"{guarded}references/bowman1988base/")
    page.locator(".lit-tools button").first.wait_for(state="attached")
    page.goto(f"{guarded}concepts/safe-harbor/")
    page.locator("article .lit-citation a.lit-cite").first.hover()
    page.locator("#lit-hover-card").wait_for()
    page.goto(f"{guarded}findings/")
    rows = page.locator("#lit-findings-table tbody tr")
    page.locator("#lit-findings-filter [name=text]").fill(rows.first.get_attribute("id"))
    page.wait_for_function("document.querySelectorAll('#lit-findings-table tbody tr').length === 1")
    # Drawings stand where their elements say.
    page.goto(f"{guarded}findings/?metric=r")
    assert page.locator(".lit-drawn i").first.evaluate("mark => getComputedStyle(mark).left") != "auto"
    page.goto(f"{guarded}search/?q=tide")
    page.locator(".lit-search-item").first.wait_for()
    page.goto(f"{guarded}map/")
    page.locator("article svg").first.wait_for()
    assert faults_of(visit) == []


def test_a_script_that_the_site_did_not_have_is_refused(guarded: str, visit_to: Callable[[str, int], Visit]) -> None:
    visit = visit_to(guarded, 1280)
    visit.page.goto(guarded)
    visit.page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.isHarmed = true";
        document.head.append(script);
    }""")
    assert visit.page.evaluate("window.isHarmed") is None
    assert any("Content Security Policy" in fault for fault in visit.faults)
