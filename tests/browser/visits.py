"""Visits to a site: a page of the browser, emptied and lent again, with everything that it complained of."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any


class Visit:
    """A page in the browser, with everything it complained of."""

    def __init__(self, context: Any) -> None:
        self.page = context.new_page()
        self.faults: list[str] = []
        self.is_spoiled = False
        """Whether a test leaves in the page what cannot be taken back, such as a clock of its own."""
        self._origin = ""
        self._size = self.page.viewport_size
        self.page.on("console", lambda m: m.type in ("error", "warning") and self.faults.append(f"console: {m.text}"))
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("requestfailed", lambda request: self._failed(request))
        self.page.on("response", lambda r: r.status >= 400 and self.faults.append(f"{r.status}: {r.url}"))
        self.page.on("request", lambda request: self._ask(request.url))

    def begin(self, origin: str) -> None:
        """From here on, whatever is asked of another origin is a fault."""
        self._origin = origin

    def end(self) -> None:
        """The page is as a new one, but for what the browser keeps of files."""
        page = self.page
        page.unroute_all()
        page.evaluate("() => { try { localStorage.clear(); sessionStorage.clear(); } catch {} }")
        page.goto("about:blank")
        page.mouse.move(0, 0)
        page.emulate_media(media="null", color_scheme="null", forced_colors="null", reduced_motion="reduce")
        page.set_viewport_size(self._size)
        self.faults.clear()

    def _ask(self, url: str) -> None:
        if not url.startswith((self._origin, "data:", "blob:", "about:")):
            self.faults.append(f"another host: {url}")

    def _failed(self, request: Any) -> None:
        # What is under way when a reader leaves a page is broken off by the browser.
        if "ERR_ABORTED" not in (request.failure or ""):
            self.faults.append(f"failed: {request.url} {request.failure}")


class Visits:
    """Pages of a browser, lent to one test after another: to open a new one takes as long as most tests."""

    def __init__(self, browser: Any) -> None:
        self._browser = browser
        self._idle: dict[tuple[object, ...], list[Visit]] = {}

    @contextlib.contextmanager
    def to(self, origin: str, width: int, height: int, **options: Any) -> Iterator[Visit]:
        """A visit in a window of this size; options are those of a context of Playwright's."""
        kind = (width, height, *sorted(options.items()))
        idle = self._idle.setdefault(kind, [])
        visit = idle.pop() if idle else self._new(width, height, options)
        visit.begin(origin)
        yield visit
        with contextlib.suppress(Exception):
            if visit.is_spoiled:
                visit.page.context.close()
            else:
                visit.end()
                idle.append(visit)

    def _new(self, width: int, height: int, options: dict[str, Any]) -> Visit:
        size = {"width": width, "height": height}
        return Visit(self._browser.new_context(viewport=size, reduced_motion="reduce", **options))
