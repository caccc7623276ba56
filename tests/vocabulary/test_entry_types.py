"""The table of types is whole, names only what other formats have, and is the only one."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import get_args

import pytest
from tests.cases import read_cases
from tests.syntax import of_the_package, tree_of

from literature.checks.bibliography import unknown_type
from literature.model import Library
from literature.sources.bibtex import read_bibliography
from literature.vocabulary.catalog import ENGLISH
from literature.vocabulary.entry_fields import KNOWN_FIELDS
from literature.vocabulary.entry_type import ApaKind, Inheritance
from literature.vocabulary.entry_types import (
    ENTRY_TYPES,
    NO_WORKS,
    SUBTYPES,
    TYPE_ALIASES,
    entry_type,
    kinds_read,
    type_name,
)
from literature.vocabulary.foreign_names import ForeignNames, Format, Subtype

KNOWN = {format_: set(names.split()) for format_, names in read_cases(Path(__file__).with_name("types.yml")).items()}
TELLING = {
    name
    for name in (*ENTRY_TYPES, *TYPE_ALIASES)
    if name.startswith(("in", "mv", "supp", "leg", "book", "tech", "phd", "masters", "juris", "period", "collection"))
} - {"book"}
"""Names that are types and nothing else; `report`, `review` and their like are words of many lists."""


def test_no_row_lacks_a_column() -> None:
    for name, row in ENTRY_TYPES.items():
        assert row.one[0].isupper(), name
        assert row.many[0].isupper(), name
        assert row.apa in get_args(ApaKind), name
        assert row.inherits in get_args(Inheritance), name
        assert all(field in KNOWN_FIELDS for alternatives in row.required for field in alternatives), name
        assert_known(row.names)


@pytest.mark.parametrize("row", SUBTYPES.values(), ids=map("-".join, SUBTYPES))
def test_names_of_subtypes(row: Subtype) -> None:
    assert_known(row.names)


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
    for format_ in get_args(Format):
        read = [name for row in (*ENTRY_TYPES.values(), *SUBTYPES.values()) for name in row.read.names(format_)]
        assert len(read) == len(set(read))


def test_names_that_are_read_are_names_of_their_format() -> None:
    assert kinds_read("ris").keys() <= KNOWN["ris"] | {"UNPB"}
    assert kinds_read("csl").keys() <= KNOWN["csl"]


def test_every_type_of_csl_and_almost_every_one_of_ris_is_read() -> None:
    assert KNOWN["csl"] - kinds_read("csl").keys() == {"collection", "event"}
    assert KNOWN["ris"] - kinds_read("ris").keys() == {"ANCIENT", "CTLG", "DBASE", "EQUA", "GRNT", "SER"}


@pytest.mark.parametrize("format_", ["ris", "csl"])
def test_what_is_written_is_read_as_a_kind_that_writes_it(format_: Format) -> None:
    """But `ADVS`, which is any audiovisual material to others and a performance only to us."""
    for name, (written, subtype) in kinds_read(format_).items():
        row = SUBTYPES[written, subtype] if subtype else entry_type(written)
        if getattr(row.names, format_) != name and name != "ADVS":
            assert name not in {getattr(other.names, format_) for other in ENTRY_TYPES.values()}


def test_older_and_unknown_names() -> None:
    assert entry_type("phdthesis").name == "thesis"
    assert entry_type("nonsense").name == "misc"
    assert (type_name("article", ENGLISH), type_name("nonsense", ENGLISH)) == ("Journal articles", "Nonsense")


def test_no_type_of_the_table_is_unknown_to_the_checks() -> None:
    names = (*ENTRY_TYPES, *TYPE_ALIASES)
    entries = "\n".join(f"@{name}{{{name}, title = {{T}}, date = {{2001}}}}" for name in names)
    references = read_bibliography([("a.bib", entries)]).references
    library = Library({reference.key: reference for reference in references})
    assert library.references.keys() == {*names}
    assert unknown_type.find is not None
    assert list(unknown_type.find(library)) == []


@of_the_package
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
    for node in ast.walk(tree_of(source)):
        items = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", ())
        names = {item.value for item in items if isinstance(item, ast.Constant)}
        if len(names & TELLING) >= 4:
            found.append(node.lineno)  # type: ignore[attr-defined]
    return found


def test_the_test_sees_a_list() -> None:
    assert lists_of_types('A = {"inbook", "incollection", "suppbook", "mvbook"}') == [1]
    assert lists_of_types('A = {"report", "review", "book", "software"}') == []
