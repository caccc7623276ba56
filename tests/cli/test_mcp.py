"""`literature mcp`: where a site is read from, and what is said where it cannot be. The server itself has its tests in
`tests/assistants/`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from click.testing import CliRunner
from tests.cli.test_pull import Server, server

from literature.assistants.published_site import PublishedSite
from literature.cli import main
from literature.cli.published_files import source_of
from literature.cli.web_client import _may_follow
from literature.data.published import UnreadableError

__all__ = ["server"]
INDEX = {
    "version": 1, "name": "A site", "author": "", "address": "", "language": "en", "style": "apa",
    "overview": "llms.txt", "text": "llms-full.txt", "bibliography": {}, "collections": [],
}  # fmt: skip
PAGE = {
    "page": "a", "title": "A", "address": "a/", "markdown": "a/index.md", "reviewed": None, "kind": "page",
    "description": "", "other_names": [], "asked_as": [],
}  # fmt: skip
FILES = {
    "api/v1/index.json": json.dumps(INDEX),
    "api/v1/pages.json": json.dumps({"version": 1, "records": [PAGE]}),
    "a/index.md": "# A\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text, "utf-8")
    return tmp_path / "site"


@pytest.fixture
def address(server: Server) -> str:
    server.gives |= {f"/lit/{name}": text for name, text in FILES.items()}
    return f"{server.url}/lit/"


def said(*words: str) -> str:
    result = CliRunner().invoke(main, ["mcp", *words])
    assert result.exit_code == 2
    return result.output.strip().splitlines()[-1].removeprefix("Error: ")


def test_a_folder_is_read(folder: Path) -> None:
    site = PublishedSite(source_of(str(folder), 5))
    assert (site.index.name, site.text_of("a"), site.pages["a"].address) == ("A site", "# A\n", "a/")


def test_changed_files_are_seen(folder: Path) -> None:
    source = source_of(str(folder), 5)
    before = source.state()
    assert source.state() == before
    (folder / "api/v1/pages.json").write_text("{}", "utf-8")
    assert source.state() != before


@pytest.mark.parametrize("form", ["{}", "{}index.html", "{}#top", "{}?q=a", "{}?q=a#top"])
def test_an_address_is_read(form: str, address: str) -> None:
    site = PublishedSite(source_of(form.format(address), 5))
    assert (site.index.name, site.text_of("a"), site.pages["a"].address) == ("A site", "# A\n", f"{address}a/")


def test_a_site_that_has_moved_is_followed(server: Server, address: str) -> None:
    for name in FILES:
        server.gives[f"/old/{name}"] = (301, {"Location": f"/lit/{name}"}, "")
    assert PublishedSite(source_of(f"{server.url}/old", 5)).text_of("a") == "# A\n"


def test_no_public_server_leads_inside() -> None:
    assert _may_follow("https://example.org/a", "https://example.org/b")
    assert _may_follow("http://127.0.0.1/a", "http://127.0.0.1/b")
    for inner in ("127.0.0.1", "[::1]", "10.0.0.1", "169.254.169.254", "localhost", "printer.local"):
        assert not _may_follow("https://example.org/a", f"https://{inner}/b")


OUTSIDE = [
    "../secret", "/etc/passwd", "a/../../b", "https://other.example/", "a\\b", "", "a?b", "//etc/passwd",
    "//other.example/x", "a%00b", "%2e%2e/secret", "a/%2E%2E/%2e%2e/b", "\t//other.example/x",
    "\n/etc/passwd",
]  # fmt: skip


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_outside_the_site_is_read(path: str, folder: Path, address: str) -> None:
    for place in (str(folder), address):
        with pytest.raises(UnreadableError, match="stands outside the site"):
            source_of(place, 5).read(path)


@pytest.mark.parametrize("path", ["%2F%2Fetc/passwd", "%2fetc/passwd", "link/secret", "link.md"])
def test_nothing_outside_the_folder_is_read(path: str, folder: Path, tmp_path: Path) -> None:
    """Whoever made the folder may have put links in it."""
    (tmp_path / "private").mkdir()
    (tmp_path / "private/secret").write_text("x", "utf-8")
    (folder / "link").symlink_to(tmp_path / "private")
    (folder / "link.md").symlink_to(tmp_path / "private/secret")
    with pytest.raises(UnreadableError, match="stands outside the site"):
        source_of(str(folder), 5).read(path)


def test_no_other_server_is_asked(address: str, server: Server) -> None:
    read = source_of(address, 5).read
    for path in (" //other.example/x", "  //127.0.0.1:1/x"):
        with pytest.raises(UnreadableError, match="stands outside the site"):
            read(path)


def test_pages_with_signs_in_their_names_are_read(folder: Path) -> None:
    (folder / "a: b? 50%").mkdir()
    (folder / "a: b? 50%/index.md").write_text("# B\n", "utf-8")
    assert source_of(str(folder), 5).read("a%3A%20b%3F%2050%25/index.md") == "# B\n"


def test_a_folder_that_a_link_leads_to_is_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "current").symlink_to(folder)
    assert source_of(str(tmp_path / "current"), 5).read("a/index.md") == "# A\n"


def test_a_place_that_is_no_site_is_told(folder: Path, tmp_path: Path, server: Server) -> None:
    empty = tmp_path / "empty"
    (empty / "api/v9").mkdir(parents=True)
    nothing = "has no api/v1/index.json: a site has it unless it is built with the option without: [data]"
    assert said(str(empty)) == f"'{empty}' has no api/v1/index.json; it has v9, which other versions of this tool read"
    (empty / "api/v9").rmdir()
    assert said(str(empty)) == f"'{empty}' {nothing}"
    assert said(str(tmp_path)) == f"'{tmp_path}' has no api/v1/index.json; did you mean '{folder}'?"
    assert said(server.url) == f"{server.url}/ {nothing}"
    expected = "expected the folder of a built site, or its address with https://"
    assert said("nowhere") == f"no folder is at 'nowhere'; {expected}"
    assert said("ftp://a.example") == f"no folder is at 'ftp://a.example'; {expected}"
    assert said("http://[") == f"'http://[' is no address; {expected}"
    assert said("https://") == f"'https://' names no server; {expected}"
    assert said("https:///a") == f"'https:///a' names no server; {expected}"
    assert said("http://a b/").endswith("'http://a b/api/v1/index.json' is no address")
    assert said("http://a.example:99999/").endswith("is no address")
    assert said("https://me:secret@a.example/") == "the address holds a name or a password; give it without them"


def test_the_scheme_may_be_in_capitals(address: str) -> None:
    assert PublishedSite(source_of(address.replace("http:", "HTTP:"), 5)).text_of("a") == "# A\n"


def test_files_that_cannot_be_used_are_told(folder: Path, server: Server) -> None:
    index = folder / "api/v1/index.json"
    index.write_text("{", "utf-8")
    assert said(str(folder)) == "api/v1/index.json is no JSON (line 1, column 2); build the site anew"
    index.write_text('{"version": 2}', "utf-8")
    assert said(str(folder)) == "api/v1/index.json is of version 2; version 1 is read"
    index.write_bytes(b'{"version": 1, "name": "\xff"}')
    assert said(str(folder)) == "api/v1/index.json is no UTF-8"
    server.gives["/api/v1/index.json"] = "<!doctype html>"
    assert said(server.url) == "api/v1/index.json is no JSON (line 1, column 1); build the site anew"
    server.gives["/api/v1/index.json"] = (403, {}, "")
    assert said(server.url).endswith("answered with status 403")


def test_a_page_that_is_gone_is_told(folder: Path) -> None:
    (folder / "a/index.md").unlink()
    with pytest.raises(UnreadableError, match=r"has no a/index\.md; build the site anew"):
        PublishedSite(source_of(str(folder), 5)).text_of("a")


def test_without_an_argument_the_site_of_the_configuration_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "name the folder of a built site" in said()
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nsite_dir: out\nplugins: [literature]\n", "utf-8")
    assert "build the site first" in said()
    (tmp_path / "out").mkdir()
    assert "has no api/v1/index.json" in said()


def test_the_extra_that_is_missing_is_told(folder: Path) -> None:
    gone = {name: module for name, module in sys.modules.items() if name != "literature.assistants.server"}
    with patch.dict(sys.modules, {**gone, "mcp.server.mcpserver": None}, clear=True):
        assert said(str(folder)) == "this needs a package more: pip install 'mkdocs-literature[mcp]'"


def test_a_fault_of_our_own_is_no_missing_extra(folder: Path) -> None:
    gone = {name: module for name, module in sys.modules.items() if name != "literature.assistants.server"}
    with patch.dict(sys.modules, {**gone, "literature.assistants.tools": None}, clear=True):
        result = CliRunner().invoke(main, ["mcp", str(folder)])
    assert isinstance(result.exception, ModuleNotFoundError)


def test_other_commands_load_nothing_of_it() -> None:
    """Help lists every command, and no more is loaded for it."""
    program = (
        "import sys\n"
        "from literature.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "heavy = {'mcp', 'pydantic', 'snowballstemmer', 'urllib3'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)
