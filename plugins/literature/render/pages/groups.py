"""Works that share an author, a year, a type or a venue, as `render/pages/group_pages.py` shows them."""

from __future__ import annotations

from dataclasses import dataclass

from literature.library import AuthorIndex, AuthorWorks, types_of, venues_of, years_of
from literature.library.groups import type_words, venue_words, year_word
from literature.model import Library
from literature.site.site import Site
from literature.text.filing import filed, filed_title
from literature.text.folding import fold
from literature.vocabulary.catalog import Catalog
from literature.vocabulary.entry_types import type_name


@dataclass(frozen=True, slots=True)
class Group:
    """Works of one author, year, type or venue."""

    slug: str
    title: str
    name: str
    """As the index of such groups lists it: an author by the surname."""
    word: str
    """What it is filed under there, folded."""
    keys: tuple[str, ...]
    note: str = ""
    """Years of an author's works."""


def author_index(site: Site) -> AuthorIndex:
    """The authors of a site's works, found once for a build."""
    references = site.library.references
    return site.cache.of("authors", references, lambda: AuthorIndex(references))


def author_groups(authors: AuthorIndex, language: str) -> tuple[Group, ...]:
    """A group for each author, by surname in the order of the language."""

    def order(author: AuthorWorks) -> tuple[str, str, str]:
        return filed(author.person.family, language), filed(author.person.given, language), author.slug

    return tuple(
        Group(
            slug=author.slug,
            title=str(author.person),
            name=_inverted(author),
            word=", ".join(filter(None, order(author)[:2])),
            keys=author.keys,
            note=_years(author.first_year, author.last_year),
        )
        for author in sorted(authors.authors, key=order)
    )


def year_groups(library: Library, catalog: Catalog) -> tuple[Group, ...]:
    """A group for each year, latest first; they are too few to be filed under anything."""
    years = years_of(library.references.values())
    named = ((year, catalog.gettext("No date") if year is None else str(year), keys) for year, keys in years.items())
    return tuple(Group(year_word(year), name, name, "", keys) for year, name, keys in named)


def type_groups(library: Library, catalog: Catalog) -> tuple[Group, ...]:
    """A group for each type of work."""
    types = types_of(library.references.values())
    words = type_words(types)
    return tuple(
        Group(word, name := type_name(type_, catalog), name, fold(name), keys)
        for word, (type_, keys) in zip(words, types.items(), strict=True)
    )


def venue_groups(library: Library, language: str) -> tuple[Group, ...]:
    """A group for each journal or book that works stand in, by name, without an article that this begins with."""
    venues = venues_of(library.references.values())
    words = venue_words(venues)
    groups = (
        Group(word, name, name, filed_title(name, language), keys)
        for word, (name, keys) in zip(words, venues.items(), strict=True)
    )
    return tuple(sorted(groups, key=lambda group: group.word))


def _inverted(author: AuthorWorks) -> str:
    person = author.person
    return ", ".join(part for part in (person.surname, person.given, person.suffix) if part)


def _years(first: int | None, last: int | None) -> str:
    if first is None:
        return ""
    return str(first) if first == last else f"{first}–{last}"
