"""Examples of queries are taken from the site."""

from __future__ import annotations

from literature.model import Library
from literature.search.examples import example_queries
from literature.search.records import records_of
from literature.site.site import Site


def test_examples_find_something(toy_site: Site) -> None:
    records = records_of(toy_site, dict.fromkeys(toy_site.library.pages, ()))
    author, phrase, design, left_out = example_queries(toy_site.library, records)
    name, _, years = author.partition(" ")
    assert any(name.removeprefix("author:") in record.fields.get("author", "").lower() for record in records)
    assert years.startswith("year:")
    assert any(phrase.strip('"') in record.title.lower() for record in records)
    assert any(design.removeprefix("type:").strip('"') in record.facets.get("design", ()) for record in records)
    assert any(left_out.removeprefix("-type:") in record.facets.get("type", ()) for record in records)


def test_an_empty_site_has_none() -> None:
    assert example_queries(Library(), ()) == []
