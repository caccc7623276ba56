"""Fixtures for every test: the toy library, its site, the site as the hosts build it, and a reader of HTML pages."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from unittest.mock import patch
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from tests.host_command import QUIET, build_strictly
from tests.limits import HAS_TIME, PATIENCE, examples
from tests.warm import TEMPLATES, kept_templates

from literature.build.reading import Reading
from literature.build.site_build import SiteBuild
from literature.checks import diagnose
from literature.library.load import load_library, page_files
from literature.model import Library, Problem
from literature.settings import Settings
from literature.site.addresses import Addresses
from literature.site.site import Site
from literature.sources.pages import PageFile
from literature.sources.project import read_project
from literature.styles import ApaStyle

# The same examples on every run, so that a change is judged by itself. `HYPOTHESIS_PROFILE=search` looks for new ones.
# In neither does it matter how fast the machine is.
for profile, is_fixed in {"fixed": True, "search": False}.items():
    hypothesis_settings.register_profile(
        profile, examples(100), derandomize=is_fixed, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
# What tests start compiles the package once, and not at each start; so do workers with the tests.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))

gc.disable()

TESTS = Path(__file__).parent
TOY = TESTS / "toy"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes long stays out, unless there is time."""
    late = {item for item in items if not HAS_TIME and item.get_closest_marker("long")}
    if late:
        config.hook.pytest_deselected(items=[item for item in items if item in late])
        items[:] = [item for item in items if item not in late]


def pytest_collection_finish() -> None:
    """What stays until the end (tests, modules, cases) is not looked through for garbage again and again: neither from
    here on, nor while it is collected."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def templates_kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Templates of themes are compiled once for all workers and what they start. A host compiles them for every site,
    which takes longer than all that is put into them."""
    folder = shared_folder(tmp_path_factory) / "templates"
    folder.mkdir(exist_ok=True)
    with patch.dict(os.environ, {TEMPLATES: str(folder)}), kept_templates(folder):
        yield


@pytest.fixture(scope="session", autouse=True)
def disk_unhurried() -> Iterator[None]:
    """No test outlasts its machine: that files are on the disk for good is waited for by none."""
    with patch.object(os, "fsync", lambda _: None):
        yield


def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of this run of tests, the same for all of its workers."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session")
def toy() -> Path:
    """Folder of the toy site. Copy it before changing anything."""
    return TOY


@pytest.fixture(scope="session")
def root() -> Path:
    """Folder of the repository."""
    return TESTS.parent


@pytest.fixture
def toy_copy(tmp_path: Path) -> Path:
    """A copy of the toy site to break."""
    return Path(shutil.copytree(TOY, tmp_path / "toy", ignore=shutil.ignore_patterns(".cache")))


@pytest.fixture(scope="session")
def toy_files() -> tuple[PageFile, ...]:
    """The toy site's pages as files."""
    problems: list[Problem] = []
    files = tuple(page_files(TOY, TOY / "docs", problems))
    assert not problems
    return files


@pytest.fixture(scope="session")
def toy_library(toy_files: tuple[PageFile, ...]) -> Library:
    """The toy site's library. Any diagnostic fails every test that asks for it."""
    project = read_project(TOY / "mkdocs.yml")
    library = load_library(TOY, project.settings, toy_files, project.problems)
    found = [str(diagnostic) for diagnostic in diagnose(library)]
    assert not found, "the toy library must be clean:\n" + "\n".join(found)
    return library


@pytest.fixture(scope="session")
def site_of() -> Callable[..., Site]:
    """Makes a site of a library, with the addresses that hosts give its pages."""

    def make(library: Library, *, uses_directories: bool = True, settings: Settings | None = None) -> Site:
        urls = {uri: _address(uri, uses_directories) for uri in library.pages}
        addresses = Addresses.of(library, urls, uses_directories=uses_directories)
        return Site(library, ApaStyle(library.references.values()), addresses, settings or Settings())

    return make


@pytest.fixture(scope="session")
def toy_site(toy_library: Library, site_of: Callable[..., Site]) -> Site:
    """The toy site without a host."""
    return site_of(toy_library)


@pytest.fixture
def toy_build(toy_files: tuple[PageFile, ...]) -> SiteBuild:
    """The toy site's build as a host starts it."""
    urls = {file.uri: _address(file.uri, uses_directories=True) for file in toy_files}
    return SiteBuild.of(Reading.of(TOY, Settings(), toy_files, urls))


def _address(uri: str, uses_directories: bool) -> str:
    stem = quote(uri.removesuffix(".md"))
    if not uses_directories:
        return f"{stem}.html"
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"


# HTML pages


@dataclass
class ReadPage:
    """What the tests look at in a page."""

    ids: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""
    title: str = ""

    def attributes(self, *names: str) -> Iterator[tuple[str, str, str]]:
        """Tag, attribute and value of every attribute of these names."""
        for tag, attributes in self.tags:
            yield from ((tag, name, attributes[name]) for name in names if name in attributes)

    @property
    def links(self) -> list[str]:
        """Where the page's links lead."""
        return [value for tag, _, value in self.attributes("href") if tag == "a"]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = ReadPage()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.page.tags.append((tag, attributes))
        if "id" in attributes:
            self.page.ids.append(attributes["id"])
        if tag in ("title", "script", "style"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "title":
            self.page.title += data
        elif not self._open:
            self.page.text += data


@pytest.fixture(scope="session")
def read_html() -> Callable[[str], ReadPage]:
    """Reads a page as a browser would. Many tests look at the pages of one site; no test changes what was read."""

    @lru_cache(maxsize=512)
    def read(html: str) -> ReadPage:
        reader = _Reader()
        reader.feed(html)
        reader.close()
        return reader.page

    return read


# The toy site as hosts build it


@dataclass(frozen=True)
class BuiltSite:
    """A finished site on disk."""

    folder: Path
    log: str

    def files(self) -> dict[str, str]:
        """Every HTML file by its path below the site."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(self.folder.rglob("*.html"))
        }

    def pages(self) -> dict[str, str]:
        """Those that readers see: not the ones that only lead on to a page's present address."""
        return {name: html for name, html in self.files().items() if 'http-equiv="refresh"' not in html}


_AS_EXTENSION = {"markdown_extensions:": "markdown_extensions:\n  - literature"}
VARIANTS = {
    "mkdocs": ("mkdocs", {}),
    "properdocs": ("properdocs", {}),
    "instant": ("mkdocs", {"- navigation.indexes": "- navigation.indexes\n    - navigation.instant"}),
    "plain theme": ("mkdocs", {"name: material": "name: mkdocs\n  highlightjs: false"}),
    "offline": ("mkdocs", {"plugins:": "use_directory_urls: false\nplugins:\n  - offline"}),
    "no directories": ("mkdocs", {"plugins:": "use_directory_urls: false\nplugins:"}),
    "zensical": ("zensical", _AS_EXTENSION),
    "zensical classic": ("zensical", _AS_EXTENSION | {"name: material": "name: material\n  variant: classic"}),
    "zensical quiz": ("zensical", _AS_EXTENSION),
}


@pytest.fixture(scope="session")
def run_host() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Builds a site strictly, as the host's command does: `run_host(host, folder)`."""
    return build_strictly


@pytest.fixture(scope="session")
def built(
    tmp_path_factory: pytest.TempPathFactory, run_host: Callable[..., subprocess.CompletedProcess[str]]
) -> Callable[..., BuiltSite]:
    """The toy site in one of `VARIANTS`, with what `prepare(folder)` adds, built once for all workers of a test run."""
    shared = shared_folder(tmp_path_factory)

    def build(variant: str, prepare: Callable[[Path], None] | None = None) -> BuiltSite:
        folder = shared / f"toy-{variant.replace(' ', '-')}"
        done = folder.with_suffix(".log")
        try:
            folder.mkdir()
        except FileExistsError:
            _wait_for(done)
        else:
            host, changes = VARIANTS[variant] if variant in VARIANTS or not prepare else ("mkdocs", {})
            shutil.copytree(TOY, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".cache"))
            if prepare:
                prepare(folder)
            config = folder / "mkdocs.yml"
            text = config.read_text(encoding="utf-8")
            for old, new in changes.items():
                assert old in text
                text = text.replace(old, new)
            config.write_text(text, encoding="utf-8")
            result = run_host(host, folder)
            log = f"{result.returncode}\n{result.stdout}{result.stderr}"
            folder.with_suffix(".part").write_text(log, encoding="utf-8")
            folder.with_suffix(".part").rename(done)
        code, _, log = done.read_text(encoding="utf-8").partition("\n")
        assert code == "0", log
        return BuiltSite(folder / "site", log)

    return build


@pytest.fixture(scope="session")
def own_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of this repository's own site: the one that `OWN_SITE` names, as `make` has just built it; else built once
    in a worker, for tests of it share a group."""
    if ready := os.environ.get("OWN_SITE"):
        return root / ready
    folder = tmp_path_factory.mktemp("own") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(root / "mkdocs.yml"), "-d", str(folder)]
    done = subprocess.run(command, cwd=root, env=os.environ | QUIET, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    return folder


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not path.exists():
        assert time.monotonic() < deadline, f"{path} was not made by the other worker"
        time.sleep(0.05)
