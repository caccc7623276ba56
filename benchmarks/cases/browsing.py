"""The heaviest pages of a built site on a slow phone: what moves while they load, and how long they keep it busy."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from ..browser import chromium
from ..serving import QuietFiles

_PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
_SLOWER = 4
_WATCH = """
window.shifted = 0; window.busy = 0;
new PerformanceObserver(list => { for (const one of list.getEntries()) if (!one.hadRecentInput) shifted += one.value; })
    .observe({ type: 'layout-shift', buffered: true });
new PerformanceObserver(list => { for (const one of list.getEntries()) busy += one.duration; })
    .observe({ type: 'longtask', buffered: true });
"""
_SEEN = "() => [shifted, busy, document.getElementsByTagName('*').length]"
_QUIET_MS = 1500


def browse(built: str) -> dict[str, float]:
    """For the list of references, the largest page of an author and the largest of a reference: the sum of layout
    shifts, seconds that the phone was busy for longer than 50 ms at a time, and elements."""
    root = Path(built)
    found: dict[str, float] = {}
    with sync_playwright() as playwright, _served(root) as address:
        browser = chromium(playwright)
        for name, page in _heaviest(root).items():
            shift, busy, elements = _visited(browser, f"{address}{page.parent.relative_to(root).as_posix()}/")
            found |= {f"{name}, shift": shift, f"{name}, busy": busy / 1000, f"{name}, elements": elements}
        browser.close()
    return found


def _heaviest(root: Path) -> dict[str, Path]:
    def largest(folder: str) -> Path:
        return max((root / folder).glob("*/index.html"), key=lambda path: path.stat().st_size)

    return {
        "list of references": root / "references/index.html",
        "author": largest("authors"),
        "reference": largest("references"),
    }


def _visited(browser: Browser, address: str) -> list[float]:
    context = browser.new_context(**_PHONE)
    page = context.new_page()
    page.add_init_script(_WATCH)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.goto(address, wait_until="load")
    page.wait_for_timeout(_QUIET_MS)
    page.mouse.wheel(0, 3000)
    page.wait_for_timeout(_QUIET_MS)
    seen: list[float] = page.evaluate(_SEEN)
    context.close()
    return seen


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietFiles, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
