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
from literature.vocabulary.page_kinds import PAGE_KINDS, PageKind, page_kinds

INVALID_CELL = Rule("SRC011", "invalid-cell", Severity.WARNING, "A cell does not match the schema of its column.")


def schema_files() -> Iterator[tuple[str, str]]:
    """Name and text of every schema, in order of name: those of the package, and one for each kind of page."""
    folder = files("literature").joinpath("schemas")
    found = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".json")}
    found |= {f"{name}.json": _of_kind(kind) for name, kind in page_kinds().items()}
    yield from sorted(found.items())


def _of_kind(kind: PageKind) -> str:
    """Points to the definition of the kind's front matter, or holds it."""
    about = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Front matter of a {kind.one.lower()}",
    }
    definition = own_definition(kind, "front-matter.json#/$defs/page")
    refers = {"$ref": f"front-matter.json#/$defs/{kind.name}"}
    return json.dumps(about | (refers if definition is None else definition), ensure_ascii=False, indent=2) + "\n"


def own_definition(kind: PageKind, page: str) -> dict[str, Any] | None:
    """What front matter of a kind of another package may hold; None for ours, which `schemas/front-matter.json` has.
    `page` refers to the definition of what every page may hold."""
    if kind.front_matter is None and kind.name not in PAGE_KINDS.installed().by_name:
        return None
    base = {"type": "object", "allOf": [{"$ref": page}], "properties": {}}
    return {**base, **(kind.front_matter or {}), "unevaluatedProperties": False}


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema of this name, without `.json`."""
    found: dict[str, Any] = json.loads(dict(schema_files())[f"{name}.json"])
    return found


def columns_of(table: str) -> list[tuple[str, str]]:
    """Name and description of each column of a table, in the order in which they are written."""
    return [(name, column.get("description", "")) for name, column in schema(table)["properties"].items()]


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
