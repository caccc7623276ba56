"""The index by words: read again, it gives every word of every record at its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literature.search.records import Record
from literature.search.word_index import BODY, FIELDS, ROOM, WordIndex, words_of

RECORDS = [
    Record(
        "reference", "a/", "The tie", "Tie and meta-analysis of the tie", {"author": "Ann Flückner", "key": "ann88"}
    ),
    Record("page", "b/", "Nothing here", ""),
    Record("page", "c/", "Tie", "<script>alert(1)</script>", {"page": "The Tie's edge"}),
]


def places(index: WordIndex, word: str) -> list[tuple[int, int]]:
    """Number of the record and place of each occurrence, as the browser reads them."""
    return list(read(index.postings.get(word, ())))


def read(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    record, place = -1, 0
    for number in numbers:
        if number < 0:
            record, place = record - number, 0
        else:
            place += number
            yield record, place


def test_words_stand_in_fields_and_body() -> None:
    index = WordIndex.of(RECORDS)
    title, author, page = (ROOM * FIELDS.index(name) for name in ("title", "author", "page"))
    assert places(index, "tie") == [(0, title + 1), (0, BODY), (0, BODY + 6), (2, title)]
    assert places(index, "fluckner") == [(0, author + 1)]
    assert places(index, "tie's") == [(2, page + 1)]
    assert places(index, "script") == [(2, BODY), (2, BODY + 3)]
    assert places(index, "ann88") == [(0, ROOM * FIELDS.index("key"))]
    assert index.counts["tie"] == 2
    assert list(index.postings) == sorted(index.postings)


def test_a_compound_is_found_by_its_parts_and_as_one_word() -> None:
    index = WordIndex.of(RECORDS)
    assert places(index, "meta") == [(0, BODY + 2)]
    assert places(index, "analysis") == [(0, BODY + 3)]
    [(record, place)] = places(index, "metaanalysis")
    assert record == 0
    assert place > BODY + 7, "it follows no word of the text, so that no phrase runs on into it"


def test_words_that_do_not_fit_into_a_field_count_as_body() -> None:
    names = " ".join(f"name{number}" for number in range(ROOM + 2))
    index = WordIndex.of([Record("reference", "a/", "T", "body", {"author": names})])
    author = ROOM * FIELDS.index("author")
    assert places(index, f"name{ROOM - 1}") == [(0, author + ROOM - 1)]
    assert places(index, f"name{ROOM + 1}") == [(0, BODY + 2)]
    assert index.lengths == (3,)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Flückner’s tie", ["fluckner's", "tie"]),
        ("Self-esteem, 1988–90", ["self", "esteem", "1988", "90", "", "selfesteem"]),
        ("10.5555/ab-12_x", ["10", "5555", "ab", "12", "x"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_no_part_is_much_too_large_and_none_is_empty() -> None:
    many = [Record("page", f"{number}/", f"Page {number:04}", "common words " * 20) for number in range(1500)]
    index = WordIndex.of(many)
    parts = [part for _, part in index.files()]
    assert len(parts) > 2
    assert {word: list(numbers) for part in parts for word, numbers in part.items()} == index.postings
    assert [word for part in parts for word in part] == list(index.postings)
    for part in parts:
        assert part
        assert len(part) == 1 or sum(map(len, part.values())) <= 12_000


def test_forms_of_a_word_stand_in_one_part() -> None:
    words = ("alliance", "allianced", "alliances", "allied", "ally", "all", "the", "them")
    index = WordIndex.of([Record("page", f"{number}/", "", f"{' '.join(words)} " * 300) for number in range(30)])
    parts = {start: list(part) for start, part in index.files()}
    assert parts == {"all": ["all"], "alli": ["alliance", "allianced", "alliances", "allied"], "ally": ["ally"],
                     "the": ["the"], "them": ["them"]}  # fmt: skip


def test_no_record_gives_no_part() -> None:
    assert list(WordIndex.of([]).files()) == []


@given(st.lists(st.tuples(st.text("ab c'-é", max_size=20), st.text("ab c'-é", max_size=40)), max_size=6))
def test_every_word_is_at_its_place(texts: list[tuple[str, str]]) -> None:
    index = WordIndex.of([Record("page", str(number), title, text) for number, (title, text) in enumerate(texts)])
    expected = defaultdict(list)
    for number, (title, text) in enumerate(texts):
        for start, part in ((0, title), (BODY, text)):
            for place, word in enumerate(words_of(part), start):
                if word:
                    expected[word].append((number, place))
    assert {word: places(index, word) for word in index.postings} == expected
    assert index.counts == {word: len({number for number, _ in found}) for word, found in expected.items()}
