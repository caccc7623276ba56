from __future__ import annotations

import io
import warnings
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from literature.site.site import Site
from literature.teaching.asked import Asked, Offered
from literature.teaching.course_pages import course_questions
from literature.teaching.gift import as_gift

with warnings.catch_warnings():
    # What it calls of the standard library is on its way out.
    warnings.simplefilter("ignore")
    from pygiftparser import parser


def read(text: str) -> list[Any]:
    """The questions as pygiftparser finds them."""
    found: list[Any] = parser.parseFile(io.StringIO(text))
    return found


@pytest.fixture(scope="module")
def questions(course: Site) -> list[Any]:
    reading = course.library.reading_lists["readings/course.md"]
    return read(as_gift("A course: one/two", course_questions(course, reading)))


def test_each_kind_is_read_as_its_own(questions: list[Any]) -> None:
    kinds = ["SelectSet", "MultipleChoicesSet", "TrueFalseSet", "MatchingSet", "ShortSet", "ShortSet"]
    assert [type(one.answers).__name__ for one in questions] == kinds
    assert all(one.valid for one in questions)
    assert not questions[2].answers.answer


def test_signs_of_the_format_come_back_as_text(questions: list[Any]) -> None:
    first = questions[0]
    assert first.text == r"What is the bond\: \{a\} \= b?"
    assert [answer.answer for answer in first.answers.answers] == [r"Goals \~ tasks", "Liking & trust"]
    assert "Those are (Bowlby, 1988)." in first.answers.answers[0].feedback
    assert r"Liking \# trust (Bordin, 1979, p. 253)." in first.generalFeedback


def test_several_right_choices_share_the_mark_and_wrong_ones_cost(questions: list[Any]) -> None:
    fractions = sorted(answer.fraction for answer in questions[1].answers.answers)
    assert fractions == [-50, -50, 33.33333, 33.33333, 33.33333]


def test_an_arrow_in_a_pair_parts_nothing(questions: list[Any]) -> None:
    pairs = [(answer.question.strip(), answer.answer.strip()) for answer in questions[3].answers.answers]
    assert pairs == [("Bowlby", "A Secure Base"), ("Bordin → later", r"The paper\: one")]


def test_the_category_is_one_level() -> None:
    assert as_gift("one/two", []).startswith("$CATEGORY: $course$/top/one//two\n")


@examples(60)
@given(st.text(max_size=40), st.text(min_size=1, max_size=40).filter(str.strip))
def test_any_text_stays_one_question(ask: str, right: str) -> None:
    one = Asked("a#b", "Title", "one", f"Q {ask}", choices=(Offered(f"A {right}", True), Offered("B", False)))
    text = as_gift("c", [one])
    assert text.count("\n\n") == 1
    assert len(read(text)) == 1
