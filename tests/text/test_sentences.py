from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from literature.text.markdown.scanner import scan
from literature.text.markdown.sentences import sentence_at

_FRAGMENTS = (
    *'ab. ?!\n\n|()[]"`$*_-',
    *("et al. ", "e.g. ", "J. ", ". T", "\n- ", "\n\n", " [@a]", "| a |", "</p>", "\r\n", "。"),
)


def test_sentence_holds_the_citation(sentences_case: dict[str, Any]) -> None:
    text = sentences_case["text"]
    scanned = scan(text)
    start, end = sentence_at(text, scanned.prose, scanned.tokens[0].start)
    assert text[start:end] == sentences_case["sentence"]


@given(st.lists(st.sampled_from(_FRAGMENTS), max_size=30).map("".join), st.data())
@examples(300)
def test_sentence_holds_its_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    start, end = sentence_at(text, scan(text).prose, offset)
    assert 0 <= start <= offset <= end <= len(text)


@given(st.lists(st.sampled_from(_FRAGMENTS), max_size=30).map("".join))
@examples(200)
def test_every_token_lies_in_one_sentence(text: str) -> None:
    scanned = scan(text)
    for token in scanned.tokens:
        start, end = sentence_at(text, scanned.prose, token.start)
        assert start <= token.start
        assert token.end <= end


def test_a_sentence_is_cut_far_from_the_place() -> None:
    text = "word " * 10_000 + "[@a] " + "word " * 10_000
    scanned = scan(text)
    start, end = sentence_at(text, scanned.prose, scanned.tokens[0].start)
    assert start < scanned.tokens[0].start < end
    assert end - start <= 6_000
