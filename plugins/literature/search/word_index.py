"""The words of all records and where they stand: what the browser looks words up in (`assets/search/index.js`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from literature.search.records import APART, Record
from literature.text.folding import fold

FIELDS = ("title", "name", "alias", "asked", "lead", "label", "author", "key", "doi", "page", "venue")
"""Parts of a record besides its body, in the order of their places."""
LISTS = ("name", "alias", "asked")
"""Fields that hold several names (`records.APART`)."""
Part = Mapping[str, Sequence[int]]
"""Words in order, each with its numbers."""
ROOM = 512
"""Places that each field has; words beyond them count as words of the body."""
BODY = ROOM * len(FIELDS)
"""Place of the body's first word."""
_PER_FILE = 12_000
"""Numbers in one file of the index, from which on the next file begins: about 14 kB."""
_APART = 10
"""Places between two names of a field."""
_START = 4
"""Letters in which the words of two files always differ, so that the forms of a word stand together."""
_BITS = 32
_PLACE = (1 << _BITS) - 1
_WORD = r"[^\W_]++(?:'[^\W\d_]++)*+"
_COMPOUND = re.compile(rf"{_WORD}(?:-{_WORD})*+")


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Folded words in order, the places of each, and the lengths of the records' bodies in words."""

    postings: Part
    """By word, for each record that holds it: the distance from the record before as a number below zero (the first
    record counts from -1), then its places, the first as it is and the others as distances."""
    counts: Mapping[str, int]
    """By word, how many records hold it."""
    lengths: Sequence[int]

    @classmethod
    def of(cls, records: Iterable[Record], elided: Sequence[str] = ()) -> WordIndex:
        """The index of all words of the records' fields and bodies. The parts of a compound are words of their own, and
        it is one without its hyphens too: `meta-analysis` is found by `analysis` and by `metaanalysis`. `elided` are
        the words of the site's language that are written as one with the next (`vocabulary/elisions.py`)."""
        words_in = partial(words_of, elisions=elisions_of(elided))
        places: defaultdict[str, list[int]] = defaultdict(list)
        lengths = []
        for number, record in enumerate(records):
            body = words_in(record.text)
            for slot, name in enumerate(FIELDS):
                text = record.title if name == "title" else record.fields.get(name)
                if text:
                    words = _apart(map(words_in, text.split(APART))) if name in LISTS else words_in(text)
                    _place(words[:ROOM], (number << _BITS) + slot * ROOM, places)
                    body += words[ROOM:]
            _place(body, (number << _BITS) + BODY, places)
            lengths.append(len(body))
        # What stands in gaps is no word.
        places.pop("", None)
        postings, counts = {}, {}
        for word in sorted(places):
            postings[word], counts[word] = _shortened(places.pop(word))
        return cls(postings, counts, tuple(lengths))

    def files(self) -> Iterator[tuple[str, Part]]:
        """The postings in parts, each with the start of its first word: words that begin so stand in no part before."""
        part: dict[str, Sequence[int]] = {}
        size = 0
        for _, group in groupby(self.postings, key=_start):
            words = {word: self.postings[word] for word in group}
            more = sum(map(len, words.values()))
            if part and size + more > _PER_FILE:
                yield _start(next(iter(part))), part
                part, size = {}, 0
            part |= words
            size += more
        if part:
            yield _start(next(iter(part))), part


def _start(word: str) -> str:
    return word[:_START]


def elisions_of(elided: Sequence[str]) -> re.Pattern[str] | None:
    """What `words_of` leaves out where such words stand before an apostrophe; None where there are none."""
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(elided)})'(?=[^\W\d_])") if elided else None


def words_of(text: str, elisions: re.Pattern[str] | None = None) -> list[str]:
    """Folded words in order, without those that are elided before them; compounds of letters without their hyphens
    stand behind a gap, an empty word."""
    folded = fold(text).replace("\u2019", "'").replace("\u2010", "-")
    if elisions:
        folded = elisions.sub("", folded)
    found: list[str] = _COMPOUND.findall(folded)
    if "-" not in folded:
        return found
    words: list[str] = []
    compounds = []
    for word in found:
        if "-" in word:
            words += word.split("-")
            whole = word.replace("-", "")
            if whole.isalpha():
                compounds.append(whole)
        else:
            words.append(word)
    return [*words, "", *compounds] if compounds else words


def _apart(names: Iterable[list[str]]) -> list[str]:
    """The words of several names as one, each name so far from the one before that words of two are never near."""
    words: list[str] = []
    for name in names:
        if words:
            words += [""] * _APART
        words += name
    return words


def _place(words: Iterable[str], start: int, places: defaultdict[str, list[int]]) -> None:
    for place, word in enumerate(words, start):
        places[word].append(place)


def _shortened(places: Iterable[int]) -> tuple[list[int], int]:
    numbers: list[int] = []
    add = numbers.append
    count, last_record, last, end = 0, -1, 0, -1
    for value in places:
        if value <= end:
            add(value - last)
        else:
            record = value >> _BITS
            add(last_record - record)
            add(value & _PLACE)
            last_record, end = record, value | _PLACE
            count += 1
        last = value
    return numbers, count
