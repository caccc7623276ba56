"""The words of all records, by first letter, and common words of the language: what the browser corrects a mistyped
word with, and what tells it that a word is none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

_NUMBER = re.compile(r"\d")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_UNHELD = "."
_NONE: tuple[Sequence[str], Sequence[str]] = (), ()
_COMMON = files("literature").joinpath("search/common_words")


@lru_cache(maxsize=4)
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
    held, unheld = _by_letter(counts), _lines_of(frozenset(common))
    return {
        letter: "\n".join(_merged(held.get(letter, ()), unheld.get(letter, _NONE), counts))
        for letter in sorted(held.keys() | unheld.keys())
    }


def _by_letter(words: Iterable[str]) -> dict[str, list[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if not _NUMBER.search(word):
            groups[word[0] if "a" <= word[0] <= "z" else "_"].append(word)
    return groups


@lru_cache(maxsize=4)
def _lines_of(common: frozenset[str]) -> Mapping[str, tuple[Sequence[str], Sequence[str]]]:
    """Common words by first letter, with their lines as they are where no word of a site stands among them: the same
    from build to build, as the language is."""
    return {
        letter: (words, [_line(word, last, _UNHELD) for last, word in pairwise(["", *words])])
        for letter, words in _by_letter(common).items()
    }


def _merged(
    held: Iterable[str], unheld: tuple[Sequence[str], Sequence[str]], counts: Mapping[str, int]
) -> Iterator[str]:
    """The lines of both: those of common words change only behind a word that records hold."""
    common, lines = unheld
    last, at = "", 0
    for word in held:
        until = bisect_left(common, word, at)
        if until > at:
            yield _line(common[at], last, _UNHELD)
            yield from lines[at + 1 : until]
            last = common[until - 1]
        yield _line(word, last, _DIGITS[counts[word].bit_length() - 1])
        last = word
        at = until + 1 if until < len(common) and common[until] == word else until
    if at < len(common):
        yield _line(common[at], last, _UNHELD)
        yield from lines[at + 1 :]


def _line(word: str, last: str, count: str) -> str:
    shared, most = 0, min(len(last), len(word), 35)
    while shared < most and last[shared] == word[shared]:
        shared += 1
    return f"{_DIGITS[shared]}{word[shared:]}{count}"
