"""Forest plots: golden drawings, and the axis. `LITERATURE_UPDATE_GOLDEN=1` writes the drawings anew."""

from __future__ import annotations

import math
import os
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from literature.model import METRICS
from literature.render.figures.forest import ForestRow, forest_plot
from literature.render.figures.forest_scale import Scale
from literature.vocabulary.catalog import ENGLISH

GOLDEN = Path(__file__).parents[1] / "golden"
SVG = "{http://www.w3.org/2000/svg}"

PLOTS = {
    "correlations": (
        "r",
        [
            ForestRow("a", "One et al., 2001", "bond; outcome", ".28 [.26, .30]", 0.278, 0.256, 0.299, 295, "../one/"),
            ForestRow("b", "Two & Three, 2002", "bond at sea; outcome", ".30", 0.297, size=48, href="../two/"),
            ForestRow("c", "Four, 2003", "strain; outcome", "−.16 [−.30, −.03]", -0.16, -0.3, -0.03),
        ],
    ),
    "ratios": (
        "or",
        [
            ForestRow("a", "One et al., 2001", "feedback; dropout", "1.19 [1.03, 1.38]", 1.19, 1.03, 1.38, 58),
            ForestRow("b", "Two, 2002", "preferences; dropout", "1.79", 1.79, size=53),
            ForestRow("c", "Three, 2003", "waiting; dropout", "0.50 [0.20, 1.25]", 0.5, 0.2, 1.25, 5),
        ],
    ),
    "credibility": (
        "d",
        [
            ForestRow(
                "a",
                "A Society With a Name Too Long for One Line of a Narrow Plot, 2013",
                "a construct whose words need more than one line of the plot to be read; an outcome",
                "−0.30 [−0.54, −0.05]",
                -0.3,
                -0.54,
                -0.05,
                is_dashed=True,
            )
        ],
    ),
    "long": (
        "percent",
        [ForestRow(f"r{n}", f"Work, {1990 + n}", "share; outcome", f"{5 * n}%", 5.0 * n, size=n + 1) for n in range(9)],
    ),
}


def draw(name: str) -> str:
    metric, rows = PLOTS[name]
    return forest_plot(
        rows, METRICS[metric], ENGLISH, id_=f"lit-{name}", title=f"Plot of {name}", description="Some findings."
    )


@pytest.mark.parametrize("name", PLOTS)
def test_drawing(name: str) -> None:
    path = GOLDEN / f"forest-{name}.svg"
    drawing = draw(name) + "\n"
    if os.environ.get("LITERATURE_UPDATE_GOLDEN"):
        path.write_text(drawing, encoding="utf-8")
    assert drawing == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PLOTS)
def test_drawing_is_named_and_fits_a_phone(name: str) -> None:
    svg = ElementTree.fromstring(draw(name))
    ids = {element.get("id") for element in svg.iter() if element.get("id")}
    assert set(svg.attrib["aria-labelledby"].split()) == ids
    left, top, width, height = map(float, svg.attrib["viewBox"].split())
    assert (left, top, width) == (0, 0, 360)
    for text in svg.iter(f"{SVG}text"):
        size = float(text.get("font-size", "12"))
        assert size >= 11
        for span in [*text.iter(f"{SVG}tspan"), *([text] if text.get("y") else [])]:
            assert 0 < float(span.attrib["y"]) <= height
            assert len(span.text or "") * size * 0.5 <= width


def test_marks_carry_the_numbers_and_stand_at_them() -> None:
    svg = ElementTree.fromstring(draw("correlations"))
    square = next(svg.iter(f"{SVG}rect"))
    whisker = next(svg.iter(f"{SVG}path"))
    ticks = {t.text: float(t.attrib["x"]) for t in svg.iter(f"{SVG}text") if t.get("class") == "lit-tick"}
    assert square.attrib["data-value"] == "0.278"
    assert (whisker.attrib["data-low"], whisker.attrib["data-high"]) == ("0.256", "0.299")
    middle = float(square.attrib["x"]) + float(square.attrib["width"]) / 2
    unit = (ticks[".2"] - ticks["0"]) / 0.2
    assert middle == pytest.approx(ticks["0"] + 0.278 * unit, abs=0.1)


def test_row_without_interval_is_an_open_circle_without_whiskers() -> None:
    svg = ElementTree.fromstring(draw("correlations"))
    row = next(g for g in svg.iter(f"{SVG}g") if g.get("data-finding") == "b")
    assert [element.tag for element in row if element.get("data-value")] == [f"{SVG}circle"]
    assert not list(row.iter(f"{SVG}path"))
    assert next(row.iter(f"{SVG}circle")).get("fill") == "none"


def test_area_grows_in_proportion_to_size() -> None:
    rows = [ForestRow(str(k), "w", "c", ".1", 0.1, 0, 0.2, k) for k in (10, 50, 90)]
    svg = ElementTree.fromstring(forest_plot(rows, METRICS["r"], ENGLISH, id_="i", title="t", description="d"))
    areas = [float(rect.attrib["width"]) ** 2 for rect in svg.iter(f"{SVG}rect")]
    assert areas[1] - areas[0] == pytest.approx(areas[2] - areas[1], rel=0.02)
    assert areas[0] < areas[1]


@pytest.mark.parametrize("field", ["id", "label", "words", "figure", "href"])
def test_text_cannot_leave_its_place(field: str) -> None:
    evil = "</text><script>alert(1)</script>\"' onload=x ]]> *a* <!--"
    values = {"id": "i", "label": "l", "words": "w", "figure": "f", "href": "h"} | {field: evil}
    row = ForestRow(value=0.1, **values)
    drawing = forest_plot([row], METRICS["r"], ENGLISH, id_="i", title=evil, description=evil)
    svg = ElementTree.fromstring(drawing)
    assert {element.tag.removeprefix(SVG) for element in svg.iter()} <= {
        "svg", "title", "desc", "text", "tspan", "line", "g", "a", "circle",
    }  # fmt: skip
    assert not any(name.startswith("on") for element in svg.iter() for name in element.attrib)


finite = st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3))


@given(st.lists(finite, min_size=1, max_size=8), st.sampled_from(["r", "d", "md"]))
@examples(150)
def test_axis_holds_every_value_with_a_few_ticks(values: list[float], metric: str) -> None:
    scale = Scale.of(values, METRICS[metric], 10, 350)
    assert scale.least <= min(values)
    assert scale.most >= max(values)
    assert 2 <= len(scale.ticks) <= 8
    assert 0 in scale.ticks
    places = [scale.place(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(10 <= place <= 350 for place in places)


@given(st.lists(st.floats(0.001, 1000), min_size=1, max_size=8))
@examples(150)
def test_axis_of_ratios_is_logarithmic(values: list[float]) -> None:
    scale = Scale.of(values, METRICS["or"], 10, 350)
    assert scale.is_log
    assert 1 in scale.ticks
    assert 1 <= len(scale.ticks) <= 8
    root = math.sqrt(min([*values, 1]) * max([*values, 1]))
    assert scale.place(root) == pytest.approx(180, abs=0.5)
