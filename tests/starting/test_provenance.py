"""A row more in the table of provenance."""

from __future__ import annotations

import pytest

from literature.sources.provenance import read_provenance
from literature.starting.provenance import NewRow, with_rows

HEAD = "key,tier,n_sources,sources,agreement,notes\n"


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("", ["m"]),
        (HEAD, ["m"]),
        (HEAD + "a,A,2,x | y,agree,\nz,B,1,x,,\n", ["a", "m", "z"]),
        (HEAD + "z,B,1,x,,\na,A,2,x | y,agree,\n", ["z", "a", "m"]),
        (HEAD + 'a,A,2,"x\n| y",agree,\nz,B,1,x,,', ["a", "m", "z"]),
        (HEAD + "a,A,1,x,,", ["a", "m"]),
        ("\n\n" + HEAD + "a,A,1,x,,\n", ["a", "m"]),
    ],
)
def test_the_row_stands_in_order(text: str, order: list[str]) -> None:
    new = with_rows(text, [NewRow("m", "B", 'https://a.example/1,2 ("record")', "a, b")])
    rows, problems = read_provenance("p.csv", new)
    assert not problems
    assert [row.key for row in rows] == order
    row = next(row for row in rows if row.key == "m")
    assert (row.tier, row.sources, row.notes) == ("B", ('https://a.example/1,2 ("record")',), "a, b")
    kept = new.replace(next(line for line in new.splitlines(keepends=True) if line.startswith("m,")), "")
    assert kept.rstrip() == (text or HEAD).rstrip(), "all else as it was"


def test_the_tables_own_columns_and_line_ends() -> None:
    new = with_rows("tier,key,extra\r\nA,a,1\r\n", [NewRow("m", "D", "x")])
    assert new == "tier,key,extra\r\nA,a,1\r\nD,m,\r\n"
