from __future__ import annotations

import pytest
from tests.steps import steps

from literature.model import Front, Page
from literature.text.markdown.scanner import scan


def page(text: str) -> Page:
    return Page("a.md", "docs/a.md", "page", "a", "A", Front(), text, 3).with_text(text, scan(text))


def test_places_are_lines_and_columns_of_the_file() -> None:
    found = page("One\n\ntwo\n")
    places = [found.locate(offset) for offset in (0, 3, 4, 5, 7, 9)]
    assert [(place.line, place.column) for place in places] == [(3, 1), (3, 4), (4, 1), (5, 1), (5, 3), (6, 1)]
    assert page("").locate(0).line == 3


def test_the_heading_above_a_place() -> None:
    found = page("x\n\n# One\n\ny\n\n## Two\n\nz\n")
    above = [found.heading_at(found.text.index(letter)) for letter in "xyz"]
    assert [heading and heading.text for heading in above] == [None, "One", "Two"]


@pytest.mark.parametrize("count", [50, 500])
def test_a_place_costs_the_same_however_many_stand_above(count: int) -> None:
    found = page("# A\n\n" * count)
    found.locate(0)
    assert steps(lambda: (found.locate(len(found.text)), found.heading_at(len(found.text)))) < 10
