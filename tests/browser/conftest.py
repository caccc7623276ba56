"""The toy site served from a sub-path, as a project's page on a free host, and a browser to read it."""

from __future__ import annotations

import contextlib
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.limits import PATIENCE, PATIENCE_WITH_PAGES

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Names of the browser; the first has no windows and opens a page in half the time."""
PREFIX = "/repo"
PUBLISHED = "https://toy.example/repo/"
"""The site's own address as it is configured: the theme asks there for the sitemap."""
AT_A_DESK = pytest.mark.parametrize(
    "visit",
    [pytest.param((390, 844), id="phone", marks=pytest.mark.long), pytest.param((1280, 900), id="desk")],
    indirect=True,
)
"""What a search finds, and what a card says, is the same at every size: a phone has its turn where there is time."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site below `PREFIX` and nothing above it."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        if not path.startswith(f"{PREFIX}/"):
            return str(Path(self.directory) / "not-below-the-prefix")
        return super().translate_path(path.removeprefix(PREFIX))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="session")
def served(built: Callable[[str], Any]) -> Iterator[str]:
    """Address of the served site, with `/` at its end."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(built("mkdocs").folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}{PREFIX}/"
    server.shutdown()
    server.server_close()
    thread.join()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def copyfile(self, source: Any, outputfile: Any) -> None:
        # The browser may go on before the file is through.
        with contextlib.suppress(ConnectionError):
            super().copyfile(source, outputfile)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder at a host's root, whether it is there yet or not, and gives its address with `/` at its end."""
    with contextlib.ExitStack() as stack:

        def start(folder: Path) -> str:
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, daemon=True).start()
            stack.callback(server.server_close)
            stack.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_address[1]}/"

        yield start


@pytest.fixture(scope="session")
def own_served(own_site: Path, serve: Callable[[Path], str]) -> str:
    """Address of this repository's own site."""
    return serve(own_site)


@pytest.fixture(scope="session")
def instant(
    toy: Path,
    run_host: Callable[..., Any],
    serve: Callable[[Path], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """Address of the toy site with Material's instant navigation, which asks for the site's own address. Built once in
    a worker: tests of it share a group."""
    folder = Path(shutil.copytree(toy, tmp_path_factory.mktemp("instant") / "toy"))
    address = serve(folder / "site")
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8").replace(PUBLISHED, address)
    config.write_text(text.replace("- navigation.indexes", "- navigation.indexes\n    - navigation.instant"), "utf-8")
    done = run_host("mkdocs", folder)
    assert done.returncode == 0, done.stderr
    return address


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


class Visit:
    """A page in the browser, with everything it complained of."""

    def __init__(self, context: Any, origin: str) -> None:
        self.page = context.new_page()
        self.faults: list[str] = []
        self.page.on("console", lambda m: m.type in ("error", "warning") and self.faults.append(f"console: {m.text}"))
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("requestfailed", lambda r: self._failed(r))
        self.page.on("response", lambda r: r.status >= 400 and self.faults.append(f"{r.status}: {r.url}"))
        self.page.on("request", lambda r: self._ask(r.url, origin))

    def _ask(self, url: str, origin: str) -> None:
        if not url.startswith((origin, PUBLISHED, "data:", "blob:")):
            self.faults.append(f"another host: {url}")

    def _failed(self, request: Any) -> None:
        # What is under way when a reader leaves a page is broken off by the browser.
        if "ERR_ABORTED" not in (request.failure or ""):
            self.faults.append(f"failed: {request.url} {request.failure}")


@pytest.fixture(params=[(390, 844), (1280, 900)], ids=["phone", "desk"])
def visit(request: pytest.FixtureRequest, browser: Any, served: str, built: Callable[[str], Any]) -> Iterator[Visit]:
    """A fresh visit at each size of screen."""
    folder = built("mkdocs").folder
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    context.route(
        f"{PUBLISHED}**",
        lambda route: route.fulfill(
            path=folder / route.request.url.removeprefix(PUBLISHED), headers={"Access-Control-Allow-Origin": "*"}
        ),
    )
    visit = Visit(context, served)
    yield visit
    with contextlib.suppress(Exception):
        context.close()


@pytest.fixture
def visit_to(browser: Any) -> Iterator[Callable[[str, int], Visit]]:
    """A fresh visit to another site than `served`, at a width: `visit_to(address, 390)`."""
    with contextlib.ExitStack() as stack:

        def start(address: str, width: int) -> Visit:
            context = browser.new_context(viewport={"width": width, "height": 844}, reduced_motion="reduce")
            stack.callback(context.close)
            # The theme asks for the sitemap there.
            headers = {"Access-Control-Allow-Origin": "*"}
            context.route(f"{PUBLISHED}**", lambda route: route.fulfill(body="<urlset/>", headers=headers))
            return Visit(context, address)

        yield start
