"""Places of an entry's fields, kept small."""

from __future__ import annotations

import pytest

from literature.model import FieldPlaces, Location

PLACES = {
    "author": Location("a.bib", 2, 3),
    "title": Location("a.bib", 70_000, 1),
    "year": Location("a.bib", 4, 90_000),
}


def test_they_are_a_mapping_of_locations() -> None:
    places = FieldPlaces("a.bib", PLACES)
    assert dict(places) == PLACES
    assert places == PLACES
    assert places == FieldPlaces("a.bib", dict(PLACES))
    assert places == FieldPlaces("a.bib", dict(reversed(PLACES.items())))
    assert places != FieldPlaces("b.bib", PLACES)
    assert places != FieldPlaces("a.bib", PLACES | {"year": Location("a.bib", 4, 2)})
    assert places != FieldPlaces("a.bib", {"year": Location("a.bib", 4, 90_000)})
    assert list(places) == ["author", "title", "year"]
    assert len(places) == 3
    assert "title" in places


def test_other_fields_have_no_place() -> None:
    places = FieldPlaces("a.bib", PLACES)
    assert "pages" not in places
    assert places.get("pages", Location("x")) == Location("x")
    with pytest.raises(KeyError, match="pages"):
        places["pages"]
    assert not FieldPlaces("a.bib", {})


def test_entries_set_out_alike_share_their_offsets() -> None:
    """What makes a library of a hundred thousand entries fit into memory."""
    above = FieldPlaces("a.bib", {"title": Location("a.bib", 2, 3), "year": Location("a.bib", 4, 3)})
    below = FieldPlaces("a.bib", {"title": Location("a.bib", 1002, 3), "year": Location("a.bib", 1004, 3)})
    assert above._offsets is below._offsets
    assert above != below
    assert below["year"] == Location("a.bib", 1004, 3)
