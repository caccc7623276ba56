"""What Material writes is mended where it is no valid HTML, and nothing else is touched."""

from __future__ import annotations

import pytest

from literature.render.frame.theme_faults import without_theme_faults

TOGGLE = '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">'
CONTENTS = '<label class="md-nav__title" for="__toc">'


def test_toggles_keep_their_state_to_themselves_through_a_form() -> None:
    html = without_theme_faults(f"<body>{TOGGLE}<p>Text</p></body>")
    assert 'id="__drawer" form="lit-theme-toggles">' in html
    assert html.endswith('<form id="lit-theme-toggles" autocomplete="off" hidden></form></body>')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (CONTENTS, '<label class="md-nav__title">'),
        (f'<input id="__toc">{CONTENTS}', f'<input id="__toc">{CONTENTS}'),
        ('<label class="md-nav__link" id="a" tabindex="">', '<label class="md-nav__link" id="a">'),
        ('<label class="md-nav__link" id="a" tabindex="0">', '<label class="md-nav__link" id="a" tabindex="0">'),
    ],
)
def test_labels(before: str, after: str) -> None:
    assert without_theme_faults(before) == after


@pytest.mark.parametrize(
    "html",
    [
        '<body><input type="search" autocomplete="off"></body>',
        '<p>&lt;label tabindex=""&gt; <code>&lt;label tabindex=""&gt;</code></p>',
        '<p tabindex="">',
    ],
)
def test_what_authors_write_stays(html: str) -> None:
    assert without_theme_faults(html) == html
