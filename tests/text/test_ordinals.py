"""Ordinal numbers and the editions that they count."""

from __future__ import annotations

import pytest

from literature.text.ordinals import edition_number, ordinal


def test_ordinals() -> None:
    numbers = (1, 2, 3, 4, 10, 11, 12, 13, 21, 22, 23, 100, 101, 111, 112, 113, 121)
    assert " ".join(map(ordinal, numbers)) == (
        "1st 2nd 3rd 4th 10th 11th 12th 13th 21st 22nd 23rd 100th 101st 111th 112th 113th 121st"
    )


@pytest.mark.parametrize("text", ["2", "2.", " 2nd ", "2nd ed.", "2ND EDITION", "2nd edn", "2 ed"])
def test_the_number_of_an_edition(text: str) -> None:
    assert edition_number(text) == "2"


@pytest.mark.parametrize("text", ["", "second", "Rev. ed.", "2nd rev. ed.", "2a", "9" * 5000])
def test_other_words_for_an_edition(text: str) -> None:
    assert edition_number(text) == ""
