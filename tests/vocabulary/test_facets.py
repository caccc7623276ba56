"""The table of facets is whole, and records are told by it alone."""

from __future__ import annotations

import pytest

from literature.vocabulary.catalog import ENGLISH
from literature.vocabulary.facets import FACETS, TEXT_FIELDS, Facet, record_kinds


@pytest.mark.parametrize("facet", FACETS.values(), ids=lambda facet: facet.id)
def test_no_row_lacks_a_column(facet: Facet) -> None:
    assert facet.label[0].isupper()
    assert facet.field.isalpha()
    assert facet.example
    assert bool(facet.known(ENGLISH)) or not facet.is_fixed


def test_names_do_not_clash() -> None:
    fields = [name for field in TEXT_FIELDS for name in (field.name, *field.also)]
    assert len(fields) == len(set(fields))
    assert not {facet.field for facet in FACETS.values()} & set(fields)
    parameters = [facet.parameter or facet.id for facet in FACETS.values()]
    assert len(set(parameters)) == len(parameters)
    assert not set(parameters) & {"q", "sort", "exact", "without"}


def test_kinds_of_results() -> None:
    assert list(record_kinds()) == ["concept", "summary", "reference", "claim", "finding", "reading", "path", "page"]
