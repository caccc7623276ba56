"""The command, as a shell starts it and within the test's own process."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.limits import PATIENCE

from literature.cli import main


@pytest.fixture
def shell() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs `literature ARGUMENTS` in a folder as a shell does, in a process of its own; output as bytes."""

    def run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-c", "from literature.cli import main; main(prog_name='literature')"]
        return subprocess.run([*command, *map(str, arguments)], cwd=cwd, capture_output=True, timeout=PATIENCE)

    return run


@pytest.fixture
def literature(monkeypatch: pytest.MonkeyPatch) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """The same within this process, which takes a tenth of the time."""

    def run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[bytes]:
        monkeypatch.chdir(cwd)
        words = [*map(str, arguments)]
        result = CliRunner().invoke(main, words, prog_name="literature")
        fault = result.exception is not None and not isinstance(result.exception, SystemExit)
        trace = "".join(traceback.format_exception(result.exception)) if fault else ""
        return subprocess.CompletedProcess(
            words, result.exit_code, result.stdout_bytes, result.stderr_bytes + trace.encode()
        )

    return run


BIB = """\
@book{bowman1988base,
  author = {Bowman, John}, title = {A Safe Harbor}, subtitle = {Lectures}, year = 1988, publisher = {Lantern Press},
  ids = {bowman1988old},
}
@article{ortiz2010ropes,
  author = {Ortiz, Ana and Keller, Hanna},
  title = {Ropes and
     knots},
  journal = {Rope Quarterly}, year = {2010}, volume = {3}, pages = {1--9},
}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that belongs to no site, with a bibliography `refs.bib`."""
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    return tmp_path


@dataclass
class Crossref:
    """What the server was asked, and how it misbehaves."""

    url: str = ""
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    moods: list[str] = field(default_factory=list)
    """One a request, before it answers rightly."""
    always: str = ""
    """Its mood for good."""


@pytest.fixture
def crossref(request: pytest.FixtureRequest) -> Iterator[Crossref]:
    """A server on this machine in Crossref's place. `answer` in the module of the test says what to reply to a path;
    None is that there is no such thing."""
    state, has_ended = Crossref(), threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(self.path)
            state.agents.append(self.headers["User-Agent"])
            mood = state.moods.pop(0) if state.moods else state.always
            answer = request.module.answer(self.path)
            status, body, head = 200 if answer else 404, json.dumps(answer).encode(), {}
            if mood == "429":
                status, body, head = 429, b"slow down", {"Retry-After": "0"}
            elif mood.isdigit():
                status, body = int(mood), b"<html>no</html>"
            elif mood == "broken":
                body = body[: len(body) // 2]
            elif mood == "shape":
                body = b'{"message": "surprise"}'
            elif mood == "slow":
                has_ended.wait()
            elif mood == "later":
                status, body, head = 503, b"busy", {"Retry-After": "7200"}
            elif mood == "deep":
                body = b"[" * 100_000
            elif mood == "large":
                body = b'"' + b"x" * 21_000_000 + b'"'
            elif mood == "cut":
                self.connection.close()
                return
            try:
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **head}.items():
                    self.send_header(name, value)
                self.end_headers()
                if mood == "drip":
                    while not has_ended.wait(0.1):
                        self.wfile.write(b" ")
                self.wfile.write(body)
            except OSError:
                pass

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield state
    has_ended.set()
    server.shutdown()
    thread.join()
    server.server_close()
