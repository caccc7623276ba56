"""Serves a folder to a browser and says nothing of it. As a process of its own it does not share its time with who
measures: `python serving.py FOLDER` prints the port and serves until it is ended."""

from __future__ import annotations

import functools
import http.server
import sys


class Quiet(http.server.BaseHTTPRequestHandler):
    """Answers requests and prints nothing. Keeps connections open, as hosts do."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing of each request."""


class QuietFiles(Quiet, http.server.SimpleHTTPRequestHandler):
    """Serves the files of a folder."""


if __name__ == "__main__":
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietFiles, directory=sys.argv[1]))
    print(server.server_port, flush=True)
    server.serve_forever()
