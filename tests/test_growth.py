"""The measure of growth tells what costs in proportion to a text's length from what does not."""

from __future__ import annotations

import re

from tests.growth import grows_with_length


def test_one_look_at_each_letter_is_in_proportion() -> None:
    assert grows_with_length(lambda text: [ord(letter) for letter in text], "ab".__mul__, 8_000)


def test_a_look_back_at_each_letter_is_not() -> None:
    assert not grows_with_length(lambda text: [text[:at].count("c") for at in range(len(text))], "ab".__mul__, 16_000)


def test_a_pattern_that_tries_again_from_each_letter_is_not() -> None:
    assert not grows_with_length(re.compile("a+b").findall, "a".__mul__, 16_000)
