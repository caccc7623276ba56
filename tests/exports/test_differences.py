from __future__ import annotations

import pytest

from literature.exports.differences import as_code, differing

LONG = "Alder, A., Birch, B., & Cedar, C. (2004). " + "On the keeping of boats in quiet harbors and on its price. " * 3


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (LONG + "Rope Quarterly, 3.", LONG + "Rope Quarterly, 3, 1-9."),
        (LONG + "First.", LONG + "Second."),
        (LONG, LONG + "And more."),
        (LONG.replace("Alder", "Elder"), LONG),
    ],
)
def test_long_texts_that_differ_look_different(before: str, now: str) -> None:
    shown = differing(before, now)
    assert as_code(shown[0]) != as_code(shown[1])


def test_they_are_shown_from_a_word_before_what_differs() -> None:
    before, now = differing(LONG + "Rope Quarterly, 3.", LONG + "Rope Quarterly, 4.")
    assert (before, now) == ("…on its price. Rope Quarterly, 3.", "…on its price. Rope Quarterly, 4.")


def test_short_texts_are_shown_whole() -> None:
    assert differing("a harbor of stone", "a harbor of wood") == ("a harbor of stone", "a harbor of wood")
