"""Words that queries do without, in every language that the tool speaks."""

from __future__ import annotations

import pytest

from literature.vocabulary.catalog import languages
from literature.vocabulary.function_words import words_of_questions, words_that_tell_nothing


@pytest.mark.parametrize("language", sorted({*languages()} - {"en"}))
def test_every_language_of_the_catalogs_has_its_own(language: str) -> None:
    nothing, asking = set(words_that_tell_nothing(language)), set(words_of_questions(language))
    assert nothing > set(words_that_tell_nothing("en"))
    assert set(words_of_questions("en")) < asking < nothing
    assert all(word == word.lower() and " " not in word for word in nothing)


def test_a_variety_has_those_of_its_language_and_others_the_english_ones() -> None:
    assert words_that_tell_nothing("de-AT") == words_that_tell_nothing("de")
    assert words_that_tell_nothing("pl") == words_that_tell_nothing("en")
    assert "the" in words_that_tell_nothing("pt_BR")
