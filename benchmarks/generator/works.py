"""Entries of a bibliography: types, venues, titles, LaTeX and abstracts as they stand in real `.bib` files."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .people import Author, Authors
from .prose import Prose
from .vocabulary import Vocabulary, Zipf

_TYPES = (("article",) * 62 + ("incollection",) * 14 + ("book",) * 9 + ("phdthesis",) * 4 + ("techreport",) * 4
          + ("inproceedings",) * 4 + ("online",) * 3)  # fmt: skip
_JOURNALS = ("Journal of {a} {n}", "Archives of {n}", "{a} {n} Review", "Advances in {a} {n}", "{n} \\& {n}",
             "International Journal of {n}", "{n}")  # fmt: skip
_TITLES = (
    "{a} {n} and {n} in {n}: {d}",
    "{n} and {n} among {a} {p}",
    "The {n} of {a} {n}: {d}",
    "{n}, {n}, and {a} {p}",
    "Does {a} {n} explain {n} after {n}?",
    "{n} in {p}",
    "``{a} {n}'' and the {n} of {n}--{n} research",
    "{n}: {d} of {n}",
)
_DESIGNS = """a meta-analysis|a longitudinal study|a randomized trial|a qualitative study|a systematic review|
two replications|a daily diary study|a task analysis|a measurement study|a pilot study|a case series|a reply
""".replace("\n", "").split("|")
_PEOPLE = """adults adolescents children couples families veterans refugees nurses students mothers fathers infants
clinicians trainees prisoners migrants twins siblings caregivers widows""".split()
_PROTECTED = ("{DSM-IV}", "{PTSD}", "{AAI}", "{US}", "{EEG}", "{North America}", "{Bowlby}")
_LATEX_WORDS = ("\\emph{in vivo}", "$\\beta$", "\\textit{post hoc}", "$r = .30$", "R\\&D")
_PUBLISHERS = ("Meadow Press", "Northern University Press", "Hill \\& Sons", "{Clinical Books}", "Verlag am See")
_CITIES = ("Boston, MA", "London", "Z{\\\"u}rich", "New York, NY", "Utrecht")  # fmt: skip
_AGAIN = 0.07
_SMALL = frozenset("a and the of in among after does".split())


@dataclass(frozen=True, slots=True)
class Work:
    """One entry: what pages need to know of it, and its text."""

    key: str
    type: str
    pages: tuple[int, int]
    """First and last page; zeros where it has none."""
    entry: str
    """BibTeX."""


def bibliography(size: int, seed: int = 1) -> str:
    """BibTeX of `size` works."""
    return "\n".join(work.entry for work in made_works(size, seed))


def made_works(size: int, seed: int = 1, mark: str = "") -> Iterator[Work]:
    """So many works with different keys, which all hold `mark`."""
    chance = random.Random(f"works {size} {seed}")
    prose = Prose(Vocabulary.of(seed), chance)
    authors = Authors(size, seed)
    venues = Zipf(_venues(prose, max(12, int(size**0.6))), 1.0, 1)
    keys: set[str] = set()
    collections: list[str] = []
    for number in range(size):
        # The first chapters need volumes to stand in.
        type_ = "collection" if number % 60 == 3 else chance.choice(_TYPES)
        # Some write two or three works a year together, which only letters after the year tell apart.
        if number == 0 or chance.random() > _AGAIN:
            team = authors.team(chance)
            year = int(2026 - min(76, chance.expovariate(1 / 15)))
        title = _title(prose, number)
        key = _key(team[0], year, title, keys, mark)
        pages = (0, 0)
        if type_ in ("article", "incollection", "inproceedings"):
            first = chance.randint(1, 900)
            pages = (first, first + chance.randint(2, 40))
        fields: dict[str, str] = {}
        people = " and ".join(_names(chance, team))
        fields["editor" if type_ == "collection" else "author"] = people
        fields |= {"title": title, "year": str(year)}
        fields |= _where(chance, type_, number, year, venues, collections, authors, prose)
        if pages[0]:
            fields["pages"] = f"{pages[0]}--{pages[1]}"
        if chance.random() < (0.35 if type_ == "article" else 0.1):
            fields["abstract"] = prose.abstract()
        if chance.random() < 0.4:
            fields["keywords"] = ", ".join(dict.fromkeys(prose.phrase() for _ in range(chance.randint(2, 5))))
        if type_ == "collection":
            collections.append(key)
        yield Work(key, type_, pages, _entry(type_, key, fields))


def _where(
    chance: random.Random, type_: str, number: int, year: int, venues: Zipf[str], collections: list[str],
    authors: Authors, prose: Prose,
) -> Mapping[str, str]:  # fmt: skip
    """The fields that say where a work came out."""
    house = {"publisher": chance.choice(_PUBLISHERS)}
    if chance.random() < 0.4:
        house["address"] = chance.choice(_CITIES)
    if type_ == "article":
        fields = {"journal": venues.pick(chance), "volume": str(chance.randint(1, 99))}
        if chance.random() < 0.8:
            fields["number"] = str(chance.randint(1, 12))
        if chance.random() < 0.75:
            fields["doi"] = f"10.5555/made.{year}.{number}"
        return fields
    if type_ == "incollection" and collections and chance.random() < 0.3:
        return {"crossref": collections[chance.randrange(len(collections))]}
    if type_ in ("incollection", "inproceedings"):
        return {
            "booktitle": _title(prose, number),
            "editor": " and ".join(_names(chance, authors.team(chance))),
        } | house
    if type_ == "book":
        return house | {"isbn": _isbn(number), "edition": str(chance.randint(2, 4))} if number % 2 else house
    if type_ == "phdthesis":
        return {"school": "University of the North"}
    if type_ == "techreport":
        return {"institution": "Institute of Practice", "number": str(chance.randint(1, 400))}
    if type_ == "online":
        return {"url": f"https://made.example/{number}", "urldate": f"2026-0{chance.randint(1, 9)}-11"}
    return house


def _entry(type_: str, key: str, fields: Mapping[str, str]) -> str:
    width = max(map(len, fields))
    body = "".join(f"  {name:<{width}} = {{{value}}},\n" for name, value in fields.items())
    return f"@{type_}{{{key},\n{body}}}\n"


def _names(chance: random.Random, team: list[Author]) -> Iterator[str]:
    in_initials = chance.random() < 0.35
    return (author.written(in_initials=in_initials) for author in team)


def _key(first: Author, year: int, title: str, taken: set[str], mark: str) -> str:
    family = re.sub("[^a-z]", "", first.family.lower()) or "anon"
    word = next((word for word in re.findall("[a-z]+", title.lower()) if len(word) > 3 and word not in _SMALL), "work")
    key = base = f"{family}{year}{word}{mark}"
    number = 1
    while key in taken:
        number += 1
        key = f"{base}{number}"
    taken.add(key)
    return key


def _title(prose: Prose, number: int) -> str:
    chance = prose.chance
    pattern = chance.choice(_TITLES).replace("{d}", chance.choice(_DESIGNS)).replace("{p}", chance.choice(_PEOPLE))
    words = prose.filled(pattern).split()
    if chance.random() < 0.25:
        words.append(f"in {chance.choice(_PROTECTED)}" if words[-1][-1] not in "?" else chance.choice(_PROTECTED))
    if chance.random() < 0.06:
        words.insert(len(words) // 2, chance.choice(_LATEX_WORDS))
    if chance.random() < 0.5:
        words = [word if word in _SMALL or not word.isalpha() else word.capitalize() for word in words]
    title = " ".join(words)
    return title[0].upper() + title[1:]


def _venues(prose: Prose, count: int) -> list[str]:
    venues: dict[str, str] = {}
    while len(venues) < count:
        name = prose.filled(prose.chance.choice(_JOURNALS))
        name = " ".join(word if word in _SMALL else word.capitalize() for word in name.split())
        venues.setdefault(name.lower(), name)
    return list(venues.values())


def _isbn(number: int) -> str:
    digits = f"978{number:09}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"
