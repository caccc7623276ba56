"""The provenance table."""

from __future__ import annotations

from pathlib import Path

import pytest

from literature.model import Location
from literature.sources.provenance import read_provenance

HEADER = "key,tier,n_sources,sources,agreement,notes\n"


def test_the_toy_table(toy: Path) -> None:
    text = (toy / "bibliography/provenance.csv").read_text(encoding="utf-8")
    rows, problems = read_provenance("p.csv", text)
    assert not problems
    assert [row.key for row in rows][:2] == ["ainsley1978patterns", "bowman1988base"]
    first = rows[0]
    assert (first.tier, first.agreement, first.notes) == ("A", "agree", "")
    assert first.sources == ("https://catalog.example/1 (catalog)", "https://library.example/9 (library)")
    assert first.location == Location("p.csv", 2, 1)
    assert rows[4].notes == 'Pages < 400 & "front" matter not seen'


@pytest.mark.parametrize(
    ("rows", "kept", "problems"),
    [
        ("a,b,,,,\n", [("a", "B")], []),
        ("a,E,,,,\n", [], ["invalid-tier 2:3"]),
        ("a,,,,,\n", [], ["invalid-tier 2:3"]),
        ("a,B,,,,\na,C,,,,\n", [("a", "B")], ["duplicate-provenance 3:1"]),
        ("a,E,,,,\na,C,,,,\n", [("a", "C")], ["invalid-tier 2:3"]),
        ("a,B,,,\n", [("a", "B")], ["uneven-row 2:1"]),
        (",B,,,,\n", [("", "B")], []),
    ],
)
def test_rows(rows: str, kept: list[tuple[str, str]], problems: list[str]) -> None:
    read, found = read_provenance("p.csv", HEADER + rows)
    assert [(row.key, row.tier) for row in read] == kept
    assert [f"{p.rule} {p.location.line}:{p.location.column}" for p in found] == problems


def test_a_table_without_its_columns() -> None:
    rows, problems = read_provenance("p.csv", "name,grade\na,B\n")
    assert not rows
    assert {"unknown-column", "missing-column"} <= {problem.rule for problem in problems}


def test_no_table() -> None:
    assert read_provenance("p.csv", "") == ((), ())
