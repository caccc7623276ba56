"""The words of all records, by first letter: what the browser corrects a mistyped word with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

_NUMBER = re.compile(r"\d")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def vocabulary_files(counts: Mapping[str, int]) -> dict[str, str]:
    """By first letter (`_` for letters other than a to z), the words in order, one a line; `counts` are the records
    that hold each. Words with digits are left out: a year is never a slip.

    A line is what the word does not share with the one before it, between two digits of base 36: how many letters are
    shared and, rounded down, the binary logarithm of the word's count.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(counts):
        if not _NUMBER.search(word):
            groups[word[0] if "a" <= word[0] <= "z" else "_"].append(word)
    return {letter: "\n".join(_shortened(words, counts)) for letter, words in groups.items()}


def _shortened(words: Iterable[str], counts: Mapping[str, int]) -> Iterable[str]:
    last = ""
    for word in words:
        shared = 0
        while shared < min(len(last), len(word), 35) and last[shared] == word[shared]:
            shared += 1
        yield f"{_DIGITS[shared]}{word[shared:]}{_DIGITS[counts[word].bit_length() - 1]}"
        last = word
