"""The table of kinds of pages is whole: what a row names is there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from literature.extensions import Extension
from literature.render.pieces.panels import CARDS, LISTS
from literature.settings import Settings
from literature.sources.front_matter import known_keys
from literature.sources.schemas import schema, schema_files
from literature.starting.starters import starter_of
from literature.vocabulary.page_kinds import PAGE, PAGE_KINDS, PLAIN, PageKind, page_kind, page_kinds


@pytest.mark.parametrize("kind", page_kinds().values(), ids=lambda kind: kind.name)
def test_no_row_lacks_what_it_names(kind: PageKind) -> None:
    assert kind.one[0].isupper()
    assert kind.many[0].isupper()
    assert all(kind.counted)
    assert kind.name in schema("front-matter")["$defs"]
    assert "title" in known_keys(kind.name)
    assert starter_of(kind) != starter_of(PAGE)
    assert Settings().kinds[kind.folder] == kind.name


def test_nothing_is_made_for_no_kind() -> None:
    assert page_kinds().keys() >= {*CARDS, *LISTS}


def test_rows_are_told_apart() -> None:
    kinds = [*page_kinds().values(), PAGE]
    for column in ("name", "many", "folder", "found_at"):
        assert len({getattr(kind, column) for kind in kinds}) == len(kinds)


def test_any_other_page_is_plain() -> None:
    assert page_kind("nonsense") is page_kind(PLAIN) is PAGE
    assert PLAIN not in page_kinds()


BUOY = PageKind("buoy", "Buoy", "Buoys", "buoys", ("%(num)s buoy", "%(num)s buoys"), "buoy", front_matter={})


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"name": "buoys"}, "is a kind 'buoys'; expected the name of its entry point"),
        ({"one": ""}, "lacks one of its names for readers"),
        ({"beside": None}, "lacks one of its names for readers"),
        ({"counted": ("", "")}, "lacks 'counted'; expected one and several"),
        ({"counted": ("%(no)s buoy", "buoys")}, "lacks 'counted'"),
        ({"counted": "%(num)s"}, "lacks 'counted'"),
        ({"folder": ""}, "has the folder ''; expected such as 'instruments'"),
        ({"folder": "../x"}, "has the folder '../x'"),
        ({"folder": "concepts"}, "has the folder or the name for readers of the kind 'concept'"),
        ({"many": "Claims"}, "of the kind 'claim'"),
        ({"says_first": ("title",)}, "has other values in 'says_first' than key point, reason, description, opening"),
        ({"found_at": "last"}, "has no number 'found_at' or 'cites_at'"),
        ({"cites_at": None}, "has no number 'found_at' or 'cites_at'"),
        ({"starter": None}, "has a value of the type 'NoneType' as 'starter'; expected Markdown"),
        ({"card": "html"}, "has something else than functions as 'card' and 'lists'"),
        ({"front_matter": []}, "has a value of the type 'list' as 'front_matter'; expected a JSON Schema"),
        ({"front_matter": {"properties": ["key"]}}, "expected a JSON Schema with 'properties'"),
        (
            {"front_matter": {"properties": {"key": {"type": "word"}}}},
            "that is no JSON Schema: 'word'",
        ),
        ({"front_matter": {"properties": {"key": {"$ref": "x"}}}}, "refers to another schema"),
    ],
)
def test_a_kind_of_a_package_that_cannot_be_used(changes: dict[str, Any], says: str) -> None:
    assert PAGE_KINDS.fault_of(Extension("buoy", "mine 1", BUOY), ()) == ""
    assert says in PAGE_KINDS.fault_of(Extension("buoy", "mine 1", replace(BUOY, **changes)), ())


@pytest.mark.parametrize("name", ["page", "summary", "reference", "findings", "names", "Buoy", "two words", ""])
def test_a_name_that_a_kind_of_a_package_cannot_have(name: str) -> None:
    added = Extension(name, "mine 1", replace(BUOY, name=name))
    assert "has a name that is taken" in PAGE_KINDS.fault_of(added, ())


def test_two_packages_cannot_have_one_folder() -> None:
    added = Extension("buoy", "mine 1", BUOY)
    assert "of the kind 'other'" in PAGE_KINDS.fault_of(added, (replace(BUOY, name="other", many="Others"),))


def test_reserved_names_are_those_that_schemas_use() -> None:
    defined = schema("front-matter")["$defs"].keys()
    published = {name.removesuffix(".json") for name, _ in schema_files()}
    for name in (defined | published) - page_kinds().keys():
        assert "name that is taken" in PAGE_KINDS.fault_of(Extension(name, "mine 1", replace(BUOY, name=name)), ())
