"""Reads and writes `notices.csv`: retractions, corrections and expressions of concern about works in the library."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable
from typing import get_args

from literature.model import Notice, NoticeKind, Problem, Rule, Severity
from literature.sources.schemas import TableSchema
from literature.sources.tables import read_table

INVALID_NOTICE = Rule(
    "BIB024", "invalid-notice", Severity.ERROR, "A notice is of no known kind, or its date cannot be read."
)

_SCHEMA = TableSchema.of("notices")
COLUMNS = _SCHEMA.columns
KINDS: dict[str, NoticeKind] = {kind: kind for kind in get_args(NoticeKind)}


def read_notices(path: str, text: str) -> tuple[tuple[Notice, ...], tuple[Problem, ...]]:
    """Rows in file order and what is wrong with the table.

    A row of an unknown kind is reported and left out; a date that cannot be read is reported and left empty.
    """
    table = read_table(path, text, COLUMNS, _SCHEMA.required)
    problems = list(table.problems)
    notices: list[Notice] = []
    for row in table.rows:
        kind = KINDS.get(row["kind"].lower().replace("_", " ").replace("-", " "))
        if kind is None:
            message = f"kind is '{row['kind']}'; expected {', '.join(KINDS)}"
            problems.append(INVALID_NOTICE.problem(message, row.locate("kind")))
            continue
        date = None
        if row["date"]:
            try:
                date = datetime.date.fromisoformat(row["date"])
            except ValueError:
                message = f"date is '{row['date']}'; expected a date such as 2026-01-31"
                problems.append(INVALID_NOTICE.problem(message, row.locate("date")))
        notices.append(Notice(row["key"], kind, date, row["source"], row["notes"], row.locate("key")))
    return tuple(notices), tuple(problems)


def write_notices(notices: Iterable[Notice]) -> str:
    """The table as text, in order of key, date and kind."""
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(COLUMNS)
    ordered = sorted(notices, key=lambda n: (n.key, n.date or datetime.date.max, n.kind, n.source))
    writer.writerows(
        (notice.key, notice.kind, notice.date.isoformat() if notice.date else "", notice.source, notice.notes)
        for notice in ordered
    )
    return output.getvalue()
