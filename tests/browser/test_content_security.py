"""The toy site under the policy that `literature csp` prints: nothing is refused, and everything works."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.browser.serving import serving
from tests.browser.visits import Visit

from literature.cli.main import main


@pytest.fixture(scope="module")
def guarded(built: Callable[[str], Any]) -> Iterator[str]:
    """Address of the toy site, each file of which is sent with the policy."""
    folder: Path = built("mkdocs").folder
    name, _, value = CliRunner().invoke(main, ["csp", str(folder)]).output.strip().partition(": ")
    assert name == "Content-Security-Policy"

    with serving(folder, headers={name: value}) as address:
        yield address


def test_nothing_is_refused_and_everything_works(guarded: str, visit_to: Callable[[str, int], Visit]) -> None:
    visit = visit_to(guarded, 1280)
    page = visit.page
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
    assert (
        page.locator(".lit-drawn i")
        .first.evaluate("mark => getComputedStyle(mark).getPropertyValue('--x')")
        .endswith("%")
    )
    page.goto(f"{guarded}search/?q=tide")
    page.locator(".lit-search-item").first.wait_for()
    page.goto(f"{guarded}map/")
    page.locator("article svg").first.wait_for()
    assert visit.faults == []


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
