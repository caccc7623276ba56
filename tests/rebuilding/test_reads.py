"""What pages ask of a library can be noted, whatever they ask for."""

from __future__ import annotations

from dataclasses import fields

from literature.model import Library
from literature.rebuilding.reads import Reads, parts_of, watched_library


def test_every_part_answers_to_a_key_that_it_has_not() -> None:
    sources = parts_of(Library())
    assert {"references", "handles"} < sources.keys()
    for source in sources.values():
        assert source.answer("nothing") == source.answer("neither")


def test_what_is_no_mapping_is_as_it_was() -> None:
    library = Library(handles=frozenset({"jenny_x"}))
    watched = watched_library(library, reads := Reads(parts_of(library)))
    assert "jenny_x" in watched.handles
    assert "saltweb" not in watched.handles
    assert reads.asked == {"handles": ["jenny_x", "saltweb"]}
    assert reads.hold(parts_of(Library(handles=frozenset({"jenny_x", "other"}))))
    assert not reads.hold(parts_of(Library(handles=frozenset({"saltweb"}))))
    others = {field.name for field in fields(Library)} - parts_of(library).keys() - {"policy"}
    assert others >= {"editions", "permalinks"}
    assert all(getattr(watched, name) is getattr(library, name) for name in others)
