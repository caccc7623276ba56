"""Forty questions, answered from the published files alone: the right work, and the sentence or figure as it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.data.answering import Answers

QUESTIONS: dict[str, list[list[Any]]] = yaml.safe_load(
    (Path(__file__).parent / "questions.yml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def answers(own_data: dict[str, str]) -> Answers:
    return Answers(own_data.__getitem__)


def test_there_are_forty() -> None:
    assert sum(map(len, QUESTIONS.values())) >= 40


@pytest.mark.parametrize(("construct", "outcome", "figure", "key", "seen"), QUESTIONS["figures"])
def test_what_is_the_figure_and_where_was_it_seen(
    construct: str, outcome: str, figure: str, key: str, seen: str, answers: Answers
) -> None:
    statistics, work, source = answers.figure(construct, outcome)
    assert statistics.startswith(figure)
    assert work == key
    assert seen in source


@pytest.mark.parametrize(("claim", "keys"), QUESTIONS["disputed"])
def test_which_works_dispute_it(claim: str, keys: list[str], answers: Answers) -> None:
    assert set(keys) <= set(answers.works(claim, against=True))


@pytest.mark.parametrize(("claim", "keys"), QUESTIONS["supported"])
def test_which_works_support_it(claim: str, keys: list[str], answers: Answers) -> None:
    assert set(keys) <= set(answers.works(claim, against=False))


@pytest.mark.parametrize(("claim", "verdict", "page"), QUESTIONS["verdicts"])
def test_what_does_the_evidence_say_of_it(claim: str, verdict: str, page: str, answers: Answers) -> None:
    assert answers.verdict(claim) == (verdict, page)


@pytest.mark.parametrize(("work", "words", "key", "said"), QUESTIONS["sentences"])
def test_what_does_the_site_say_of_a_work(work: str, words: str, key: str, said: str, answers: Answers) -> None:
    found, sentence, address = answers.sentence(work, words)
    assert found == key
    assert said in sentence
    assert "/#s-" in address


@pytest.mark.parametrize(("name", "said", "page"), QUESTIONS["definitions"])
def test_what_is_it(name: str, said: str, page: str, answers: Answers) -> None:
    definition, address = answers.definition(name)
    assert said in definition
    assert address.startswith(f"https://base.example/{page}")
