"""Queries as they are typed into the search of the built toy site, in a browser."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.serving import serving
from tests.fuzz.kinds import TOY, Kind
from tests.limits import PATIENCE_WITH_PAGES as _SECONDS

FOUND = Path(__file__).parent / "found"
SEEDS = (
    "bowman", "secure base", '"safe harbor" -rope', "author:ortiz year:1988..2010", "title:harbor type:book",
    "What is the role of the bond in a harbor?", "10.5555/tide.2012", "https://doi.org/10.5555/tide.2012", "harber",
    "concept:bond kind:finding", "Flückiger naïve Ωmega", "anchor anchor anchor rope knots quay keel mast sail",
)  # fmt: skip
TOKENS = (
    "author:", "title:", "year:", "type:", "concept:", "-", '"', "“", "”", "*", " ", "..", "1988", "..2010", "rope",
    "harbor", "bowman", "constructor", "__proto__", "toString:", "hasOwnProperty", "valueOf:x", "then", "length",
    "\u200d", "\u0130", "\u00df", "\ufb01", "\u4e2d\u6587", "\u0639", "e\u0301\u0301", "(?:a+)+$", "%", "%E0%A4",
    '<img src=x onerror="window.broken=1">', "<script>window.broken=1</script>", "&amp;", "javascript:alert(1)",
)  # fmt: skip
_LONGEST = 2_000
"""Characters of a query: nobody types more, and addresses hold no more everywhere."""
_THEME = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title>
<link rel="icon" href="data:,">
{% for path in config.extra_css %}<link rel="stylesheet" href="{{ path | url }}">{% endfor %}
</head><body><main>{{ page.content }}</main>
{% for script in config.extra_javascript %}{{ script | script_tag }}{% endfor %}</body></html>
"""


def kind(context: Any, site: str) -> Kind:
    """What is fuzzed in a browser's context, at the address of the site with `/` at its end."""
    return Kind(SEEDS, TOKENS, Searching(context, site).holds, is_bounded=False)


class Searching:
    """Asks the dialog and the search page, each query in both."""

    def __init__(self, context: Any, site: str) -> None:
        self._context = context
        self._site = site
        self._page: Any = None
        self._faults: list[str] = []

    def holds(self, text: str) -> None:
        """A query is answered, nothing is complained of, and what was typed is text wherever it is shown."""
        query = text[:_LONGEST]
        try:
            self._ask(query)
        except BaseException:
            # A page that hangs would fail every query after it.
            if self._page is not None:
                self._page.close()
            self._page = None
            raise

    def _ask(self, query: str) -> None:
        if self._page is None:
            self._page = self._opened()
        self._faults.clear()
        page = self._page
        page.goto(f"{self._site}search/?q={quote(query)}", wait_until="domcontentloaded")
        page.wait_for_selector(".lit-search-page[data-mounted]:not([aria-busy])", timeout=_SECONDS * 1000)
        self._looked_at(".lit-search-page")
        page.keyboard.press("Control+k")
        page.wait_for_selector(".lit-search-dialog[open]", timeout=_SECONDS * 1000)
        page.fill(".lit-search-dialog input", query, timeout=_SECONDS * 1000)
        # JavaScript takes a byte order mark for a space, Python does not.
        if query.replace("\ufeff", " ").strip():
            page.wait_for_selector(
                ".lit-search-dialog [role=status]:not(:empty)", state="attached", timeout=_SECONDS * 1000
            )
        self._looked_at(".lit-search-dialog")

    def _opened(self) -> Any:
        page = self._context.new_page()
        page.on("console", lambda said: _is_fault(said) and self._faults.append(said.text))
        page.on("pageerror", lambda error: self._faults.append(str(error)))
        page.on("dialog", lambda shown: (self._faults.append(f"a script ran: {shown.message}"), shown.dismiss()))
        return page

    def _looked_at(self, root: str) -> None:
        tags, status, is_broken = self._page.evaluate(
            """root => {
                const place = document.querySelector(root);
                const status = place.querySelector(".lit-search-status")?.textContent ?? "";
                const elements = [...place.querySelectorAll("script, img, iframe, style")];
                return [elements.map(({ outerHTML }) => outerHTML), status, Boolean(window.broken)];
            }""",
            root,
        )
        assert self._faults == [], self._faults[0]
        assert tags == [], "markup became elements"
        assert not is_broken, "a script ran"
        assert "could not be" not in status, status


def _is_fault(said: Any) -> bool:
    """Whether a line of the console is a complaint. Of queries that it cannot read, Material's own search says so."""
    return said.type in ("error", "warning") and not said.text.startswith("Invalid query: ")


@contextlib.contextmanager
def opened() -> Iterator[Kind]:
    """The toy site, built and served, in a browser of its own."""
    from playwright.sync_api import sync_playwright

    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "toy"
        shutil.copytree(TOY, folder, ignore=shutil.ignore_patterns(".cache"))
        site = stack.enter_context(serving(folder / "site"))
        # No theme's own search reads the same addresses, and pages are soon there.
        configuration = folder / "mkdocs.yml"
        text = configuration.read_text(encoding="utf-8").replace("  - search\n", "")
        configuration.write_text(text.replace("name: material", "name: null\n  custom_dir: theme"), encoding="utf-8")
        (folder / "theme").mkdir()
        (folder / "theme/main.html").write_text(_THEME, encoding="utf-8")
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", "site"], cwd=folder, check=True)
        found = next(filter(None, map(shutil.which, CHROMIUM)), None)
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=found, args=ARGUMENTS)
        stack.callback(browser.close)
        yield kind(browser.new_context(), site)
