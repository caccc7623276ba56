"""The forty questions that the published files answer, asked of the server: the right work, sentence and figure."""

from __future__ import annotations

import pytest
from tests.assistants.asking import Assistant
from tests.data.test_questions import QUESTIONS


@pytest.mark.parametrize(("construct", "outcome", "figure", "key", "seen"), QUESTIONS["figures"])
def test_what_is_the_figure_and_where_was_it_seen(
    construct: str, outcome: str, figure: str, key: str, seen: str, assistant: Assistant
) -> None:
    first = assistant.asks("findings", construct=construct, outcome=outcome)["findings"][0]
    assert first["statistics"].startswith(figure)
    assert (first["key"], first["address"].partition("#")[2]) == (key, first["id"])
    assert seen in first["source"]


@pytest.mark.parametrize(
    ("claim", "keys", "field"),
    [
        *((claim, keys, "disputed_by") for claim, keys in QUESTIONS["disputed"]),
        *((claim, keys, "supported_by") for claim, keys in QUESTIONS["supported"]),
    ],
)
def test_which_works_speak_for_and_against_it(claim: str, keys: list[str], field: str, assistant: Assistant) -> None:
    hits = assistant.asks("search", question=claim, kind="claim", limit=3)["hits"]
    read = [assistant.asks("read_claim", claim=hit["id"])["claim"] for hit in hits]
    assert any(set(keys) <= set(found[field]) for found in read)


@pytest.mark.parametrize(("claim", "verdict", "page"), QUESTIONS["verdicts"])
def test_what_does_the_evidence_say_of_it(claim: str, verdict: str, page: str, assistant: Assistant) -> None:
    first = assistant.asks("search", question=claim, kind="claim")["hits"][0]
    assert first["id"] == page
    assert assistant.asks("read_claim", claim=page)["claim"]["verdict"] == verdict


@pytest.mark.parametrize(("work", "words", "key", "said"), QUESTIONS["sentences"])
def test_what_does_the_site_say_of_a_work(work: str, words: str, key: str, said: str, assistant: Assistant) -> None:
    answer = assistant.asks("sentences_citing", work=work, words=words)
    assert answer["key"] == key
    assert any(said in one["sentence"] and "/#s-" in one["address"] for one in answer["sentences"])


@pytest.mark.parametrize(("name", "said", "page"), QUESTIONS["definitions"])
def test_what_is_it(name: str, said: str, page: str, assistant: Assistant) -> None:
    concept = assistant.asks("read_concept", concept=name)["concept"]
    assert said in concept["definition"]
    assert concept["definition_address"].startswith(f"https://base.example/{page}")
