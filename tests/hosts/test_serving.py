"""What an author sees while writing: reloads and a bar of problems, in a served site and nowhere else."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.host_command import QUIET
from tests.limits import BOTH_HOSTS, PATIENCE
from tests.warm import command as command_of

from literature.build.site_build import SiteBuild
from literature.hosts.mkdocs import markdown_cache_file as render_cache

FAULT = "\nNobody knows [@nobody1999] nor [[nowhere]].\n"


class Served:
    """A site on this machine."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.address = folder, address

    def get(self, path: str) -> str:
        # The host answers a page only when the build that is going on has ended.
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))

    def wait_for(self, path: str, shows: Callable[[str], bool]) -> str:
        deadline = time.monotonic() + PATIENCE
        html = ""
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError):
                if shows(html := self.get(path)):
                    return html
            time.sleep(0.1)
        raise AssertionError(f"{path} never showed it:\n{html[-2000:]}")


@pytest.fixture(scope="module", params=BOTH_HOSTS)
def served(toy: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Served]:
    """The toy site, served to all tests; `with_fault` puts its fault in place again."""
    temporary = tmp_path_factory.mktemp("served")
    folder = Path(shutil.copytree(toy, temporary / "toy", ignore=shutil.ignore_patterns(".cache")))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with_fault(folder)
    command = [*command_of(request.param), "serve", "-f", "mkdocs.yml", "-a", f"127.0.0.1:{port}"]
    # What it has built goes with the other files of the test: a program started in the background may be deaf to the
    # signal at which it would tidy up.
    environment = os.environ | QUIET | {"TMPDIR": str(temporary)}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield Served(folder, f"http://127.0.0.1:{port}/repo/")
        finally:
            process.kill()


def with_fault(folder: Path) -> Path:
    """A page of the site, with two problems on it."""
    page = folder / "docs/concepts/bond.md"
    text = page.read_text(encoding="utf-8")
    if FAULT not in text:
        page.write_text(text + FAULT, encoding="utf-8")
    return page


@pytest.mark.xdist_group("serving")
def test_problems_show_and_go_when_mended(served: Served) -> None:
    page = with_fault(served.folder)
    bond = served.wait_for("concepts/bond/", lambda html: "lit-problems" in html)
    assert "2 problems on this page" in bond
    assert "CIT001 unknown-key: &#39;nobody1999&#39; is not in the bibliography" in bond
    assert "docs/concepts/bond.md:" in bond
    reference = served.get("references/bowman1988base/")
    assert "2 problems in other files" in reference
    kept = served.folder / render_cache.FILE
    before = kept.read_bytes()
    page.write_text(page.read_text(encoding="utf-8").replace(FAULT, "\nMended.\n"), encoding="utf-8")
    assert "Mended." in served.wait_for("concepts/bond/", lambda html: "lit-problems" not in html)
    # Rendered pages are kept for the next run, but not those of a save: an author waits for it.
    assert kept.read_bytes() == before


@pytest.mark.xdist_group("serving")
def test_a_changed_bibliography_and_table_reload(served: Served) -> None:
    for name, old, new, path in (
        ("harbor.bib", "Tides and Trust", "Tides and Doubt", "references/bowman1988tides/"),
        ("provenance.csv", "Edition not seen", "Edition seen now", "references/bowman1988base/"),
    ):
        file = served.folder / "bibliography" / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        served.wait_for(path, lambda html: "<h1" in html)
        file.write_text(text.replace(old, new), encoding="utf-8")
        served.wait_for(path, lambda html, new=new: new in html)  # type: ignore[misc]


def test_a_built_site_has_no_bar(built: Callable[[str], object]) -> None:
    site = built("mkdocs")
    pages = site.pages()  # type: ignore[attr-defined]
    assert pages
    assert not [path for path, html in pages.items() if "lit-problems" in html]


def test_the_folders_of_all_sources_are_watched(toy: Path, toy_build: SiteBuild) -> None:
    assert toy / "bibliography" in toy_build.watched_folders(toy)
