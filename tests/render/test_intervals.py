"""Findings drawn on an axis: where marks stand, how large they are, and what the axis holds."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from literature.model import METRICS, Finding
from literature.render.figures.forest_scale import Scale
from literature.render.figures.intervals import Axes
from literature.sources.findings import read_findings

HEAD = "id,key,construct,outcome,metric,value,ci_low,ci_high,k,read_certainty,interval"


def findings(*rows: str) -> list[Finding]:
    found, problems = read_findings("findings.csv", "\n".join([HEAD, *rows]) + "\n")
    assert not problems
    return list(found)


def drawn(finding: Finding, others: Iterable[Finding] = (), size: float = 0, largest: float = 0) -> str:
    axis = Axes.of([finding, *others]).axis(finding)
    assert axis is not None
    return axis.drawing(finding, size, largest)


def place(name: str, html: str) -> float:
    match = re.search(rf"--{name}:([\d.]+)", html)
    assert match is not None
    return float(match[1])


def test_marks_stand_at_their_numbers() -> None:
    (one,) = findings("a,x,bond,outcome,r,.28,.16,.40,295,high,")
    axis = Axes.of([one]).axis(one)
    assert axis is not None
    ticks = {text: float(share.removesuffix("%")) for share, text in axis.ticks}
    unit = (ticks[".4"] - ticks["0"]) / 0.4
    html = drawn(one)
    assert place("x", html) == pytest.approx(ticks["0"] + 0.28 * unit, abs=0.01)
    assert place("l", html) == pytest.approx(ticks["0"] + 0.16 * unit, abs=0.01)
    assert place("w", html) == pytest.approx(0.24 * unit, abs=0.02)
    assert axis.zero == f"{ticks['0']:g}%"
    assert axis.lines.count("linear-gradient") == len(axis.ticks)


def test_a_value_without_an_interval_is_an_open_circle() -> None:
    html = drawn(*findings("a,x,bond,outcome,r,.3,,,48,high,"))
    assert "lit-open" in html
    assert "lit-whisker" not in html


def test_intervals_of_another_kind_are_dashed() -> None:
    usual, other = findings("a,x,bond,outcome,r,.3,.2,.4,,high,", "b,x,bond,outcome,r,.3,.2,.4,,high,80% credibility")
    assert "lit-dashed" not in drawn(usual)
    assert "lit-dashed" in drawn(other)


def test_area_grows_in_proportion_to_size() -> None:
    (one,) = findings("a,x,bond,outcome,r,.1,0,.2,,high,")
    areas = [place("s", drawn(one, size=size, largest=90)) ** 2 for size in (10, 50, 90)]
    assert areas[1] - areas[0] == pytest.approx(areas[2] - areas[1], rel=0.05)
    assert areas[0] < areas[1]
    assert place("s", drawn(one)) < place("s", drawn(one, size=1, largest=90))


def test_one_axis_for_one_metric_and_for_raw_units_one_for_each_outcome() -> None:
    rows = findings(
        "a,x,bond,outcome,r,.3,,,,high,",
        "b,x,strain,dropout,r,-.4,,,,high,",
        "c,x,bond,dropout,OR,1.2,,,,high,",
        "d,x,bond,weight,MD,3,,,,high,",
        "e,x,bond,height,MD,300,,,,high,",
        "f,x,bond,outcome,direction,positive,,,,high,",
        "g,x,bond,outcome,OR,0,,,,high,",
    )
    axes = Axes.of(rows)
    of = [axes.axis(row) for row in rows]
    assert of[0] is of[1] is not None
    assert of[3] is not of[4]
    assert of[5] is None
    assert of[6] is None
    assert len(axes.by_key) == 4


def test_the_ends_of_an_axis_are_written_where_they_are() -> None:
    rows = findings("a,x,bond,dropout,OR,1.2,.9,1.9,,high,", "b,x,bond,dropout,OR,.5,.2,1.25,,high,")
    axis = Axes.of(rows).axis(rows[0])
    assert axis is not None
    (left, least), (right, most) = axis.ticks[0], axis.ticks[-1]
    assert f'style="--from:{left};--to:{right}" data-from="{least}" data-to="{most}"' in axis.ends
    assert 0 < float(left.removesuffix("%")) < float(right.removesuffix("%")) < 100


finite = st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3))


@given(st.lists(finite, min_size=1, max_size=8), st.sampled_from(["r", "d", "md"]))
@examples(150)
def test_axis_holds_every_value_with_a_few_ticks(values: list[float], metric: str) -> None:
    scale = Scale.of(values, METRICS[metric], 0, 100)
    assert scale.least <= min(values)
    assert scale.most >= max(values)
    assert 2 <= len(scale.ticks) <= 8
    assert 0 in scale.ticks
    places = [scale.place(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)


@given(st.lists(st.floats(0.001, 1000), min_size=1, max_size=8))
@examples(150)
def test_axis_of_ratios_is_logarithmic(values: list[float]) -> None:
    scale = Scale.of(values, METRICS["or"], 0, 100)
    assert scale.is_log
    assert 1 in scale.ticks
    assert 1 <= len(scale.ticks) <= 8
    root = math.sqrt(min([*values, 1]) * max([*values, 1]))
    assert scale.place(root) == pytest.approx(50, abs=0.2)
