"""Words of texts and questions as a search knows them: folded, without those that tell nothing, by their stems."""

from __future__ import annotations

import re

import snowballstemmer

from literature.search.vocabulary import common_words
from literature.text.folding import fold
from literature.vocabulary.function_words import words_that_tell_nothing

_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)*")
_STEMMERS = {"ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fr": "french"}
"""The languages whose forms the site's own search knows (`assets/search/stemmers/`)."""


class Words:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        """`language` is the site's (BCP 47)."""
        name = _STEMMERS.get(re.split("[-_]", language)[0])
        self._stemmer = snowballstemmer.stemmer(name) if name else None
        self._language = language
        self._tell_nothing = frozenset(map(fold, words_that_tell_nothing(language)))
        self._stems: dict[str, str] = {}

    def stems(self, text: str) -> list[str]:
        """The stems of the words that tell something, in order."""
        return [self.stem(word) for word in self.of(text)]

    def of(self, text: str) -> list[str]:
        """The folded words that tell something, in order."""
        return [word for word in _WORD.findall(fold(text).replace("\u2019", "'")) if word not in self._tell_nothing]

    def stem(self, word: str) -> str:
        """What a folded word shares with its other forms."""
        found = self._stems.get(word)
        if found is None:
            found = self._stems[word] = self._stemmer.stemWord(word) if self._stemmer else word
        return found

    def is_common(self, word: str) -> bool:
        """Whether a folded word is one of the language, and no slip."""
        return word in common_words(self._language)
