"""Bibliographies that stand at an address, against a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from literature.cli import main

ONE = "@book{bowman1988base, author = {Bowman, John}, title = {A Safe Harbor}, year = 1988}\n"
TWO = "@book{ortiz2010ropes, author = {Ortiz, Ana}, title = {Ropes and Knots}, year = 2010}\n"


@dataclass
class Server:
    """What is given at which path: a body, or a status with a header and a body."""

    url: str = ""
    gives: dict[str, str | tuple[int, dict[str, str], str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def server() -> Iterator[Server]:
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(self.path)
            given = state.gives.get(self.path, (404, {}, "no"))
            status, head, body = (200, {}, given) if isinstance(given, str) else given
            self.send_response(status)
            for name, value in head.items():
                self.send_header(name, value.replace("URL", state.url))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *args: Any) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{httpd.server_port}"
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield state
    httpd.shutdown()
    thread.join()
    httpd.server_close()


@pytest.fixture
def site(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site whose bibliography `bibliography/z.bib` stands at `/z`."""
    configuration = (
        f"site_name: T\nplugins:\n  - literature:\n      pull:\n        bibliography/z.bib: {server.url}/z\n"
    )
    (tmp_path / "mkdocs.yml").write_text(configuration, "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n\nSee [@bowman1988base].\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def literature(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


def pull(*arguments: str) -> Result:
    return literature("pull", "--pause", "0.01", *arguments)


def test_a_file_is_fetched_and_read(site: Path, server: Server) -> None:
    missing = literature("check")
    assert missing.exit_code == 1
    assert missing.stdout.count("SRC002") == 1
    assert "bibliography/z.bib is not there yet; 'literature pull' fetches it" in missing.stdout
    server.gives["/z"] = ONE
    result = pull()
    assert result.exit_code == 0, result.output
    assert result.stdout == "bibliography/z.bib: 1 added\n  added: bowman1988base\n"
    assert (site / "bibliography/z.bib").read_text("utf-8") == ONE
    assert literature("check").exit_code == 0
    assert pull().stdout == "bibliography/z.bib: nothing changed\n"


def test_what_changed_is_said(site: Path, server: Server) -> None:
    server.gives["/z"] = ONE + TWO
    pull()
    server.gives["/z"] = ONE.replace("1988}", "1989}") + "@book{new, title = {T}}\n"
    tried = pull("--dry-run")
    lines = ["bibliography/z.bib: 1 added, 1 changed, 1 removed", "  added: new", "  changed: bowman1988base"]
    assert tried.stdout.splitlines() == [*lines, "  removed: ortiz2010ropes"]
    assert (site / "bibliography/z.bib").read_text("utf-8") == ONE + TWO
    assert pull().stdout == tried.stdout
    assert "1989" in (site / "bibliography/z.bib").read_text("utf-8")


def test_an_answer_in_parts_is_joined(site: Path, server: Server) -> None:
    server.gives["/z"] = 200, {"Link": '<URL/z?start=1,1>; rel="next", <URL/z?start=9>; rel="last"'}, ONE.rstrip()
    server.gives["/z?start=1,1"] = 200, {"Link": "<http://elsewhere.example/z>; rel=next"}, TWO
    result = pull()
    assert result.exit_code == 0, result.output
    assert (site / "bibliography/z.bib").read_text("utf-8") == ONE + TWO
    assert server.asked == ["/z", "/z?start=1,1"], "another server is not asked"


def test_who_sends_on_is_followed(site: Path, server: Server) -> None:
    server.gives["/z"] = 302, {"Location": "/there"}, ""
    server.gives["/there"] = ONE
    assert pull().exit_code == 0
    server.gives["/there"] = 302, {"Location": "file:///etc/hosts"}, ""
    assert "sends on to 'file:///etc/hosts'" in pull().stderr
    server.gives["/there"] = 302, {"Location": "/z"}, ""
    assert "answered with status 302" in pull().stderr


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("", "holds no entry; it is an empty file"),
        ("<!doctype html>\n<html><title>Sign in</title></html>\n", "holds no entry; it is a web page (HTML)"),
        ("[]", "holds no entry; it is CSL-JSON"),
        (ONE + "@book{broken, title = {T\n", "bibliography/z.bib:2:1: "),
        ((500, {}, "no"), "answered with status 500"),
        ((403, {}, "no"), "answered with status 403"),
    ],
)
def test_what_cannot_be_used_leaves_the_file(site: Path, server: Server, given: Any, says: str) -> None:
    server.gives["/z"] = TWO
    pull()
    server.gives["/z"] = given
    result = pull()
    assert result.exit_code == 1
    assert says in result.stderr
    assert "bibliography/z.bib was left as it is" in result.stderr
    assert (site / "bibliography/z.bib").read_text("utf-8") == TWO


def test_a_build_asks_no_one(site: Path, server: Server) -> None:
    literature("check")
    literature("export", "--to", "bibtex")
    assert server.asked == []


def test_nothing_else_writes_into_it(site: Path, server: Server) -> None:
    server.gives["/z"] = TWO.replace("2010}", "2010, pages = {1-2}}")
    pull()
    before = (site / "bibliography/z.bib").read_bytes()
    assert "0 of 0 files changed" in literature("format").stderr
    assert "mended 0 problems" in literature("check", "--fix").stderr
    (site / "more.bib").write_text(ONE, "utf-8")
    imported = literature("import", "--to", "bibliography/z.bib", "more.bib")
    assert imported.exit_code == 2
    assert "name another bibliography file with --to" in imported.stderr
    assert literature("import", "--to", "bibliography/own.bib", "more.bib").exit_code == 0
    assert (site / "bibliography/z.bib").read_bytes() == before


def test_an_address_among_the_files_is_told(site: Path) -> None:
    configuration = "plugins:\n  - literature:\n      bibliography: https://example.org/refs.bib\n"
    (site / "mkdocs.yml").write_text(configuration, "utf-8")
    assert "is an address; name it under the option 'pull'" in literature("check").stdout
    assert "the option 'pull' names no file" in pull().stderr
