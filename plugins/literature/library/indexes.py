"""Works by author, year, type and venue: what the index pages list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from literature.library.given_names import GivenNames
from literature.model import Person, Reference
from literature.rebuilding.garbage_collector import without_collection
from literature.text.folding import distinct_words, fold, slug


@dataclass(frozen=True, slots=True)
class AuthorWorks:
    """One author or editor and the works that name them."""

    slug: str
    """Word for the address, unique."""
    person: Person
    """The fullest form of the name in the library."""
    names: tuple[Person, ...]
    """Every form of the name."""
    keys: tuple[str, ...]
    """Works, in the order of the library."""
    first_year: int | None
    last_year: int | None


class AuthorIndex:
    """Everyone who wrote or edited a work, and who wrote with whom."""

    def __init__(self, references: Mapping[str, Reference]) -> None:
        self._references = references
        self.authors: tuple[AuthorWorks, ...]
        """By surname."""
        with without_collection():
            self.authors = authors_of(references.values())
        self._by_slug = {author.slug: author for author in self.authors}
        self._slug_by_name = {name: author.slug for author in self.authors for name in author.names}
        self._slugs: dict[str, tuple[str, ...]] = {}

    def of(self, key: str) -> list[AuthorWorks]:
        """The authors of a work, in the order in which it names them."""
        return [self._by_slug[word] for word in self._slugs_of(key)]

    def coauthors(self, slug_: str) -> list[tuple[str, int]]:
        """Slugs of those who wrote with an author and how many works, most first."""
        shared: Counter[str] = Counter()
        for key in self._by_slug[slug_].keys:
            shared.update(self._slugs_of(key))
        del shared[slug_]
        return sorted(shared.items(), key=lambda item: (-item[1], item[0]))

    def _slugs_of(self, key: str) -> tuple[str, ...]:
        found = self._slugs.get(key)
        if found is None:
            creators = self._references[key].creators
            found = self._slugs[key] = tuple(dict.fromkeys(self._slug_by_name[person] for person in creators))
        return found


def authors_of(references: Iterable[Reference]) -> tuple[AuthorWorks, ...]:
    """Everyone who wrote or edited a work, by surname.

    `Wampold, B. E.` and `Wampold, Bruce E.` are one person as long as no other full name in the library fits the
    initials; names that could be two people's stay apart.
    """
    works: defaultdict[Person, list[Reference]] = defaultdict(list)
    for reference in references:
        for person in dict.fromkeys(reference.creators):
            works[person].append(reference)
    forms: defaultdict[Person, list[Person]] = defaultdict(list)
    canonical = _merge(works)
    for person in works:
        forms[canonical[person]].append(person)
    slugs = _slugs(forms)
    entries = [_author_works(slugs[person], person, names, works) for person, names in forms.items()]
    return tuple(sorted(entries, key=lambda entry: (fold(entry.person.family), fold(entry.person.given), entry.slug)))


def _author_works(
    slug_: str, person: Person, names: Sequence[Person], works: Mapping[Person, Sequence[Reference]]
) -> AuthorWorks:
    of_person = {reference.key: reference.year for name in names for reference in works[name]}
    years = [year for year in of_person.values() if year is not None]
    return AuthorWorks(
        slug=slug_,
        person=person,
        names=tuple(names),
        keys=tuple(of_person),
        first_year=min(years, default=None),
        last_year=max(years, default=None),
    )


def _merge(people: Iterable[Person]) -> dict[Person, Person]:
    """Each name to the fullest name of the same person."""
    # Only names with the same first initial can be one person's: a surname that thousands share stays cheap.
    alike: defaultdict[tuple[str, str, bool, str], list[tuple[Person, list[str]]]] = defaultdict(list)
    for person in people:
        given = fold(person.given).replace(".", " ").replace("-", " ").split()
        group = (fold(person.surname), fold(person.suffix), person.is_group, given[0][0] if given else "")
        alike[group].append((person, given))
    canonical: dict[Person, Person] = {}
    for group_ in alike.values():
        fullest = GivenNames()
        for person, given in sorted(group_, key=lambda item: (-len(item[0].given), item[0].given, item[0].family)):
            fitting = fullest.fitting(given)
            canonical[person] = fitting or person
            if fitting is None:
                fullest.add(given, person)
    return canonical


def _slugs(people: Iterable[Person]) -> dict[Person, str]:
    ordered = sorted(people, key=lambda p: (fold(p.surname), fold(p.given), p.surname, p.given, p.suffix))
    names = (slug(" ".join(part for part in (p.surname, p.given, p.suffix) if part)) for p in ordered)
    return dict(zip(ordered, distinct_words(names, "author"), strict=True))


def years_of(references: Iterable[Reference]) -> dict[int | None, tuple[str, ...]]:
    """Keys by year, latest first, works without a year last."""
    by_year: defaultdict[int | None, list[str]] = defaultdict(list)
    for reference in references:
        by_year[reference.year].append(reference.key)
    order = sorted(by_year, key=lambda year: (year is None, -(year or 0)))
    return {year: tuple(by_year[year]) for year in order}


def types_of(references: Iterable[Reference]) -> dict[str, tuple[str, ...]]:
    """Keys by entry type, types in alphabetical order."""
    by_type: defaultdict[str, list[str]] = defaultdict(list)
    for reference in references:
        by_type[reference.type].append(reference.key)
    return {type_: tuple(by_type[type_]) for type_ in sorted(by_type)}


def venues_of(references: Iterable[Reference]) -> dict[str, tuple[str, ...]]:
    """Keys by journal or book, under the name most often written; spellings that differ in case and accents are one."""
    by_venue: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for reference in references:
        name = reference.plain("journaltitle") or reference.plain("booktitle")
        if name:
            by_venue[fold(name)].append((name, reference.key))
    venues = {}
    for named in by_venue.values():
        spelling = Counter(name for name, _ in named).most_common(1)[0][0]
        venues[spelling] = tuple(key for _, key in named)
    return dict(sorted(venues.items(), key=lambda item: fold(item[0])))
