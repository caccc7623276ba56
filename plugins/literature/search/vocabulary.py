"""The words of all records, by first letter, and common words of the language: what the browser corrects a mistyped
word with, and what tells it that a word is none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from importlib.resources import files

_NUMBER = re.compile(r"\d")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_UNHELD = "."
_COMMON = files("literature").joinpath("search/common_words")


def common_words(language: str) -> frozenset[str]:
    """Common words of a language (BCP 47), one of the forms that share a stem; none where there is no list of them.

    The English ones are the 60,000 most frequent of the dictionary that comes with symspellpy 6.10 (MIT), which has the
    words of SCOWL in the order of Google's n-grams.
    """
    file = _COMMON.joinpath(f"{re.split('[-_]', language)[0]}.txt")
    return frozenset(file.read_text(encoding="utf-8").split()) if file.is_file() else frozenset()


def vocabulary_files(counts: Mapping[str, int], common: Collection[str] = ()) -> dict[str, str]:
    """By first letter (`_` for letters other than a to z), the words in order, one a line; `counts` are the records
    that hold each. Words with digits are left out: a year is never a slip.

    A line is what the word does not share with the one before it, between two digits of base 36: how many letters are
    shared and, rounded down, the binary logarithm of the word's count. A point stands for the second where no record
    holds the word and it is one of the `common` ones.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted({*counts, *common}):
        if not _NUMBER.search(word):
            groups[word[0] if "a" <= word[0] <= "z" else "_"].append(word)
    return {letter: "\n".join(_shortened(words, counts)) for letter, words in groups.items()}


def _shortened(words: Iterable[str], counts: Mapping[str, int]) -> Iterable[str]:
    last = ""
    for word in words:
        shared, most = 0, min(len(last), len(word), 35)
        while shared < most and last[shared] == word[shared]:
            shared += 1
        yield f"{_DIGITS[shared]}{word[shared:]}{_DIGITS[counts[word].bit_length() - 1] if word in counts else _UNHELD}"
        last = word
