from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import read_cases
from tests.limits import examples

from literature.model import Person
from literature.text.latex.reader import UNKNOWN_LATEX
from literature.text.names import NameReader, parse_annotation, split_list
from literature.text.person_names import MALFORMED_NAME

CASES = read_cases(Path(__file__).with_suffix(".yml"))
WORDS = st.sampled_from(["and", "others", ",", "{", "}", "\\", "de", "Jr.", "family=", "\\v{S}", "&", " ", "x=", "'"])


def shown(person: Person) -> str:
    name = "|".join([person.given, person.particle, person.family, person.suffix])
    if person.is_group:
        name = f"{{{person.family}}}"
    return name + f" {person.username}" * bool(person.username) + " last" * person.is_particle_last


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"] or "empty")
def test_names(case):
    people, has_others, faults = NameReader().read(case["source"])
    assert [shown(person) for person in people] == case["people"]
    assert has_others == case.get("others", False)
    expected = case.get("faults", [])
    assert len(faults) == len(expected)
    for fault, beginning in zip(faults, expected, strict=True):
        assert fault.message.startswith(beginning)


def test_unknown_latex_has_its_own_rule():
    assert [fault.rule for fault in NameReader().read(r"\foo Doe")[2]] == [UNKNOWN_LATEX]


def test_usernames():
    assert parse_annotation(r'1="@APA\_Style"; 3="Grammar Girl"') == {1: "@APA_Style", 3: "Grammar Girl"}
    assert parse_annotation("2=nasa") == {2: "nasa"}
    assert parse_annotation("=director") == {}


def test_splitting_minds_braces():
    assert split_list("A and {B and C} and D") == ["A", "{B and C}", "D"]
    assert split_list("Sand and Band") == ["Sand", "Band"]
    assert split_list("  ") == []


def test_particles_go_with_the_given_names_where_an_entry_says_so() -> None:
    reader = NameReader()
    (moved, plain), _, _ = reader.read("van Beethoven, Ludwig and Doe, Jane", is_particle_last=True)
    assert (moved.surname, str(moved), moved.is_particle_last) == ("Beethoven", "Ludwig van Beethoven", True)
    assert not plain.is_particle_last
    own = "family=Beethoven, given=Ludwig, prefix=van, useprefix=true"
    assert reader.read(own, is_particle_last=True)[0][0].surname == "van Beethoven"
    assert reader.read("van Beethoven, Ludwig")[0][0].surname == "van Beethoven"


@given(st.lists(WORDS | st.text(max_size=5), max_size=12).map(" ".join))
@examples(300)
def test_any_text_is_parsed(source):
    people, has_others, faults = NameReader().read(source)
    assert all(person.family for person in people)
    assert len(people) + has_others + len(faults) >= (1 if source.strip() else 0)


NAME = st.text(st.characters(min_codepoint=65, max_codepoint=90), min_size=1, max_size=8).map(str.title)


@given(
    st.lists(st.tuples(NAME, NAME).filter(lambda n: n[1].lower() not in ("jr", "sr", "ii", "iii", "iv")), min_size=1)
)
@examples(100)
def test_written_names_are_read_back(names):
    source = " and ".join(f"{family}, {given_name}" for given_name, family in names)
    people, _, faults = NameReader().read(source)
    readable = [n for n in names if n[0].lower() not in ("jr", "sr", "ii", "iii", "iv")]
    assert [(p.given, p.family) for p in people if (p.given, p.family) in readable] == readable
    assert not faults


def test_long_names_do_not_take_long():
    people, _, faults = NameReader().read("{a} " * 20_000)
    assert len(people) == 1
    assert people[0].is_group
    assert [fault.rule for fault in faults] == [MALFORMED_NAME]
    assert len(NameReader().read(" and ".join(["Doe, J."] * 10_000))[0]) == 10_000


def test_who_is_named_again_is_the_same_person() -> None:
    reader = NameReader()
    (first, second), _, _ = reader.read("Bowlby, John and Ainsworth, Mary")
    (again,), has_others, _ = reader.read("Bowlby, John and others")
    assert again is first
    assert has_others
    assert reader.read("Ainsworth, Mary") == NameReader().read("Ainsworth, Mary") == ((second,), False, ())


def test_faults_of_a_name_are_told_each_time() -> None:
    reader = NameReader()
    assert [reader.read(r"\foo Doe")[2][0].rule for _ in range(2)] == [UNKNOWN_LATEX, UNKNOWN_LATEX]
