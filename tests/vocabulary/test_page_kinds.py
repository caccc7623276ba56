"""The table of kinds of pages is whole: what a row names is there."""

from __future__ import annotations

import pytest

from literature.render.pieces.panels import ABOVE, BELOW
from literature.settings import Settings
from literature.sources.front_matter import known_keys
from literature.sources.schemas import schema
from literature.starting.starters import starter_of
from literature.vocabulary.page_kinds import PAGE, PLAIN, PageKind, page_kind, page_kinds


@pytest.mark.parametrize("kind", page_kinds().values(), ids=lambda kind: kind.name)
def test_no_row_lacks_what_it_names(kind: PageKind) -> None:
    assert kind.one[0].isupper()
    assert kind.many[0].isupper()
    assert all(kind.counted)
    assert kind.schema in schema("front-matter")["$defs"]
    assert "title" in known_keys(kind.name)
    assert not kind.above or kind.above in ABOVE
    assert not kind.below or kind.below in BELOW
    assert not kind.starter or starter_of(kind.starter)
    assert Settings().kinds[kind.folder] == kind.name


def test_nothing_is_made_for_no_kind() -> None:
    assert {kind.above for kind in page_kinds().values()} >= ABOVE.keys()
    assert {kind.below for kind in page_kinds().values()} >= BELOW.keys()


def test_rows_are_told_apart() -> None:
    kinds = [*page_kinds().values(), PAGE]
    for column in ("name", "many", "folder", "found_at"):
        assert len({getattr(kind, column) for kind in kinds}) == len(kinds)


def test_any_other_page_is_plain() -> None:
    assert page_kind("nonsense") is page_kind(PLAIN) is PAGE
    assert PLAIN not in page_kinds()
