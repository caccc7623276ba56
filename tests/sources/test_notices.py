from __future__ import annotations

import datetime

from literature.model import Location, Notice
from literature.sources.notices import read_notices, write_notices

HEAD = "key,kind,date,source,notes\n"


def test_rows_are_read_with_their_places() -> None:
    notices, problems = read_notices("n.csv", HEAD + 'a,Retraction,2021-03-04,10.1/x,"one, two"\nb,correction,,u,\n')
    assert not problems
    assert notices == (
        Notice("a", "retraction", datetime.date(2021, 3, 4), "10.1/x", "one, two", Location("n.csv", 2)),
        Notice("b", "correction", None, "u", "", Location("n.csv", 3)),
    )


def test_kinds_in_other_spellings() -> None:
    notices, problems = read_notices("n.csv", HEAD + "a,expression_of_concern,,u,\nb,Expression-of-Concern,,u,\n")
    assert not problems
    assert {notice.kind for notice in notices} == {"expression of concern"}


def test_what_cannot_be_used_is_reported() -> None:
    notices, problems = read_notices("n.csv", HEAD + "a,gossip,,u,\nb,retraction,soon,u,\n")
    assert [(p.rule, str(p.location)) for p in problems] == [
        ("invalid-notice", "n.csv:2:3"),
        ("invalid-notice", "n.csv:3:14"),
    ]
    assert [(notice.key, notice.date) for notice in notices] == [("b", None)]


def test_missing_column() -> None:
    _, problems = read_notices("n.csv", "key,kind\na,retraction\n")
    assert [problem.rule for problem in problems] == ["missing-column"]


def test_written_and_read_again() -> None:
    day = datetime.date(2021, 3, 4)
    notices = (
        Notice("b", "correction", day, "https://doi.org/10.1/c", 'a "quoted", note', Location("")),
        Notice("a", "retraction", None, "x", "", Location("")),
    )
    text = write_notices(notices)
    again, problems = read_notices("n.csv", text)
    assert not problems
    assert [(n.key, n.kind, n.date, n.source, n.notes) for n in again] == [
        ("a", "retraction", None, "x", ""),
        ("b", "correction", day, "https://doi.org/10.1/c", 'a "quoted", note'),
    ]
    assert write_notices(again) == text
