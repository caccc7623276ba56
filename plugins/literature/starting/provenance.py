"""Adds rows to the table of provenance. `sources/provenance.py` reads it."""

from __future__ import annotations

import csv
import io

from literature.model import Tier
from literature.sources.provenance import COLUMNS

_AGREEMENT = "single full source"


def with_row(text: str, key: str, tier: Tier, source: str, notes: str = "") -> str:
    """The table with one more row, where the order of keys puts it when the table is in that order, else at its end.

    Every other row stays as it is, byte for byte; the new one has the table's own columns and line ends.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    if not text.strip():
        text = ",".join(COLUMNS) + line_end
    lines = io.StringIO(text, newline="").readlines()
    reader = csv.reader(lines)
    columns = [name.strip() for name in next(reader)]
    starts = [reader.line_num]
    keys = []
    place = columns.index("key") if "key" in columns else 0
    for cells in reader:
        keys.append(cells[place].strip() if len(cells) > place else "")
        starts.append(reader.line_num)
    values = {"key": key, "tier": tier, "n_sources": "1", "sources": source, "agreement": _AGREEMENT, "notes": notes}
    row = io.StringIO(newline="")
    csv.writer(row, lineterminator=line_end).writerow([values.get(name, "") for name in columns])
    at = len(lines)
    if keys == sorted(keys, key=str.casefold):
        at = next((starts[n] for n, known in enumerate(keys) if known.casefold() > key.casefold()), at)
    if lines[at - 1 :] and not lines[at - 1].endswith(("\n", "\r")):
        lines[at - 1] += line_end
    return "".join([*lines[:at], row.getvalue(), *lines[at:]])
