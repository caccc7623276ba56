"""The theme's frame, cut at its markers and filled."""

from __future__ import annotations

import pytest

from literature.render.frame.frame import BODY, DESCRIPTION, FRAME_ADDRESS, HEADING, HEADING_ID, SLUG, TITLE, Frame
from literature.render.pages.generated_page import GeneratedPage

FRAME = (
    f'<html><head><title>{TITLE} - Site</title><meta name="description" content="{DESCRIPTION}">'
    f'<meta property="og:title" content="{TITLE}"></head>'
    f"<body><a href='../'>up</a><main>{BODY}</main><p>{TITLE}</p></body></html>"
)


def filled(frame: Frame, *page: str) -> str:
    """The frame around a page of this address, title, description and body."""
    return frame.filled(GeneratedPage(*page)).decode("utf-8")


@pytest.mark.parametrize(
    ("written", "address", "expected"),
    [
        (f"https://x.example/{FRAME_ADDRESS}/", "authors/ann/", "https://x.example/authors/ann/"),
        (f"https://x.example/{FRAME_ADDRESS}.html", "authors/ann.html", "https://x.example/authors/ann.html"),
        (f"/{FRAME_ADDRESS}/index.html", "references/a/", "/references/a/index.html"),
    ],
)
def test_addresses_of_the_frame_become_the_pages(written: str, address: str, expected: str) -> None:
    frame = Frame.from_html(FRAME.replace("<main>", f'<main><i data-x="{written}"></i>'))
    html = filled(frame, address, "T", "D", "B")
    assert f'data-x="{expected}"' in html
    assert SLUG not in html


def test_title_description_and_body() -> None:
    html = filled(Frame.from_html(FRAME), "authors/ann/", 'A "<b>" & c', "D <i>", "<h1>Ann</h1>")
    assert "<title>A &quot;&lt;b&gt;&quot; &amp; c - Site</title>" in html
    assert '<main><h1 id="top">Ann</h1></main>' in html
    assert 'content="D &lt;i&gt;"' in html
    assert "literature frame" not in html


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            '<ul><li class="n"><a href="#{id}"><b>{title}</b></a></li></ul>',
            '<ul><li class="n"><a href="#a"><b>A &amp; b</b></a></li><li class="n"><a href="#b"><b>B</b></a></li></ul>',
        ),
        (
            '<ul><li><a href="#top">T</a><ul><li><a href="#{id}">{title}</a><ul></ul></li></ul></li></ul>',
            '<ul><li><a href="#top">T</a><ul><li><a href="#a">A &amp; b</a><ul></ul></li>'
            '<li><a href="#b">B</a><ul></ul></li></ul></li></ul>',
        ),
        ('<a href="#{id}">{title}</a>', '<a href="#a">A &amp; b</a><a href="#b">B</a>'),
        ("<i>{title}</i>", "<i></i>"),
    ],
)
def test_contents_have_an_item_for_each_section(written: str, expected: str) -> None:
    item = written.format(id=HEADING_ID, title=HEADING)
    body = (
        '<h1>T</h1><h2 id="a">A &amp; <i>b</i></h2><h3 id="c">C</h3><h2 id="b">B <span class="lit-count">3</span></h2>'
    )
    assert expected in filled(Frame.from_html(FRAME.replace("<main>", f"{item}<main>")), "a/", "T", "D", body)


def test_contents_of_a_page_without_sections_are_empty() -> None:
    item = f'<ul><li><a href="#{HEADING_ID}">{HEADING}</a></li></ul>'
    assert "<ul></ul>" in filled(
        Frame.from_html(FRAME.replace("<main>", f"{item}<main>")), "a/", "T", "D", "<h1>T</h1>"
    )


def test_markers_within_a_page_stay() -> None:
    """A page that speaks of the frame is not cut at its own words."""
    html = filled(Frame.from_html(FRAME), "a/", "T", "D", f"<p>{TITLE} {BODY} {DESCRIPTION}</p>")
    assert f"<p>{TITLE} {BODY} {DESCRIPTION}</p>" in html


def test_one_frame_fills_many_pages() -> None:
    frame = Frame.from_html(FRAME)
    one, two = (filled(frame, f"{word}/", word, word, word) for word in ("one", "two"))
    assert one.replace("one", "two") == two


def test_a_theme_that_drops_the_content() -> None:
    with pytest.raises(ValueError, match="template does not print"):
        Frame.from_html("<html><head></head><body></body></html>")


def test_a_heavy_frame_is_spoken_of() -> None:
    assert Frame.from_html(FRAME).advice(10_000) == ""
    heavy = Frame.from_html(FRAME.replace("<main>", f"<nav>{'x' * 500_000}</nav><main>"))
    assert "frame of 500 kB stands around each of 7,000 generated pages, 3,50" in heavy.advice(7_000)
    assert "`navigation.prune`" in heavy.advice(7_000)
