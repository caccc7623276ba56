"""Where links lead within the site, and what leads from a page to another one."""

from __future__ import annotations

import pytest

from literature.library import build
from literature.library.site_links import page_address, path_between, site_links
from literature.model import Library, Policy
from literature.settings import Settings
from literature.sources.pages import PageFile, read_page

URIS = ("index.md", "a.md", "concepts/index.md", "concepts/bond.md", "guide/README.md")


def library_of(text: str, uri: str, *, uses_directories: bool = True) -> Library:
    """Pages without text, but for one."""
    files = [PageFile(name, f"docs/{name}", text if name == uri else "# Page\n") for name in URIS]
    pages = [read_page(file, Settings().kinds)[0] for file in files]
    return build((), pages, policy=Policy(uses_directories=uses_directories))


@pytest.mark.parametrize(
    ("uri", "address", "flat"),
    [
        ("index.md", "", "index.html"),
        ("a.md", "a/", "a.html"),
        ("concepts/index.md", "concepts/", "concepts/index.html"),
        ("guide/README.md", "guide/", "guide/index.html"),
        ("concepts/bond.md", "concepts/bond/", "concepts/bond.html"),
        ("concepts/my index.md", "concepts/my index/", "concepts/my index.html"),
    ],
)
def test_addresses(uri: str, address: str, flat: str) -> None:
    assert page_address(uri) == address
    assert page_address(uri, uses_directories=False) == flat


@pytest.mark.parametrize("uses_directories", [True, False])
@pytest.mark.parametrize("start", URIS)
@pytest.mark.parametrize("end", URIS)
@pytest.mark.parametrize("is_html", [True, False])
def test_what_leads_to_a_page_is_read_so(start: str, end: str, uses_directories: bool, is_html: bool) -> None:
    bare = library_of("", start, uses_directories=uses_directories)
    path = path_between(bare.pages[start], end, bare, is_html=is_html)
    text = f'<a href="{path}#x">a</a>' if is_html else f"[a]({path}#x)"
    (link,) = site_links(library_of(text, start, uses_directories=uses_directories))
    assert link.leads_to is not None
    assert (link.leads_to.uri, link.anchor) == (end, "x")


@pytest.mark.parametrize(
    ("text", "leads_to"),
    [
        ("[a](a.md)", ["a.md"]),
        ("[a](a/)", [None]),
        ('<a href="a/">a</a>', ["a.md"]),
        ('<a href="a">a</a>', ["a.md"]),
        ('<a href="a/index.html?b=c#d">a</a>', ["a.md"]),
        ('<a href="a.md">a</a>', [None]),
        ('<a href="a.html">a</a>', [None]),
        ('<a href=".">a</a>', ["index.md"]),
        ('<a href="#b">a</a> [b](#c)', ["index.md", "index.md"]),
        ('<a href="/a/">a</a> <a href="">b</a> <a href="https://x.example/">c</a> [d](mailto:e@f.example)', []),
        ("[a][x] [b][x] [c][y] [d][z]\n\n[x]: a.md\n[y]: concepts/bond.md", ["a.md", "concepts/bond.md"]),
        ('<img src="b.png" alt="">', [None]),
    ],
)
def test_what_is_a_page(text: str, leads_to: list[str | None]) -> None:
    found = site_links(library_of(text, "index.md"))
    assert [link.leads_to.uri if link.leads_to else None for link in found] == leads_to
