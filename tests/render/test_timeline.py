"""Works by year, as drawn."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from literature.render.figures.timeline import timeline
from literature.vocabulary.catalog import ENGLISH


def drawn(works: dict[int, int]) -> ElementTree.Element:
    return ElementTree.fromstring(timeline(works, {year: f"../years/{year}/" for year in works}, ENGLISH, id_="t"))


def bars(svg: ElementTree.Element) -> dict[str, ElementTree.Element]:
    return {
        link.get("href", ""): next(r for r in link.iter("rect") if r.get("class") == "lit-bar")
        for link in svg.iter("a")
    }


def test_each_year_is_a_link_that_says_its_number() -> None:
    svg = drawn({1988: 1, 1990: 4})
    assert [link.get("aria-label") for link in svg.iter("a")] == ["1988: 1 work", "1990: 4 works"]
    found = bars(svg)
    tall, low = (float(found[f"../years/{year}/"].get("height", "")) for year in (1990, 1988))
    assert tall == pytest.approx(4 * low, abs=0.2)


def test_years_far_back_are_left_out() -> None:
    assert set(bars(drawn({-399: 1, 1905: 1, 1906: 1, 2025: 2}))) == {f"../years/{year}/" for year in (1906, 2025)}


@pytest.mark.parametrize(("most", "written"), [(1, ["1"]), (4, ["1", "2", "3", "4"]), (21, ["5", "10", "15", "20"])])
def test_numbers_stand_at_the_side(most: int, written: list[str]) -> None:
    svg = drawn({1990: most})
    assert [text.text for text in svg.iter("text") if text.get("text-anchor") == "end"] == written


def test_nothing_is_drawn_of_nothing() -> None:
    assert timeline({}, {}, ENGLISH, id_="t") == ""


@examples(60)
@given(st.dictionaries(st.integers(-500, 2100), st.integers(1, 5000), min_size=1, max_size=40))
def test_bars_stand_within_the_picture_and_apart(works: dict[int, int]) -> None:
    svg = drawn(works)
    _, _, width, height = map(float, svg.get("viewBox", "").split())
    end = 0.0
    for bar in bars(svg).values():
        x, y, w, h = (float(bar.get(name, "")) for name in ("x", "y", "width", "height"))
        assert end <= x + 0.2
        assert y >= 0
        assert h >= 2
        assert y + h <= height
        end = x + w
    assert end <= width
