"""CSV tables: shape, places, and everything a spreadsheet or a hand can do to them."""

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

from literature.sources.tables import Row, Table, read_table

CASES: list[dict[str, Any]] = read_cases(Path(__file__).parent / "tables.yml")


def table(text: str) -> Table:
    return read_table("t.csv", text, ("key", "tier", "notes"), ("key", "tier"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cases(case: dict[str, Any]) -> None:
    read = table(case["text"])
    assert [row.cells for row in read.rows] == case["rows"]
    found = [f"{problem.location.line}:{problem.location.column} {problem.rule}" for problem in read.problems]
    assert found == case.get("problems", [])
    for text in case.get("says", []):
        assert any(text in problem.message for problem in read.problems)
    for problem, nearest in zip(read.problems, case.get("nearest", []), strict=False):
        assert list(problem.suggestions) == nearest
    for place in case.get("places", []):
        location = read.rows[place["row"]].locate(place["column"])
        assert f"{location.line}:{location.column}" == place["at"], place


def test_a_missing_column_reads_as_empty() -> None:
    (row,) = table("key\na\n").rows
    assert (row["tier"], row["notes"]) == ("", "")


def test_a_cell_of_a_megabyte() -> None:
    cell = "x" * 1_000_000
    for source in (cell, f'"{cell}"', '"' + cell.replace("x", '""') + '"', '"' + cell.replace("xx", "x\n") + '"'):
        read = table(f"key,notes,tier\na,{source},B\nb,short,C\n")
        assert not read.problems
        assert len(read.rows) == 2
        assert len(read.rows[0]["notes"]) >= 999_999
        read.rows[0].locate("tier")


TEXT = st.text(st.sampled_from('ab,"\r\n \t\0;é\ufeff=') | st.characters(), max_size=60)


@given(st.text(max_size=200) | TEXT)
def test_reading_never_raises(text: str) -> None:
    read = table(text)
    for row in read.rows:
        for column in ("key", "tier", "notes", "none"):
            assert isinstance(row[column], str)
            place = row.locate(column)
            assert place.line >= 1
            assert place.column >= 1
    for problem in read.problems:
        assert problem.location.path == "t.csv"


CELL = TEXT.map(lambda text: text.replace("\r", ""))


@given(
    st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=6), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
)
@examples(150)
def test_what_is_written_is_read_at_the_place_where_it_stands(rows: list[list[str]], quoting: Any) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=quoting, lineterminator="\r\n")
    writer.writerow(["key", "tier", "notes"])
    writer.writerows(rows)
    text = out.getvalue()
    read = table(text)
    assert not read.problems
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    assert [list(row.cells.values()) for row in read.rows] == [[cell.strip() for cell in row] for row in kept]
    lines = io.StringIO(text, newline="").readlines()
    for row, cells in zip(read.rows, kept, strict=True):
        for column, cell in zip(("key", "tier", "notes"), cells, strict=True):
            assert _cell_at(lines, row, column) == cell


def _cell_at(lines: list[str], row: Row, column: str) -> str:
    """The cell that starts where the row says, read by the csv module."""
    place = row.locate(column)
    rest = lines[place.line - 1][place.column - 1 :] + "".join(lines[place.line :])
    return (next(csv.reader(io.StringIO(rest, newline="")), []) or [""])[0]
