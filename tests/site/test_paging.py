"""Lists in parts: where they are cut, what parts are called, where they stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literature.site.paging import NAMES, WORKS, PartSize, neighbours, part_links, parts_of
from literature.site.part_addresses import part_words
from literature.vocabulary.catalog import ENGLISH

SMALL = PartSize(12, 8)
WORDS = st.lists(st.text("abcdeé李, ", min_size=1, max_size=5), max_size=90).map(sorted)


def words(**counts: int) -> list[str]:
    """So many words that begin with a letter: `a000`, `a001`, ..."""
    return [f"{letter}{number:03d}" for letter, count in counts.items() for number in range(count)]


@given(WORDS, st.sampled_from([SMALL, PartSize(4, 3), PartSize(40, 30)]))
def test_parts_hold_everything_once_and_none_is_too_long(filed: list[str], size: PartSize) -> None:
    parts = parts_of(filed, size, ENGLISH)
    assert len(parts) == size.count(len(filed))
    assert (parts[0].start, parts[-1].end) == (0, len(filed))
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert all(one.end == other.start for one, other in pairwise(parts))
    if len(parts) > 1:
        assert all(0 < part.end - part.start <= size.most for part in parts)


@pytest.mark.parametrize("size", [WORKS, NAMES, SMALL])
@pytest.mark.parametrize("length", [1, 399, 401, 500, 1599, 1601, 10_000, 99_999])
def test_parts_of_any_length_keep_within_their_size(size: PartSize, length: int) -> None:
    filed = [f"{number % 7}x" for number in range(length)]
    parts = parts_of(filed, size, ENGLISH)
    assert max(part.end - part.start for part in parts) <= size.most


def test_a_list_that_is_not_long_is_whole() -> None:
    assert [(part.start, part.end, part.name) for part in parts_of(words(a=8, b=4), SMALL, ENGLISH)] == [(0, 12, "")]
    assert len(parts_of([], SMALL, ENGLISH)) == 1


@pytest.mark.parametrize(
    ("filed", "names"),
    [
        (words(a=250, b=240), ["A", "B"]),
        (words(a=100, b=160, c=130, d=100), ["A to B", "C to D"]),
        (["bauer"] * 100 + ["becker"] * 160 + ["bell"] * 200, ["Ba to Bec", "Bel"]),
        (["smith"] * 500, ["Smith (1 to 250)", "Smith (251 to 500)"]),
        (["smith, ann"] * 240 + ["smith, bob"] * 250, ["Smith, A", "Smith, B"]),
        ([""] * 1100, ["1 to 220", "221 to 440", "441 to 660", "661 to 880", "881 to 1,100"]),
    ],
)
def test_names(filed: list[str], names: list[str]) -> None:
    assert [part.name for part in parts_of(filed, WORKS, ENGLISH)] == names


def test_cuts_stand_between_letters_where_these_are_near() -> None:
    parts = parts_of(words(a=230, b=270, c=245), WORKS, ENGLISH)
    assert [part.start for part in parts] == [0, 230, 500]


def test_links_to_other_letters_are_one_each() -> None:
    parts = parts_of(words(a=500, b=230, c=480), WORKS, ENGLISH)
    shown = [(link.name, link.part.number, link.is_current) for link in part_links(parts, parts[-1])]
    assert shown == [("A", 1, False), ("B", 3, False), (parts[3].name, 4, False), (parts[4].name, 5, True)]
    assert [part.name for part in parts] == ["A0 to A1", "A2 to A4", "B", "C0 to C1", "C2 to C4"]


def test_links_without_an_alphabet_are_by_tens() -> None:
    parts = parts_of([""] * 10_000, WORKS, ENGLISH)
    shown = list(part_links(parts, parts[17]))
    assert [link.name for link in shown[:2]] == ["1 to 2,500", "2,501 to 2,750"]
    assert len(shown) == 13
    assert [link.part.number for link in shown if link.is_current] == [18]


def test_neighbours() -> None:
    parts = parts_of(words(a=30), SMALL, ENGLISH)
    assert neighbours(parts, parts[0]) == (None, parts[1])
    assert neighbours(parts, parts[1]) == (parts[0], parts[2])
    assert neighbours(parts, parts[-1]) == (parts[-2], None)


def test_words_of_parts_give_way() -> None:
    taken = ["part-2", "Ann-Part-2", "ann", "bob"]
    assert part_words({"": 3, "ann": 2, "bob": 1}, taken) == {
        "": ("", "part-2-2", "part-3"),
        "ann": ("ann", "ann-part-2-2"),
    }


def test_words_of_parts_differ_from_each_other() -> None:
    found = part_words({"a": 2, "a-part-2": 2, "": 2}, ["a", "a-part-2", "part-2"])
    every = [word for parts in found.values() for word in parts[1:]]
    assert len(set(every)) == len(every) == 3
    assert not set(every) & {"a", "a-part-2", "part-2"}
