"""This repository's own site, every file of it: it asks no other host for anything, and its pages are valid HTML."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.limits import PATIENCE

# Each in a worker of its own would build the site again.
pytestmark = pytest.mark.xdist_group("own site")

_TAG = re.compile(
    r"<(link|script|img|image|use|iframe|source|track|video|audio|object|embed|form|input)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([a-z:-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>|\sstyle=\"([^\"]*)\"", re.IGNORECASE | re.DOTALL)
_CSS = re.compile(r"""url\(\s*["']?([^"')\s]+)|@import\s+["']([^"']+)""", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->|/\*.*?\*/", re.DOTALL)
_FETCHED = {"src", "srcset", "data", "poster", "action", "formaction", "background"}
_NAMED_ONLY = set(
    "alternate author canonical cite-as collection describedby edit item license linkset next prev type".split()
)
"""What a link may stand for without being fetched."""


def asked_for(html: str) -> Iterator[str]:
    """Addresses that a browser asks for on its own when it shows a page."""
    html = _COMMENT.sub("", html)
    for tag, written in _TAG.findall(html):
        given = {name.lower(): "".join(values) for name, *values in _ATTRIBUTE.findall(written)}
        if tag.lower() == "link" and not set(given.get("rel", "").split()) <= _NAMED_ONLY:
            yield given.get("href", "")
        elif tag.lower() in ("use", "image"):
            yield given.get("href", given.get("xlink:href", ""))
        for name in _FETCHED & given.keys():
            yield from (
                (part.split()[0] for part in given[name].split(",") if part.strip())
                if name == "srcset"
                else [given[name]]
            )
    for found in _STYLE.findall(html):
        yield from asked_for_by_style("".join(found))


def asked_for_by_style(css: str) -> Iterator[str]:
    """Addresses that a stylesheet names."""
    yield from ("".join(found) for found in _CSS.findall(_COMMENT.sub("", css)))


def elsewhere(addresses: Iterator[str]) -> set[str]:
    """Those on another host."""
    return {address for address in addresses if urlsplit(address).netloc}


@pytest.mark.parametrize(
    "html",
    [
        '<link rel="stylesheet" href="https://a.example/x.css">',
        '<link rel="preconnect" href="https://a.example">',
        "<script src=//a.example/x.js></script>",
        '<img alt="a > b" src="https://a.example/x.png">',
        '<img srcset="x.png 1x, https://a.example/x.png 2x">',
        '<svg><use href="https://a.example/x.svg#a"/></svg>',
        "<style>@import 'https://a.example/x.css';</style>",
        '<p style="background: url(https://a.example/x.png)">',
        '<form action="https://a.example/">',
    ],
)
def test_the_scan_sees_what_is_fetched(html: str) -> None:
    assert len(elsewhere(asked_for(html))) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://a.example/">Link</a>',
        '<link rel="canonical" href="https://a.example/">',
        '<!-- <script src="https://a.example/x.js"></script> -->',
        '<link rel="stylesheet" href="../x.css"><img src="data:image/png;base64,AA">',
        '&lt;script src="https://a.example/x.js"&gt;',
    ],
)
def test_the_scan_leaves_links_to_readers(html: str) -> None:
    assert elsewhere(asked_for(html)) == set()


def test_no_file_asks_another_host(own_site: Path) -> None:
    pages = sorted(own_site.rglob("*.html"))
    assert len(pages) > 500
    found = {
        f"{path.relative_to(own_site)}: {address}"
        for path in pages
        for address in elsewhere(asked_for(path.read_text(encoding="utf-8")))
    }
    styles = [path for suffix in ("css", "svg") for path in sorted(own_site.rglob(f"*.{suffix}"))]
    found |= {
        f"{path.relative_to(own_site)}: {address}"
        for path in styles
        for address in elsewhere(asked_for_by_style(path.read_text(encoding="utf-8")))
    }
    assert found == set()


@pytest.fixture(scope="module")
def checker(root: Path) -> Callable[[Path], str]:
    """What the Nu HTML checker says of a folder. `VNU_JAR` names its jar; `.ci/validate` says where it comes from."""
    jar = os.environ.get("VNU_JAR", "")
    if not jar or not shutil.which("java"):
        pytest.skip("VNU_JAR does not name the Nu HTML checker's jar, or there is no Java")

    def check(folder: Path) -> str:
        command = [str(root / ".ci/validate"), jar, str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
        return done.stdout + done.stderr

    return check


def test_the_checker_finds_what_is_wrong(checker: Callable[[Path], str], tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><html lang=en><title>A</title><p><div></p>", "utf-8")
    assert "error" in checker(tmp_path)


def test_every_page_is_valid(checker: Callable[[Path], str], own_site: Path) -> None:
    assert checker(own_site) == ""


@pytest.mark.parametrize("variant", ["mkdocs", "properdocs", "no directories"])
def test_every_page_of_the_toy_site_is_valid(
    checker: Callable[[Path], str], built: Callable[[str], Any], variant: str
) -> None:
    assert checker(built(variant).folder) == ""


def test_the_search_of_the_theme_is_not_published(own_site: Path) -> None:
    scripts = own_site / "assets/javascripts"
    assert [path.suffix for path in scripts.iterdir()] == [".js"]
    assert not (own_site / "assets/literature/disk").exists(), "what is read from disk, where links lead to folders"
