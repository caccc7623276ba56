"""The table of types is whole, names only what other formats have, and is the only one."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import get_args

import pytest
import yaml

from literature.checks.bibliography import unknown_type
from literature.model import Library
from literature.sources.bibtex import read_bibliography
from literature.vocabulary.catalog import ENGLISH
from literature.vocabulary.entry_fields import KNOWN_FIELDS
from literature.vocabulary.entry_types import (
    ENTRY_TYPES,
    NO_WORKS,
    SUBTYPES,
    TYPE_ALIASES,
    ApaKind,
    EntryType,
    ForeignNames,
    Inheritance,
    entry_type,
    type_name,
)

KNOWN = {
    format_: set(names.split())
    for format_, names in yaml.safe_load(Path(__file__).with_name("types.yml").read_text("utf-8")).items()
}
TELLING = {
    name
    for name in (*ENTRY_TYPES, *TYPE_ALIASES)
    if name.startswith(("in", "mv", "supp", "leg", "book", "tech", "phd", "masters", "juris", "period", "collection"))
} - {"book"}
"""Names that are types and nothing else; `report`, `review` and their like are words of many lists."""


@pytest.mark.parametrize("row", ENTRY_TYPES.values(), ids=lambda row: row.name)
def test_no_row_lacks_a_column(row: EntryType) -> None:
    assert row.one[0].isupper()
    assert row.many[0].isupper()
    assert row.apa in get_args(ApaKind)
    assert row.inherits in get_args(Inheritance)
    assert all(field in KNOWN_FIELDS for alternatives in row.required for field in alternatives)
    assert_known(row.names)


@pytest.mark.parametrize("names", SUBTYPES.values(), ids=map("-".join, SUBTYPES))
def test_names_of_subtypes(names: ForeignNames) -> None:
    assert_known(names)


def assert_known(names: ForeignNames) -> None:
    assert names.bibtex in KNOWN["bibtex"]
    assert names.ris in KNOWN["ris"]
    assert names.csl in KNOWN["csl"]
    assert names.zotero in KNOWN["zotero"]


def test_every_type_of_biblatex_has_a_row() -> None:
    assert KNOWN["biblatex"] <= ENTRY_TYPES.keys() | NO_WORKS
    assert {type_ for type_, _ in TYPE_ALIASES.values()} <= ENTRY_TYPES.keys()
    assert {type_ for type_, _ in SUBTYPES} <= ENTRY_TYPES.keys()


def test_rows_are_told_apart() -> None:
    assert list(ENTRY_TYPES) == sorted(ENTRY_TYPES)
    assert len({row.many for row in ENTRY_TYPES.values()}) == len(ENTRY_TYPES)
    for codes in ("from_ris", "from_csl"):
        read = [code for row in ENTRY_TYPES.values() for code in getattr(row, codes).split()]
        assert len(read) == len(set(read))


def test_what_is_written_is_read_as_the_type_that_most_often_writes_it() -> None:
    for row in ENTRY_TYPES.values():
        for code in row.from_ris.split():
            assert code in KNOWN["ris"] | {"UNPB"}
        assert set(row.from_csl.split()) <= KNOWN["csl"]


def test_older_and_unknown_names() -> None:
    assert entry_type("phdthesis").name == "thesis"
    assert entry_type("nonsense").name == "misc"
    assert (type_name("article", ENGLISH), type_name("nonsense", ENGLISH)) == ("Journal articles", "Nonsense")


@pytest.mark.parametrize("name", [*ENTRY_TYPES, *TYPE_ALIASES])
def test_no_type_of_the_table_is_unknown_to_the_checks(name: str) -> None:
    bibliography = read_bibliography([("a.bib", f"@{name}{{a, title = {{T}}, date = {{2001}}}}")])
    library = Library({reference.key: reference for reference in bibliography.references})
    assert library.references
    assert unknown_type.find is not None
    assert list(unknown_type.find(library)) == []


def test_no_other_module_holds_types(root: Path) -> None:
    package = root / "plugins/literature"
    found = [
        f"{path.relative_to(root)}:{line}"
        for path in package.rglob("*.py")
        if path != package / "vocabulary/entry_types.py"
        for line in lists_of_types(path.read_text(encoding="utf-8"))
    ]
    assert not found


def lists_of_types(source: str) -> list[int]:
    """Lines of literals that name four types or more."""
    found = []
    for node in ast.walk(ast.parse(source)):
        items = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", ())
        names = {item.value for item in items if isinstance(item, ast.Constant)}
        if len(names & TELLING) >= 4:
            found.append(node.lineno)  # type: ignore[attr-defined]
    return found


def test_the_test_sees_a_list() -> None:
    assert lists_of_types('A = {"inbook", "incollection", "suppbook", "mvbook"}') == [1]
    assert lists_of_types('A = {"report", "review", "book", "software"}') == []
