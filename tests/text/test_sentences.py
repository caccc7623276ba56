from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

import literature.text.markdown.sentences as sentences_module
from literature.text.markdown.scanner import scan
from literature.text.markdown.sentences import Sentences

_FRAGMENTS = (
    *'ab. ?!\n\n|()[]"`$*_-',
    *("et al. ", "e.g. ", "J. ", ". T", "\n- ", "\n\n", " [@a]", "| a |", "</p>", "\r\n", "。"),
)


def test_sentence_holds_the_citation(sentences_case: dict[str, Any]) -> None:
    text = sentences_case["text"]
    scanned = scan(text)
    start, end = Sentences(text, scanned.prose).at(scanned.tokens[0].start)
    assert text[start:end] == sentences_case["sentence"]


@given(st.lists(st.sampled_from(_FRAGMENTS), max_size=30).map("".join), st.data())
@examples(300)
def test_sentence_holds_its_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    start, end = Sentences(text, scan(text).prose).at(offset)
    assert 0 <= start <= offset <= end <= len(text)


@given(st.lists(st.sampled_from(_FRAGMENTS), max_size=30).map("".join))
@examples(200)
def test_every_token_lies_in_one_sentence(text: str) -> None:
    scanned = scan(text)
    sentences = Sentences(text, scanned.prose)
    for token in scanned.tokens:
        start, end = sentences.at(token.start)
        assert start <= token.start
        assert token.end <= end


def test_a_sentence_is_cut_far_from_the_place() -> None:
    text = "word " * 10_000 + "[@a] " + "word " * 10_000
    scanned = scan(text)
    start, end = Sentences(text, scanned.prose).at(scanned.tokens[0].start)
    assert start < scanned.tokens[0].start < end
    assert end - start <= 6_000


def test_the_sentences_of_a_paragraph_are_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[tuple[int, int]] = []
    stops = sentences_module._stops

    def noted(text: str, prose: Sequence[tuple[int, int]], low: int, high: int) -> Iterator[int]:
        looked.append((low, high))
        return stops(text, prose, low, high)

    monkeypatch.setattr(sentences_module, "_stops", noted)
    text = "Ships [@a] sail. " * 200 + "\n\n" + "[@a] " * 200
    scanned = scan(text)
    sentences = Sentences(text, scanned.prose)
    found = {sentences.at(token.start) for token in scanned.tokens}
    assert len(scanned.tokens) == 400
    assert len(found) == 201
    assert len(looked) == 2


def test_a_long_sentence_is_cut_between_citations() -> None:
    text = "[@a, p. 3] says @b [p. 4] and (see @c for more) " * 1_000
    scanned = scan(text)
    sentences = Sentences(text, scanned.prose)
    found = [sentences.at(token.start) for token in scanned.tokens]
    assert len(set(found)) == 9
    assert all(
        start <= token.start < token.end <= end for token, (start, end) in zip(scanned.tokens, found, strict=True)
    )
    assert all(end - start <= 6_000 for start, end in found)
    assert [end for _, end in sorted(set(found))][:-1] == [start - 1 for start, _ in sorted(set(found))][1:]


def test_code_that_begins_a_line_parts_nothing() -> None:
    text = "Ships\n```sail``` [@a]\nfar."
    scanned = scan(text)
    assert Sentences(text, scanned.prose).at(scanned.tokens[0].start) == (0, len(text))
