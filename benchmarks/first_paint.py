"""First paint of a built site on a slow phone: `python -m benchmarks first-paint SITE [BEFORE]`.

Pages are served compressed and opened with an empty cache in a browser whose processor is slowed four times and whose
line is 400 kbit/s with 400 ms of delay. First contentful paint is the middle of some runs; beside it stand the requests
and bytes that came before it. With two sites their runs take turns.
"""

from __future__ import annotations

import gzip
import mimetypes
import statistics
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from .browser import chromium
from .serving import Quiet

PAGES = ("", "summaries/fluckiger2018alliance/", "references/fluckiger2018alliance/", "findings/")
_RUNS = 5
_LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""Bytes a second, and milliseconds to the answer."""
_SLOWER = 4
_PLAIN = (".woff2", ".png", ".gz")
"""What is compressed already."""
_PAINT = """() => new Promise(resolve => new PerformanceObserver(list => {
    const paint = list.getEntriesByName('first-contentful-paint')[0];
    if (!paint) return;
    const before = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .filter(entry => entry.responseEnd && entry.responseEnd <= paint.startTime);
    resolve([paint.startTime, before.length, before.reduce((sum, entry) => sum + entry.transferSize, 0)]);
}).observe({ type: 'paint', buffered: true }))"""


def run(folders: Sequence[str]) -> None:
    """Print a table of the sites in these folders."""
    rows: dict[tuple[str, str], list[tuple[float, int, int]]] = {}
    with ExitStack() as stack:
        addresses = {folder: stack.enter_context(served(Path(folder))) for folder in folders}
        browser = chromium(stack.enter_context(sync_playwright()))
        for page in PAGES:
            for _ in range(_RUNS):
                for folder, address in addresses.items():
                    rows.setdefault((page, folder), []).append(first_paint(browser, address + page))
        browser.close()
    print("| page | site | first paint, ms | requests before it | kB before it |\n| --- | --- | ---: | ---: | ---: |")
    for (page, folder), runs in rows.items():
        paint, requests, size = (statistics.median(values) for values in zip(*runs, strict=True))
        print(f"| {page or 'home'} | {folder} | {paint:,.0f} | {requests:.0f} | {size / 1000:,.0f} |")


def first_paint(browser: Any, address: str) -> tuple[float, int, int]:
    """Milliseconds to the first words of a page, the requests that were answered before, and their bytes."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, device_scale_factor=2)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.goto(address, wait_until="commit", timeout=120_000)
    paint, requests, size = page.evaluate(_PAINT)
    context.close()
    return paint, requests, size


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server that compresses what can be compressed, as hosts do."""
    server = _Server(("127.0.0.1", 0), partial(_Compressed, folder, {}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that is closed leaves requests unanswered."""


class _Compressed(Quiet):
    def __init__(self, folder: Path, kept: dict[Path, bytes], *given: Any) -> None:
        self.folder, self.kept = folder, kept
        super().__init__(*given)

    def do_GET(self) -> None:  # noqa: N802
        path = self.folder / self.path.split("?")[0].lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self._answer(404, {}, b"")
            return
        headers = {"Content-Type": mimetypes.guess_type(path.name)[0] or "application/octet-stream"}
        if path.suffix not in _PLAIN:
            headers["Content-Encoding"] = "gzip"
        if path not in self.kept:
            content = path.read_bytes()
            self.kept[path] = content if path.suffix in _PLAIN else gzip.compress(content)
        self._answer(200, headers, self.kept[path])

    def _answer(self, status: int, headers: Mapping[str, str], content: bytes) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
