"""What is read from `findings.csv`, cell by cell and row by row."""

from __future__ import annotations

import csv
import io
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import read_cases
from tests.limits import examples

from literature.model import Location
from literature.sources.findings import COLUMNS, read_findings, read_interval, read_metric, read_quantity

CASES = read_cases(Path(__file__).parent / "findings.yml")
PROJECT = Path(__file__).parents[2]
HEAD = "id,key,construct,outcome,metric,value,ci_low,ci_high,k,n,read_certainty,interval\n"


@pytest.mark.parametrize(("text", "expected"), CASES["quantities"].items())
def test_quantity(text: str, expected: list[Any] | None) -> None:
    quantity = read_quantity(text)
    assert quantity.text == text
    if expected is None:
        assert quantity.number is None
        assert not quantity.is_exact
    else:
        assert [quantity.number, quantity.relation, quantity.unit, quantity.decimals] == expected
        assert quantity.is_exact == (not expected[1])


@pytest.mark.parametrize(("text", "expected"), CASES["metrics"].items())
def test_metric(text: str, expected: list[str]) -> None:
    metric, qualifier = read_metric(text)
    assert [metric.id, qualifier] == expected


@pytest.mark.parametrize(("text", "expected"), CASES["intervals"].items())
def test_interval(text: str, expected: list[Any] | None) -> None:
    interval = read_interval(text)
    assert (interval and [interval.kind, interval.level]) == expected


@given(st.text(max_size=40))
@examples(300)
def test_any_cell_is_kept_and_read_to_a_finite_number_or_none(text: str) -> None:
    quantity = read_quantity(text)
    assert quantity.text == text
    assert quantity.number is None or math.isfinite(quantity.number)
    read_metric(text)
    read_interval(text)


@given(st.decimals(min_value=-99999, max_value=99999, places=3), st.sampled_from(["", ">", "< "]))
def test_a_written_number_is_read_back(number: Any, relation: str) -> None:
    quantity = read_quantity(f"{relation}{number}")
    assert quantity.number == float(number)
    assert quantity.relation == relation.strip()
    assert quantity.decimals == 3


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=3), st.sampled_from([" to ", " vs ", "; ", " / ", " of "]))
def test_several_numbers_are_words(numbers: list[int], between: str) -> None:
    assert read_quantity(between.join(map(str, numbers))).number is None


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=14), max_size=6))
@examples(100)
def test_no_table_makes_it_fail(rows: list[list[str]]) -> None:
    table = io.StringIO()
    csv.writer(table).writerows(rows)
    findings, problems = read_findings("f.csv", HEAD + table.getvalue())
    assert len({finding.id for finding in findings}) == len(findings)
    assert all(problem.location.path == "f.csv" for problem in problems)


def test_row_is_typed_and_knows_where_its_cells_stand() -> None:
    (finding,), problems = read_findings(
        "f.csv", HEAD + '"a",work2001one,"bond, early",outcome,r,.278,.256,.299,295,>30000,HIGH,\n'
    )
    assert not problems
    assert finding.measure.id == "r"
    assert finding.has_interval
    assert finding.read_certainty == "high"
    assert finding.construct == "bond, early"
    assert finding.locate("value") == Location("f.csv", 2, 41)
    assert finding.locate("heterogeneity") == finding.location == Location("f.csv", 2, 1)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("a,w,c,o,r,.1,,,,,high,\na,w,c,o,r,.2,,,,,high,\n", [("duplicate-finding", 3, 1)]),
        (",w,c,o,r,.1,,,,,high,\n", [("missing-finding-id", 2, 1)]),
        ("a,w,c,o,r,.1,,,,,sure,\n", [("invalid-read-certainty", 2, 18)]),
        ("a,w,c,o,r,.1,,,,,high,CI\n", [("invalid-interval", 2, 23)]),
        ("a,w,c,o,r,.1\n", [("uneven-row", 2, 1)]),
    ],
)
def test_faults_have_a_place(rows: str, expected: list[tuple[str, int, int]]) -> None:
    findings, problems = read_findings("f.csv", HEAD + rows)
    assert [(p.rule, p.location.line, p.location.column) for p in problems] == expected
    assert all(finding.value.text == ".1" for finding in findings)


def test_unknown_column_is_named_with_the_nearest_one() -> None:
    _, problems = read_findings("f.csv", HEAD.replace("outcome", "outcom"))
    assert [problem.rule for problem in problems] == ["unknown-column", "missing-column"]
    assert "outcome" in problems[0].suggestions


def test_every_row_of_the_project_is_read() -> None:
    path = PROJECT / "bibliography" / "findings.csv"
    text = path.read_text(encoding="utf-8")
    findings, problems = read_findings("bibliography/findings.csv", text)
    assert not problems
    assert len(findings) == len(list(csv.DictReader(io.StringIO(text)))) >= 137
    assert all(finding.construct_group and finding.outcome_group and finding.literature for finding in findings)


def test_columns_are_those_of_the_project() -> None:
    with (PROJECT / "bibliography" / "findings.csv").open(encoding="utf-8") as file:
        assert tuple(next(csv.reader(file))) == COLUMNS
