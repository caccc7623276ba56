"""The schemas are valid, agree with the readers, hold for our own files, and are published and wired."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
import yaml

from literature.build.site_build import SiteBuild
from literature.model import NoticeKind, ReadCertainty, Tier
from literature.settings import Settings
from literature.sources import findings, notices, provenance
from literature.sources.pages import kind_of
from literature.sources.schemas import TableSchema, schema, schema_files
from literature.sources.tables import read_table
from literature.vocabulary.page_kinds import page_kinds

NAMES = [name.removesuffix(".json") for name, _ in schema_files()]
KINDS = list(page_kinds())
TABLES = {"findings": findings.COLUMNS, "notices": notices.COLUMNS, "provenance": provenance.COLUMNS}


class _Loader(yaml.SafeLoader):
    """Dates stay text, as the schema wants them."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def resolved(kind: str) -> dict[str, Any]:
    """The schema of a kind with the one it points to put in its place."""
    pointer = schema(kind)["$ref"]
    assert pointer == f"front-matter.json#/$defs/{kind}"
    return {**schema("front-matter"), "$ref": f"#/$defs/{kind}"}


def test_there_is_one_for_every_kind_and_table() -> None:
    assert set(NAMES) == {*KINDS, *TABLES, "front-matter", "check-report", "differences", "editions", "edition-changes"}


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_valid(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))
    assert schema(name)["title"]


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_the_readers(name: str) -> None:
    found = schema(name)
    assert tuple(found["properties"]) == TABLES[name]
    assert set(found["required"]) <= set(found["properties"])
    assert all(column["type"] == "string" and column["description"] for column in found["properties"].values())


@pytest.mark.parametrize(
    ("table", "column", "values"),
    [
        ("findings", "read_certainty", get_args(ReadCertainty)),
        ("provenance", "tier", get_args(Tier)),
        ("notices", "kind", get_args(NoticeKind)),
    ],
)
def test_fixed_words_are_the_models(table: str, column: str, values: tuple[str, ...]) -> None:
    assert schema(table)["properties"][column]["enum"] == list(values)


@pytest.mark.parametrize("name", TABLES)
def test_our_own_tables_keep_to_them(name: str, root: Path) -> None:
    validator = jsonschema.Draft202012Validator(schema(name))
    with (root / "bibliography" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        faults = [error.message for row in csv.DictReader(file) for error in validator.iter_errors(row)]
    assert not faults


@pytest.mark.parametrize("kind", KINDS)
def test_our_own_front_matter_keeps_to_them(kind: str, root: Path) -> None:
    validator = jsonschema.Draft202012Validator(resolved(kind))
    checked = 0
    for path in sorted((root / "docs").rglob("*.md")):
        if kind_of(path.relative_to(root / "docs").as_posix(), Settings().kinds) == kind:
            front = re.match(r"---\n(.*?)^---\n", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
            assert front, path
            assert not [error.message for error in validator.iter_errors(yaml.load(front[1], _Loader))], path
            checked += 1
    assert checked


def test_a_cell_that_does_not_match() -> None:
    table = read_table("p.csv", "key,tier,n_sources\na,A,2\nb,A,two\nc,A,\nd,A,two\n", provenance.COLUMNS, ("key",))
    problems = list(TableSchema.of("provenance").faults(table.rows))
    assert [(p.rule, str(p.location)) for p in problems] == [
        ("invalid-cell", "p.csv:3:5"),
        ("invalid-cell", "p.csv:5:5"),
    ]
    assert "'n_sources' is 'two'" in problems[0].message


def test_a_site_publishes_them(toy_build: SiteBuild) -> None:
    published = {uri: make() for uri, make in toy_build.files.data_files.items() if uri.startswith("schemas/")}
    assert published == {f"schemas/{name}": text for name, text in schema_files()}


def test_a_page_with_a_wrong_value_is_told_by_the_schema() -> None:
    validator = jsonschema.Draft202012Validator(resolved("claim"))
    assert not list(validator.iter_errors({"verdict": "contested", "title": "A"}))
    assert list(validator.iter_errors({"verdict": "disputed"}))
    assert list(validator.iter_errors({"verdict": "contested", "verdct": 1}))
