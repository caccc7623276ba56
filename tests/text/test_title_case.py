"""Sentence case and title case against the rules of APA 7, section 6.17."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import read_cases

from literature.model import RichText, Run
from literature.text.latex.reader import decode
from literature.text.title_case import sentence_case, title_case

CASES = read_cases(Path(__file__).parent / "title_case.yml")


@pytest.mark.parametrize("case", CASES["sentence"], ids=lambda case: case["rule"])
def test_sentence_case(case: dict[str, str]) -> None:
    assert sentence_case(decode(case["title"]).rich).as_plain() == case["apa"]


@pytest.mark.parametrize("case", CASES["title"], ids=lambda case: case["rule"])
def test_title_case(case: dict[str, str]) -> None:
    assert title_case(decode(case["title"]).rich).as_plain() == case["apa"]


runs = st.lists(st.builds(Run, st.text(max_size=30), italic=st.booleans(), is_protected=st.booleans()), max_size=5)


@given(runs)
def test_only_case_changes_and_never_what_is_protected(given_runs: list[Run]) -> None:
    text = RichText(tuple(given_runs))
    for convert in (sentence_case, title_case):
        changed = convert(text)
        assert len(changed.runs) == len(text.runs)
        for before, after in zip(text.runs, changed.runs, strict=True):
            assert len(before.text) == len(after.text)
            assert before.text.lower() == after.text.lower() or before.text.upper() == after.text.upper()
            assert after.has_style_of(before)
            if before.is_protected:
                assert after.text == before.text
