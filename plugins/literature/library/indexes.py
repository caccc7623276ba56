"""Works by author, year, type and venue: what the index pages list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from literature.model import Person, Reference
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
    coauthors: tuple[tuple[str, int], ...]
    """Slugs of co-authors with the number of shared works, most first."""
    first_year: int | None
    last_year: int | None


def authors_of(references: Iterable[Reference]) -> tuple[AuthorWorks, ...]:
    """Everyone who wrote or edited a work, by surname.

    `Wampold, B. E.` and `Wampold, Bruce E.` are one person as long as no other full name in the library fits the
    initials; names that could be two people's stay apart.
    """
    works: defaultdict[Person, list[Reference]] = defaultdict(list)
    for reference in references:
        for person in dict.fromkeys(reference.creators):
            works[person].append(reference)
    canonical = _merge(works)
    keys: defaultdict[Person, dict[str, Reference]] = defaultdict(dict)
    for person, references_of in works.items():
        keys[canonical[person]].update((reference.key, reference) for reference in references_of)
    slugs = _slugs(keys)
    forms: defaultdict[Person, list[Person]] = defaultdict(list)
    for person in works:
        forms[canonical[person]].append(person)
    entries = [
        _author_works(person, forms[person], list(of_person.values()), canonical, slugs)
        for person, of_person in keys.items()
    ]
    return tuple(sorted(entries, key=lambda entry: (fold(entry.person.family), fold(entry.person.given), entry.slug)))


def _author_works(
    person: Person,
    names: Sequence[Person],
    works: Sequence[Reference],
    canonical: Mapping[Person, Person],
    slugs: Mapping[Person, str],
) -> AuthorWorks:
    together = Counter(
        slugs[other] for work in works for other in {canonical[creator] for creator in work.creators} - {person}
    )
    years = [work.year for work in works if work.year is not None]
    return AuthorWorks(
        slug=slugs[person],
        person=person,
        names=tuple(names),
        keys=tuple(work.key for work in works),
        coauthors=tuple(sorted(together.items(), key=lambda item: (-item[1], item[0]))),
        first_year=min(years, default=None),
        last_year=max(years, default=None),
    )


def _merge(people: Iterable[Person]) -> dict[Person, Person]:
    """Each name to the fullest name of the same person."""
    by_surname: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        by_surname[fold(person.surname) + "|" + fold(person.suffix)].append(person)
    canonical: dict[Person, Person] = {}
    for same_surname in by_surname.values():
        fullest: list[Person] = []
        for person in sorted(same_surname, key=lambda person: (-len(person.given), person.given, person.family)):
            fitting = [other for other in fullest if _is_same_person(person, other)]
            canonical[person] = fitting[0] if len(fitting) == 1 else person
            if len(fitting) != 1:
                fullest.append(person)
    return canonical


def _is_same_person(shorter: Person, fuller: Person) -> bool:
    """Whether each given name of the shorter form is the fuller form's, or its initial."""
    if shorter.is_group != fuller.is_group:
        return False
    short, full = (fold(p.given).replace(".", " ").replace("-", " ").split() for p in (shorter, fuller))
    if not short:
        return not full
    return len(short) <= len(full) and all(
        name == other if len(name) > 1 and len(other) > 1 else name[0] == other[0]
        for name, other in zip(short, full, strict=False)
    )


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
