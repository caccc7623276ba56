"""Works by author, year, type and venue."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literature.library import AuthorIndex, authors_of, types_of, venues_of, years_of
from literature.model import DateSpan, Library, PartialDate, Person, Reference, RichText


def work(key: str, *people: Person, year: int | None = None, type_: str = "book", **text: str) -> Reference:
    dates = {"date": DateSpan(PartialDate(year))} if year is not None else {}
    fields = {name: RichText.from_plain(value) for name, value in text.items()}
    return Reference(key, type_, people={"author": people} if people else {}, dates=dates, text=fields)


def named(*names: str) -> list[tuple[str, ...]]:
    """Groups of names that are taken for one person."""
    people = [Person(*name.split(", ", 1)) for name in names]
    authors = authors_of(work(str(n), person) for n, person in enumerate(people))
    return sorted(tuple(names[int(key)] for key in author.keys) for author in authors)


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        (["Wampold, B. E.", "Wampold, Bruce E."], [("Wampold, B. E.", "Wampold, Bruce E.")]),
        (["Wampold, B.", "Wampold, Bruce E."], [("Wampold, B.", "Wampold, Bruce E.")]),
        (["Bowman, John", "Bowman, Ruth"], [("Bowman, John",), ("Bowman, Ruth",)]),
        (["Bowman, J.", "Bowman, John", "Bowman, Jane"], [("Bowman, J.",), ("Bowman, Jane",), ("Bowman, John",)]),
        (["Flückner, C.", "Fluckner, Christoph"], [("Flückner, C.", "Fluckner, Christoph")]),
        (["Plato", "Plato, X."], [("Plato",), ("Plato, X.",)]),
        (["Smith, J.-P.", "Smith, Jean-Paul"], [("Smith, J.-P.", "Smith, Jean-Paul")]),
        (["Smith, A. B.", "Smith, A. C."], [("Smith, A. B.",), ("Smith, A. C.",)]),
    ],
)
def test_who_is_one_person(names: list[str], groups: list[tuple[str, ...]]) -> None:
    assert named(*names) == sorted(groups)


def test_a_group_is_no_person() -> None:
    authors = authors_of([work("1", Person("Smith", is_group=True)), work("2", Person("Smith"))])
    assert len(authors) == 2


def test_an_author() -> None:
    ann, bob, full = Person("Ann", "A."), Person("Bob", "B."), Person("Ann", "Alice")
    authors = authors_of([work("1", ann, bob, year=1999), work("2", full, bob, year=1980), work("3", full)])
    first, second = authors
    assert (first.person, first.keys, first.first_year, first.last_year) == (full, ("1", "2", "3"), 1980, 1999)
    assert (first.slug, second.slug) == ("ann-alice", "bob-b")


def test_who_wrote_with_whom() -> None:
    ann, ann_short, bob, cid = Person("Ann", "Alice"), Person("Ann", "A."), Person("Bob"), Person("Cid")
    works = [work("1", bob, ann), work("2", cid, ann_short, bob, cid), work("3", ann, ann_short), work("4", cid)]
    index = AuthorIndex({reference.key: reference for reference in works})
    assert [author.slug for author in index.of("2")] == ["cid", "ann-alice", "bob"]
    assert index.coauthors("ann-alice") == [("bob", 2), ("cid", 1)]
    assert index.coauthors("cid") == [("ann-alice", 1), ("bob", 1)]


def test_editors_count_where_there_is_no_author() -> None:
    edited = Reference("1", "collection", people={"editor": (Person("Keller", "H."),)})
    assert [author.slug for author in authors_of([edited])] == ["keller-h"]


def test_in_order_of_surname_without_accents() -> None:
    people = [Person("Zorn"), Person("Çelik"), Person("Dahl"), Person("Östman")]
    assert [a.person.family for a in authors_of([work("1", *people)])] == ["Çelik", "Dahl", "Östman", "Zorn"]


WORDS = st.sampled_from(
    ["Smith", "smith", "Smith 2", "Smith-2", "Smïth", "李", "王", "", "Con", "Index", "-", "x" * 400]
)


@given(st.lists(st.builds(Person, WORDS, WORDS, suffix=st.sampled_from(["", "Jr.", "2"])), max_size=8))
def test_authors_addresses_are_unique_and_safe(people: list[Person]) -> None:
    authors = authors_of(work(str(number), person) for number, person in enumerate(people))
    slugs = [author.slug for author in authors]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)
    assert all(len(slug) <= 120 for slug in slugs), "a file system takes 255 bytes"
    assert not {"con", "nul", "aux", "prn", "com1", "lpt1", "index"} & set(slugs)
    assert sorted(key for author in authors for key in author.keys) == sorted(map(str, range(len(people))))


def test_years_latest_first_undated_last() -> None:
    works = [work("a", year=1999), work("b"), work("c", year=2001), work("d", year=1999), work("e", year=-399)]
    assert list(years_of(works).items()) == [(2001, ("c",)), (1999, ("a", "d")), (-399, ("e",)), (None, ("b",))]


def test_types() -> None:
    works = [work("a", type_="thesis"), work("b", type_="book"), work("c", type_="thesis")]
    assert list(types_of(works).items()) == [("book", ("b",)), ("thesis", ("a", "c"))]


def test_venues_under_the_usual_spelling() -> None:
    works = [
        work("a", journaltitle="Child development"),
        work("b", journaltitle="Child Development"),
        work("c", journaltitle="Child Development"),
        work("d", booktitle="A Handbook"),
        work("e"),
    ]
    assert list(venues_of(works).items()) == [("A Handbook", ("d",)), ("Child Development", ("a", "b", "c"))]


def test_the_toy_authors(toy_library: Library) -> None:
    authors = {author.slug: author for author in authors_of(toy_library.references.values())}
    assert authors["bowman-john"].keys == ("bowman1988base", "bowman1988tides")
    assert authors["bowman-ruth"].keys == ("bowman2001lights",)
    assert authors["fluckner-christoph"].keys == ("fluckner2018tie", "fluckner1999first")
    assert authors["van-den-berg-pieter"].person.particle == "van den"
    assert authors["world-mooring-organization"].person.is_group
