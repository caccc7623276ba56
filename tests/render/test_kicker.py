"""The line above a page's title."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from literature.library import build
from literature.model import Reference
from literature.render.pieces.kicker import page_kicker, reference_kicker, with_kicker
from literature.settings import Settings
from literature.site.here import Here
from literature.site.site import Site
from literature.sources.pages import PageFile, read_page


def told(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


@pytest.fixture
def site(site_of: Callable[..., Site]) -> Site:
    texts = {
        "concepts/a.md": "---\nliterature: [ships]\n---\n# A\n",
        "concepts/b.md": "---\nliterature: [harbors]\n---\n# B\n",
        "concepts/c.md": "---\nliterature: [harbors, ships]\nreviewed: 2026-01-31\n---\n# C\n",
        "claims/x.md": "---\nverdict: contested\nconcepts: [b]\n---\n# X\n",
        "claims/index.md": "# Claims\n",
        "summaries/w.md": "---\nreference: w\ndesign: field study\nbasis: abstract\nreviewed: 2026-01-31\n---\n# W\n",
        "about.md": "# About\n",
    }
    pages = [read_page(PageFile(uri, "x", text), Settings().kinds)[0] for uri, text in texts.items()]
    return site_of(build([Reference("w", "book")], pages))


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("concepts/c.md", "Concept \u00b7 Harbors, Ships \u00b7 Reviewed 31 January 2026"),
        ("claims/x.md", "Claim \u00b7 Harbors"),
        ("summaries/w.md", "Summary \u00b7 Field study"),
        ("claims/index.md", ""),
        ("about.md", ""),
    ],
)
def test_what_a_page_is(site: Site, uri: str, expected: str) -> None:
    html = page_kicker(Here(site, site.addresses.page(uri), uri), site.library.pages[uri])
    assert told(html) == expected
    assert html.count('class="lit-literature-mark"') == ("arbors" in expected)


def test_the_kind_leads_to_its_index(site: Site) -> None:
    html = page_kicker(Here(site, "claims/x/", "claims/x.md"), site.library.pages["claims/x.md"])
    assert '<a href="../">Claim</a>' in html


def test_a_work(site: Site) -> None:
    html = reference_kicker(Here(site, "references/w/"), "w")
    assert told(html) == "Reference \u00b7 Book"
    assert '<a href="../">Reference</a>' in html


@pytest.mark.parametrize(
    ("html", "expected"),
    [("<h1 id='a'>A</h1><h1>B</h1>", "K\n<h1 id='a'>A</h1><h1>B</h1>"), ("<p>no title</p>", "<p>no title</p>")],
)
def test_it_stands_above_the_title(html: str, expected: str) -> None:
    assert with_kicker(html, "K") == expected
    assert with_kicker(html, "") == html
