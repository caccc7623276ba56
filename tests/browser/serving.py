"""A built site served to a browser on this machine, as its host would serve it."""

from __future__ import annotations

import contextlib
import http.server
import io
import json
import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from benchmarks.serving import QuietFiles

PUBLISHED = "https://toy.example/repo/"
"""The toy site's own address as it is configured: the theme asks there for the sitemap."""
_INDEX_OF_THEME = "search/search_index.json"
_NO_PAGES = json.dumps({"config": {"lang": ["en"], "separator": " ", "pipeline": [], "fields": {}}, "docs": []})


class _Handler(QuietFiles):
    """Serves a folder below a prefix and nothing above it. Its pages say that they are published here. The theme's own
    search, of which no test asks anything, finds nothing: it would read all texts anew on each page that is opened."""

    prefix = "/"
    headers_of_all: Mapping[str, str] = {}

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "not-below-the-prefix")
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def send_head(self) -> Any:
        name = unquote(urlsplit(self.path).path)
        file = Path(self.translate_path(name), "index.html" if name.endswith("/") else "")
        is_index = file.as_posix().endswith(_INDEX_OF_THEME)
        if not (is_index or file.suffix in (".html", ".xml")) or not file.is_file():
            return super().send_head()
        here = "http://{}:{}{}".format(*self.server.server_address[:2], self.prefix)
        content = _NO_PAGES.encode() if is_index else file.read_bytes().replace(PUBLISHED.encode(), here.encode())
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def end_headers(self) -> None:
        for name, value in self.headers_of_all.items():
            self.send_header(name, value)
        super().end_headers()

    def handle(self) -> None:
        # A browser that leaves a page breaks off what is under way.
        with contextlib.suppress(ConnectionError):
            super().handle()


@contextlib.contextmanager
def serving(folder: Path, prefix: str = "/", headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address, with `/` at its end, at which a folder is served, whether it is there yet or not. `headers` are sent
    with every file."""
    handler = type("Handler", (_Handler,), {"prefix": prefix, "headers_of_all": headers or {}})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
