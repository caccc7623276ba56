"""Figures in APA's form, each case naming its rule."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import read_cases
from tests.limits import examples

from literature.model import Finding
from literature.sources.findings import read_findings
from literature.text.statistics import FORMS, statistics

CASES = read_cases(Path(__file__).parent / "statistics.yml")
FORMS_TRIED = [
    (case["rule"], case["row"], form, expected)
    for case in CASES
    for form, expected in case.items()
    if form not in ("rule", "row")
]


def finding_of(**cells: str) -> Finding:
    cells = {"id": "f", "key": "w", "construct": "c", "outcome": "o"} | cells
    table = io.StringIO()
    writer = csv.DictWriter(table, cells)
    writer.writeheader()
    writer.writerow(cells)
    return read_findings("f.csv", table.getvalue())[0][0]


@pytest.mark.parametrize(("rule", "row", "form", "expected"), FORMS_TRIED)
def test_form(rule: str, row: dict[str, Any], form: str, expected: str) -> None:
    assert statistics(finding_of(**row), form).as_underscored() == expected, rule


@given(
    st.decimals(min_value=-1, max_value=1, places=3),
    st.sampled_from(["r", "d", "OR", "%", "kappa", "other thing"]),
    st.sampled_from([form for form in FORMS if form != "plain"]),
)
@examples(150)
def test_printed_number_is_the_published_one_rounded(number: Any, metric: str, form: str) -> None:
    text = statistics(finding_of(metric=metric, value=str(number)), "value").as_plain()
    printed = float(text.removesuffix("%").partition(" ")[0].replace("−", "-"))
    assert abs(printed - float(number)) <= (0.0051 if abs(number) >= 0.05 else 0)
    assert "-" not in text
    assert text in statistics(finding_of(metric=metric, value=str(number)), form).as_plain()


@given(st.text(max_size=30), st.text(max_size=12), st.sampled_from(FORMS))
@examples(150)
def test_any_cell_can_be_printed(value: str, metric: str, form: str) -> None:
    statistics(finding_of(value=value, metric=metric, ci_low=value, ci_high=metric, k=value, n=metric), form)


@given(st.sampled_from(["r", "d"]), st.floats(-1, 1), st.floats(-1, 1))
@examples(100)
def test_a_larger_figure_is_no_fewer_of_a_hundred(metric: str, one: float, other: float) -> None:
    def pairs(number: float) -> int:
        text = statistics(finding_of(metric=metric, value=f"{number:.3f}"), "plain").as_plain()
        return int(text.partition(" of 100 pairs")[0])

    low, high = sorted((one, other))
    assert 0 <= pairs(low) <= pairs(high) <= 100
    assert abs(pairs(one) + pairs(-one) - 100) <= 1
