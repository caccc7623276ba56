"""Adds rows to the table of provenance. `sources/provenance.py` reads it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from literature.model import Tier
from literature.sources.provenance import COLUMNS
from literature.sources.tables import records_as_written
from literature.text.line_ends import line_end_of

_AGREEMENT = "single full source"


@dataclass(frozen=True, slots=True)
class NewRow:
    """How a work that is added was checked."""

    key: str
    tier: Tier
    source: str
    notes: str = ""


def with_rows(text: str, rows: Iterable[NewRow]) -> str:
    """The table with more rows, each where the order of keys puts it when the table is in that order, else at its end.
    A row that has the key already, as an import that was broken off leaves it, gives way to the new one.

    Every other row stays as it is, byte for byte; new ones have the table's own columns and line ends.
    """
    line_end = line_end_of(text)
    head, columns, records = records_as_written(text, COLUMNS)
    place = columns.index("key") if "key" in columns else 0
    old = [(cells[place].strip() if len(cells) > place else "", row) for cells, row in records]
    is_sorted = [key for key, _ in old] == sorted((key for key, _ in old), key=str.casefold)
    new = {row.key: _written(row, columns, line_end) for row in rows}
    known = {key for key, _ in old}
    table = [(key, new.get(key, row)) for key, row in old]
    added = [(key, row) for key, row in new.items() if key not in known]
    table = sorted([*table, *added], key=lambda pair: pair[0].casefold()) if is_sorted else [*table, *added]
    rows_of_text = [head, *(row for _, row in table)]
    # The last row of a file may lack its line end.
    return "".join(row if row.endswith(("\n", "\r")) else row + line_end for row in rows_of_text)


def _written(row: NewRow, columns: Iterable[str], line_end: str) -> str:
    values = {"key": row.key, "tier": row.tier, "n_sources": "1", "sources": row.source, "agreement": _AGREEMENT}
    values["notes"] = row.notes
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator=line_end).writerow([values.get(name, "") for name in columns])
    return line.getvalue()
