"""The JSON Schemas that the package publishes, and what they say of the columns of tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema

from literature.model import Problem, Rule, Severity
from literature.sources.tables import Row

INVALID_CELL = Rule("SRC011", "invalid-cell", Severity.WARNING, "A cell does not match the schema of its column.")


def schema_files() -> Iterator[tuple[str, str]]:
    """Name and text of every schema, in order of name."""
    for name in sorted(file.name for file in files("literature").joinpath("schemas").iterdir()):
        if name.endswith(".json"):
            yield name, files("literature").joinpath("schemas", name).read_text(encoding="utf-8")


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema of this name, without `.json`."""
    text = files("literature").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@dataclass(frozen=True)
class TableSchema:
    """What a schema says of the rows of a table."""

    columns: tuple[str, ...]
    """Columns that may occur, in the order in which they are written."""
    required: tuple[str, ...]
    _patterns: dict[str, str] = field(repr=False)

    @classmethod
    def of(cls, name: str) -> TableSchema:
        """That of the table `name.csv`."""
        found = schema(name)
        columns = found["properties"]
        patterns = {column: rule["pattern"] for column, rule in columns.items() if "pattern" in rule}
        return cls(tuple(columns), tuple(found["required"]), patterns)

    def faults(self, rows: Iterable[Row]) -> Iterator[Problem]:
        """A problem for each cell that does not match its column's pattern.

        Words of a fixed list (`enum`) are the readers' own to judge: they say what follows from a wrong one.
        """
        validators = {
            column: jsonschema.Draft202012Validator({"pattern": pattern}) for column, pattern in self._patterns.items()
        }
        is_valid: dict[tuple[str, str], bool] = {}
        for row in rows:
            for column, validator in validators.items():
                cell = row[column]
                if (column, cell) not in is_valid:
                    is_valid[column, cell] = validator.is_valid(cell)
                if not is_valid[column, cell]:
                    message = f"'{column}' is '{cell}', which its schema does not allow ({self._patterns[column]})"
                    yield INVALID_CELL.problem(message, row.locate(column))
