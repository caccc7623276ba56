"""Which authors, years, types and venues have a page of their own, and the words that stand for them in addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from literature.library.indexes import AuthorWorks, authors_of, types_of, venues_of, years_of
from literature.model import Reference
from literature.text.folding import distinct_words, slug

LEAST_WORKS = 2
"""Works from which a group has a page: one that lists a single work says nothing that the page of the work does not."""
GROUP_FOLDERS = ("authors", "years", "types", "venues")


def year_word(year: int | None) -> str:
    """Word for the address of a year; `undated` for none."""
    return "undated" if year is None else str(year)


def type_words(types: Iterable[str]) -> list[str]:
    """Words for the addresses of entry types, in their order."""
    return distinct_words(map(slug, types), "type")


def venue_words(venues: Iterable[str]) -> list[str]:
    """Words for the addresses of journals and books, in their order."""
    return distinct_words(map(slug, venues), "venue")


def works_by_group(
    references: Mapping[str, Reference], authors: Iterable[AuthorWorks]
) -> dict[str, Mapping[str, tuple[str, ...]]]:
    """By folder and word, the keys of each group's works."""
    types, venues = types_of(references.values()), venues_of(references.values())
    return {
        "authors": {author.slug: author.keys for author in authors},
        "years": {year_word(year): keys for year, keys in years_of(references.values()).items()},
        "types": dict(zip(type_words(types), types.values(), strict=True)),
        "venues": dict(zip(venue_words(venues), venues.values(), strict=True)),
    }


def group_names(references: Mapping[str, Reference]) -> Iterator[str]:
    """`authors/darwin-charles` and the like, for each group that has a page."""
    for folder, groups in works_by_group(references, authors_of(references.values())).items():
        yield from (f"{folder}/{word}" for word, keys in groups.items() if len(keys) >= LEAST_WORKS)
