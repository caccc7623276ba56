"""Notes for the margin: which there are, and where they are put."""

from __future__ import annotations

import pytest

from literature.render.figures.intervals import Axes
from literature.render.pieces.margin_notes import margin_notes, with_margin_notes
from literature.site.here import Here
from literature.site.site import Site

NOTES = {"r/a/": ("a", "[A]"), "r/b/": ("b", "[B]"), "f/#x": ("a", "[X]"), "r/&/": ("c", "[C]")}
A, B = '<a class="lit-cite" href="r/a/">A</a>', '<a class="lit-cite" href="r/b/">B</a>'
X, C = '<a class="lit-finding" href="f/#x">X</a>', '<a class="lit-cite" href="r/&amp;/">C</a>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p>{A}</p><p>{A}</p>", f"<p>[A]{A}</p><p>{A}</p>"),
        (f"<p>{A} {B}</p><p>{B}</p>", f"<p>[A]{A} {B}</p><p>[B]{B}</p>"),
        (f"<p>{A} {B}{'x' * 500}</p>", f"<p>[A][B]{A} {B}{'x' * 500}</p>"),
        (f"<p>{B} {X} {A}</p><p>{A}</p>", f"<p>[X]{B} {X} {A}</p><p>{A}</p>"),
        (f"<ul>\n<li>{A}</li></ul>", f"<ul>\n<li>[A]{A}</li></ul>"),
        (f"<p>{C}</p>", f"<p>[C]{C}</p>"),
        (f'<ul class="x"><li>{A}</li></ul>', f'<ul class="x"><li>{A}</li></ul>'),
        (f"<div><p>{A}</p></div><p>{A}</p>", f"<div><p>{A}</p></div><p>[A]{A}</p>"),
        (f"<ul><li>x<ul><li>{A}</li></ul></li></ul>", f"<ul><li>x<ul><li>{A}</li></ul></li></ul>"),
        (f"<h2>{A}</h2><blockquote><p>{A}</p></blockquote>", f"<h2>{A}</h2><blockquote><p>{A}</p></blockquote>"),
        ("<p>no links", "<p>no links"),
    ],
)
def test_places(html: str, expected: str) -> None:
    assert with_margin_notes(html, NOTES) == expected


def test_notes_of_a_page(toy_site: Site) -> None:
    """Of the works that it cites, but not of the work that it is about."""
    page = toy_site.library.pages["summaries/fluckner2018tie.md"]
    notes = margin_notes(Here(toy_site, "summaries/fluckner2018tie/", page.uri), page)
    keys = {key for key, _ in notes.values()}
    assert keys
    assert set(toy_site.library.works_cited[page.uri]) - keys <= {"fluckner2018tie"}
    for _, note in notes.values():
        assert note.startswith('<span class="lit-note" hidden aria-hidden="true"')
        assert "<a " not in note


def test_a_figure_is_drawn_on_the_axis_of_its_page(toy_site: Site) -> None:
    """With the numbers at both ends, so that no mark stands without a scale; and beside it in words."""
    page = toy_site.library.pages["summaries/fluckner2018tie.md"]
    here = Here(toy_site, "summaries/fluckner2018tie/", page.uri)
    finding = toy_site.library.findings["t-f01"]
    _, note = margin_notes(here, page)[here.to_finding("t-f01")]
    axis = Axes.of_page(toy_site.library, page).axis(finding)
    assert axis is not None
    assert axis.drawing(finding, style=axis.style, more=axis.ends, is_cell=False) in note
    assert '<i class="lit-whisker"></i>' in note
    assert '<i class="lit-ends"' in note
