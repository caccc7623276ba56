"""Given names in full and as initials, against a comparison of each with all others."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from literature.library.given_names import GivenNames
from literature.model import Person

NAMES = st.lists(st.sampled_from(["b", "ben", "bo", "c", "cy", "d"]), max_size=3)


def fits(short: Sequence[str], full: Sequence[str]) -> bool:
    return len(short) <= len(full) and all(
        name == other if len(name) > 1 and len(other) > 1 else name[0] == other[0]
        for name, other in zip(short, full, strict=False)
    )


@given(st.lists(NAMES, max_size=8), NAMES)
@examples(600)
def test_the_one_whom_a_name_may_stand_for(known: list[list[str]], sought: list[str]) -> None:
    names = GivenNames()
    persons = [Person("Oak", f"{number}") for number in range(len(known))]
    for person, words in zip(persons, known, strict=True):
        names.add(words, person)
    fitting = [person for person, words in zip(persons, known, strict=True) if fits(sought, words)]
    assert names.fitting(sought) == (fitting[0] if len(fitting) == 1 else None)


def test_among_thousands_none_is_certain() -> None:
    names = GivenNames()
    for number in range(3000):
        names.add([f"b{number}", f"d{number}"], Person("Oak", f"B{number}"))
    names.add(["b", "cy"], Person("Oak", "B. Cy"))
    names.add(["b3001", "e"], Person("Oak", "B. E"))
    assert names.fitting(["b", "e"]) is None
    assert names.fitting(["b3", "d"]) == Person("Oak", "B3")
    assert names.fitting(["b", "c"]) is None
    assert names.fitting(["b0", "cy"]) == Person("Oak", "B. Cy")
