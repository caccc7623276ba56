"""Names that are read at a glance are read as the parser reads them."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from literature.model import Person
from literature.text.names import NameReader
from literature.text.plain_names import plain_person
from literature.vocabulary import name_words

TOLD = [
    word.title() for value in vars(name_words).values() if isinstance(value, frozenset) for word in sorted(value)
] + "Jr Sr Junior Senior Others Al Editor Ed Eds Trans Von Van De La And Jean-Paul McAdam Li Wei J K. JA".split()
WORDS = st.sampled_from(TOLD) | st.from_regex(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{0,6}\.?", fullmatch=True)
NAMES = st.builds(
    lambda words, comma: " ".join(words).replace(" ", ", ", 1) if comma else " ".join(words),
    st.lists(WORDS, min_size=1, max_size=5),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Ash, Ben", Person("Ash", "Ben")),
        ("Ash, Ben C.", Person("Ash", "Ben C.")),
        ("B C Ash", Person("Ash", "B C")),
        ("Jean-Paul McAdam", Person("McAdam", "Jean-Paul")),
        ("Ash-Oak, B. C. D.", Person("Ash-Oak", "B. C. D.")),
        ("Nuñez, Élodie B.", Person("Nuñez", "Élodie B.")),
    ],
)
def test_plain_names(name: str, person: Person) -> None:
    assert plain_person(name) == person


@pytest.mark.parametrize(
    "name",
    ["Ash", "Ash, Jr", "Ash BC", "World Health Organization", "Dr Ash", "ash, ben", "Ash, B and Oak, C", "{Ash}, Ben"],
)
def test_names_for_the_parser(name: str) -> None:
    assert plain_person(name) is None


@pytest.mark.parametrize("table", [name for name, value in vars(name_words).items() if isinstance(value, frozenset)])
def test_words_that_tell_are_read_alike(table: str) -> None:
    names = [word.title() for word in sorted(getattr(name_words, table))]
    forms = ("{0}", "{0} Ash", "Ash {0}", "Ash, {0}", "{0}, Ben")
    persons = {form.format(name): plain_person(form.format(name)) for name in names for form in forms}
    with patch("literature.text.names.plain_person", return_value=None):
        for written, person in persons.items():
            assert person is None or NameReader().read(written) == ((person,), False, ()), written


@given(NAMES)
@examples(1500)
def test_the_parser_reads_them_alike(name: str) -> None:
    person = plain_person(name)
    if person is not None:
        with patch("literature.text.names.plain_person", return_value=None):
            assert NameReader().read(name) == ((person,), False, ())


def test_particles_that_come_last_are_of_no_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    glance = NameReader().read("Ash, Ben", is_particle_last=True)
    monkeypatch.setattr("literature.text.names.plain_person", lambda name: None)
    assert NameReader().read("Ash, Ben", is_particle_last=True) == glance
