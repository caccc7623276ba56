"""The findings as files to take away: CSV for a spreadsheet, JSON for a program. Linked from the findings page."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from functools import partial

from literature.model import Finding, Library, Quantity
from literature.sources.findings import COLUMNS

CSV_NAME = "findings.csv"
JSON_NAME = "findings.json"
_FORMULA = re.compile(r"[=+\-@\t\r\n]")
_PLAIN_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)")


def findings_files(library: Library) -> dict[str, Callable[[], str]]:
    """What makes the text of each file, by name."""
    return {CSV_NAME: partial(_table, library), JSON_NAME: partial(_records, library)}


def _table(library: Library) -> str:
    """With the columns of the project's own table, so that rows can go back into it."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    rows = ([_safe_cell(_cell(finding, column)) for column in COLUMNS] for finding in library.findings.values())
    writer.writerows(rows)
    return table.getvalue()


def _records(library: Library) -> str:
    records = [_record(library, finding) for finding in library.findings.values()]
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def _cell(finding: Finding, column: str) -> str:
    if column == "interval":
        kept = finding.has_interval or finding.interval.kind != "confidence"
        return f"{finding.interval.level:g}% {finding.interval.kind}" if kept else ""
    value = getattr(finding, column)
    if isinstance(value, tuple):
        return "; ".join(value)
    return value.text if isinstance(value, Quantity) else str(value)


def _safe_cell(text: str) -> str:
    """The cell as a spreadsheet may open it: what it would run as a formula gets an apostrophe in front; numbers with a
    sign stay numbers."""
    return f"'{text}" if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


def _record(library: Library, finding: Finding) -> dict[str, object]:
    key = library.resolve(finding.key) or finding.key
    reference = library.references.get(key)
    return {
        "id": finding.id,
        "key": key,
        "doi": reference.plain("doi") if reference else "",
        "topic": finding.topic,
        "construct": finding.construct,
        "construct_group": finding.construct_group,
        "outcome": finding.outcome,
        "outcome_group": finding.outcome_group,
        "metric": {"id": finding.measure.id, "text": finding.metric, "qualifier": finding.qualifier},
        "value": _quantity(finding.value),
        "interval": {
            "kind": finding.interval.kind,
            "level": finding.interval.level,
            "low": finding.ci_low.number,
            "high": finding.ci_high.number,
        }
        if finding.has_interval
        else None,
        "k": _quantity(finding.k),
        "n": _quantity(finding.n),
        "heterogeneity": finding.heterogeneity,
        "direction": finding.direction,
        "design": finding.design,
        "literature": list(finding.literature),
        "year": finding.year,
        "locator": finding.locator,
        "source": finding.source,
        "read_certainty": finding.read_certainty,
        "notes": finding.notes,
    }


def _quantity(quantity: Quantity) -> dict[str, object] | None:
    """Number, relation and unit beside the text they were read from; `None` when nothing was given."""
    if not quantity:
        return None
    return {
        "text": quantity.text,
        "number": quantity.number,
        "relation": quantity.relation,
        "unit": quantity.unit,
    }
