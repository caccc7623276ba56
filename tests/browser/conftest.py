"""The toy site served, and a browser to read it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser.large_site import enlarge
from tests.browser.serving import serving
from tests.browser.visits import Visit, Visits
from tests.limits import PATIENCE, PATIENCE_WITH_PAGES

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Names of the browser; the first has no windows and opens a page in half the time."""
AT_A_DESK = pytest.mark.parametrize(
    "visit",
    [pytest.param((390, 844), id="phone", marks=pytest.mark.long), pytest.param((1280, 900), id="desk")],
    indirect=True,
)
"""What a search finds, and what a card says, is the same at every size: a phone has its turn where there is time."""


@pytest.fixture(scope="session")
def served(built: Callable[[str], Any]) -> Iterator[str]:
    """Address of the toy site, served from a sub-path as a project's page on a free host, with `/` at its end."""
    with serving(built("mkdocs").folder, "/repo/") as address:
        yield address


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder at a host's root, whether it is there yet or not, and gives its address with `/` at its end."""
    with contextlib.ExitStack() as stack:
        yield lambda folder: stack.enter_context(serving(folder))


@pytest.fixture(scope="session")
def own_served(own_site: Path, serve: Callable[[Path], str]) -> str:
    """Address of this repository's own site."""
    return serve(own_site)


@pytest.fixture(scope="session")
def instant(built: Callable[[str], Any], serve: Callable[[Path], str]) -> str:
    """Address of the toy site with Material's instant navigation, which asks for the site's own address."""
    return serve(built("instant").folder)


@pytest.fixture(scope="session")
def large(built: Callable[..., Any], serve: Callable[[Path], str]) -> str:
    """Address of the toy site with more works and findings than one page lists."""
    return serve(built("large", enlarge).folder)


@pytest.fixture(scope="session")
def placing() -> Callable[[Any], contextlib.AbstractContextManager[None]]:
    """Waits until instant navigation has put another page in place: `with placing(page): link.click()`.

    The address changes before the page does, and the page before our scripts hear of it.
    """

    @contextlib.contextmanager
    def wait(page: Any) -> Iterator[None]:
        # Whoever subscribes is told at once of the page that is there.
        page.evaluate("() => { window.placed = -1; document$.subscribe(() => window.placed++); }")
        yield
        page.wait_for_function("window.placed > 0")

    return wait


@pytest.fixture(scope="session")
def settle() -> Callable[[Any], None]:
    """Waits until the search that stands in a page, if one does, shows what was asked for: `settle(page)`."""
    unsettled = ".lit-search-page:is(:not([data-mounted]), [aria-busy])"
    return lambda page: page.locator(unsettled).wait_for(state="detached")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium: the system's, else Playwright's own."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with playwright.sync_playwright() as running:
        try:
            browser = running.chromium.launch(executable_path=found, args=ARGUMENTS, timeout=PATIENCE * 1000)
        except playwright.Error as error:
            if found:
                raise
            pytest.skip(f"no Chromium: {str(error).splitlines()[0]}")
        new_context = browser.new_context

        def patient_context(**options: Any) -> Any:
            context = new_context(**options)
            context.set_default_timeout(PATIENCE_WITH_PAGES * 1000)
            return context

        browser.new_context = patient_context
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def visits(browser: Any) -> Visits:
    """The browser's pages, lent to one test after another."""
    return Visits(browser)


@pytest.fixture(params=[(390, 844), (1280, 900)], ids=["phone", "desk"])
def visit(request: pytest.FixtureRequest, visits: Visits, served: str) -> Iterator[Visit]:
    """A visit to `served` at each size of screen."""
    with visits.to(served, *request.param) as visit:
        yield visit


@pytest.fixture
def visit_to(visits: Visits) -> Iterator[Callable[..., Visit]]:
    """A visit to another site than `served`, at a width: `visit_to(address, 390)`."""
    with contextlib.ExitStack() as stack:
        yield lambda address, width, **options: stack.enter_context(visits.to(address, width, 844, **options))


@pytest.fixture
def unscripted(visit_to: Callable[..., Visit]) -> Any:
    """A page of a browser that runs no scripts."""
    return visit_to("http://127.0.0.1", 1280, java_script_enabled=False).page
