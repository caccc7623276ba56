from __future__ import annotations

import datetime

import pytest

from literature.model import Location, Permalink
from literature.sources.permalinks import read_permalinks, write_permalinks

DAY = datetime.date(2026, 11, 22)


def test_written_and_read_again() -> None:
    links = [
        Permalink("reference", "b", DAY, Location("")),
        Permalink("finding", "a\u2028b\x0b", DAY, Location("")),
        Permalink("letter", "b", DAY, Location(""), "1969a"),
        Permalink("anchor", "concepts/bond#evidence", DAY, Location("")),
    ]
    text = write_permalinks(links)
    again, problems = read_permalinks("permalinks.lock", text)
    assert not problems
    assert [(link.kind, link.name, link.value) for link in again] == [
        ("anchor", "concepts/bond#evidence", ""),
        ("finding", "a\u2028b\x0b", ""),
        ("letter", "b", "1969a"),
        ("reference", "b", ""),
    ]
    assert again[0].location == Location("permalinks.lock", 2)
    assert write_permalinks(reversed(again)) == text


@pytest.mark.parametrize(
    "line",
    ["reference\ta", "place\ta\t2026-11-22", "reference\ta\tyesterday", "letter\ta\t2026-11-22",
     "reference a 2026-11-22", "reference\t\t2026-11-22", "page\ta\t2026-11-22\tmore", "<<<<<<< HEAD"],
)  # fmt: skip
def test_lines_that_are_none(line: str) -> None:
    links, problems = read_permalinks("p.lock", f"# head\n{line}\nreference\tb\t2026-11-22\n")
    assert [(problem.rule, problem.location.line) for problem in problems] == [("malformed-lock", 2)]
    assert [link.name for link in links] == ["b"]
