"""Contents taken from finished HTML."""

from __future__ import annotations

import pytest

from literature.render.frame.contents import PageHeading, contents_title, headings_of, nested, with_contents
from literature.vocabulary.catalog import Catalog

SECTIONS = '<h2 id="a">A</h2><h2 id="b">B &amp; c</h2><h2 id="c">C</h2>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<h2 id="a">A<a class="headerlink" href="#a">¶</a></h2>', [(2, "a", "A")]),
        ('<h3 class="x" id="b">B <em>c</em> &amp; d <span class="lit-count">4</span></h3>', [(3, "b", "B c & d")]),
        ("<h2>No id</h2><hr id='x'><h2 data-id=\"y\">Other</h2>", []),
    ],
)
def test_headings(html: str, expected: list[tuple[int, str, str]]) -> None:
    assert headings_of(html) == tuple(PageHeading(*values) for values in expected)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<h1>T</h1><p>Lead</p>", ""),
        ("<h1>T</h1>", '<section class="lit-session">'),
        ("<h1>T</h1>", '<div class="lit-work"><div>'),
    ],
)
def test_folded_contents_stand_before_the_first_section(before: str, after: str) -> None:
    html = with_contents(before + after + SECTIONS, contents_title(Catalog.of("en")))
    assert html.startswith(f'{before}<details class="lit-contents" data-search-exclude><summary>On this page</summary>')
    assert '<li><a href="#b">B &amp; c</a></li>' in html
    assert html.endswith(f"</details>\n{after}{SECTIONS}")


def test_few_sections_need_no_contents() -> None:
    html = '<h1>T</h1><h2 id="a">A</h2><h2 id="b">B</h2><h3 id="c">C</h3>'
    assert with_contents(html, "On this page") == html


def test_headings_stand_below_the_nearest_of_a_higher_level() -> None:
    levels = (2, 3, 5, 4, 2, 1, 3)
    headings = [PageHeading(level, f"h{number}", "") for number, level in enumerate(levels)]
    found = nested(headings, lambda heading, below: (heading.id, below))
    assert found == [
        ("h0", [("h1", [("h2", []), ("h3", [])])]),
        ("h4", []),
        ("h5", [("h6", [])]),
    ]
