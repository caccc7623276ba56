"""Examples of queries that find something on this site, which the search offers before anything is typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from literature.model import Library
from literature.search.records import Record
from literature.vocabulary.facets import FACETS


def example_queries(library: Library, records: Sequence[Record]) -> list[str]:
    """A field with years, a phrase, a value of a facet, and one left out, as far as the site has them."""
    return [*_author(library), *_phrase(library), *_types(records)]


def _author(library: Library) -> Iterator[str]:
    """The author of most works, by one word, with the years of these."""
    years: dict[str, list[int]] = {}
    for work in library.references.values():
        for person in work.creators:
            if work.year is not None and not person.is_group and person.family.isalpha():
                years.setdefault(person.family.lower(), []).append(work.year)
    if years:
        name = max(years, key=lambda name: (len(years[name]), name))
        yield f"author:{name} {FACETS['year'].field}:{min(years[name])}..{max(years[name])}"


def _phrase(library: Library) -> Iterator[str]:
    """The concept with a name of several words to which most pages link."""
    phrases = [page for page in library.concepts.values() if " " in page.title and '"' not in page.title]
    if phrases:
        page = max(phrases, key=lambda page: (len(library.links.get(page.uri, ())), page.title))
        yield f'"{page.title.lower()}"'


def _types(records: Sequence[Record]) -> Iterator[str]:
    """The most frequent kind of study, and a type of work to leave out."""
    for facet, sign in ((FACETS["design"], ""), (FACETS["type"], "-")):
        numbers = Counter(value for record in records for value in record.facets.get(facet.id, ()))
        if numbers:
            value = max(numbers, key=lambda value: (numbers[value], value))
            yield f'{sign}{facet.field}:"{value}"' if " " in value else f"{sign}{facet.field}:{value}"
