"""Reads `provenance.csv`: how each reference was checked."""

from __future__ import annotations

from sys import intern
from typing import get_args

from literature.model import Problem, Provenance, Rule, Severity, Tier
from literature.sources.schemas import TableSchema
from literature.sources.tables import read_table

DUPLICATE_PROVENANCE = Rule(
    "BIB021", "duplicate-provenance", Severity.ERROR, "The provenance table describes a key twice."
)
INVALID_TIER = Rule("BIB022", "invalid-tier", Severity.ERROR, "A tier is not A, B, C or D.")

_SCHEMA = TableSchema.of("provenance")
COLUMNS = _SCHEMA.columns
_TIERS: dict[str, Tier] = {tier: tier for tier in get_args(Tier)}


def read_provenance(path: str, text: str) -> tuple[tuple[Provenance, ...], tuple[Problem, ...]]:
    """Rows in file order, the first of each key, and what is wrong with the table.

    A row whose tier is not A, B, C or D is reported and left out: nothing is claimed for its reference.
    """
    table = read_table(path, text, COLUMNS, _SCHEMA.required)
    problems = [*table.problems, *_SCHEMA.faults(table.rows)]
    rows: dict[str, Provenance] = {}
    for row in table.rows:
        key, tier = row["key"], _TIERS.get(row["tier"].upper())
        if key in rows:
            message = f"'{key}' is described in line {rows[key].location.line} already; the first row counts"
            problems.append(DUPLICATE_PROVENANCE.problem(message, row.locate("key")))
            continue
        if tier is None:
            message = f"tier is '{row['tier']}'; expected {', '.join(_TIERS)}"
            problems.append(INVALID_TIER.problem(message, row.locate("tier")))
            continue
        sources = tuple(source.strip() for source in row["sources"].split(" | ") if source.strip())
        agreement = intern(row["agreement"])
        rows[key] = Provenance(intern(key), tier, sources, agreement, row["notes"], row.locate("key"))
    return tuple(rows.values()), tuple(problems)
