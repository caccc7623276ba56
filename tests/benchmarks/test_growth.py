"""Every reader bears whatever is repeated; and how the growth of its cost is measured and kept."""

from __future__ import annotations

from itertools import groupby

import pytest
from benchmarks.growth.hostile import Hostile, hostile_texts
from benchmarks.growth.measuring import Growth
from benchmarks.growth.table import TITLE, table
from benchmarks.report import kept, with_section

TEXTS = {name: list(texts) for name, texts in groupby(hostile_texts(), key=lambda one: one.reader)}
_CHARACTERS = 1_000


@pytest.mark.parametrize("reader", TEXTS)
def test_whatever_is_repeated_is_read(reader: str) -> None:
    for hostile in TEXTS[reader]:
        hostile.read(hostile.text(hostile.count(_CHARACTERS)))


def test_pieces_name_themselves_and_their_neighbors() -> None:
    hostile = Hostile("x", len, "@book{k§, crossref={k¤}}\n", "<", ">")
    assert hostile.text(2) == "<@book{k0, crossref={k1}}\n@book{k1, crossref={k2}}\n>"
    assert hostile.text(0) == "<>"
    assert hostile.count(100) == 4


def growth(*cost: float) -> Growth:
    return Growth(Hostile("a reader", len, "`a|"), tuple((1000 * 2**n, seconds) for n, seconds in enumerate(cost)))


def test_the_power_of_the_length() -> None:
    assert growth(0.01, 0.02, 0.04, 0.08).exponent == pytest.approx(1)
    assert growth(0.01, 0.04, 0.16, 0.64).exponent == pytest.approx(2)
    # Only the last doublings count, and nothing that is done before the clock tells it.
    assert growth(9, 9, 9, 0.01, 0.02, 0.04, 0.08, 0.16).exponent == pytest.approx(1)
    assert growth(0.001, 0.001, 0.002).exponent == 1


def test_the_table_is_kept_with_the_other_results() -> None:
    text = table("Measured on a day.", [growth(0.01, 0.02, 0.04), growth(0.01, 0.04, 0.16)])
    assert "| a reader | 2 | `'a\\|` | 4 | 0.16 | **2.00** |" in text
    results = "# Results\n\n## Growth\n\n| a |\n\n## Search\n\n| b |\n"
    whole = with_section(results, TITLE, text)
    assert kept(whole, TITLE) == text
    assert whole.startswith(results)
    assert with_section(whole, TITLE, text) == whole
    # A new run of all others keeps it.
    assert (
        with_section("# Results\n\n## Growth\n\n| c |\n", TITLE, kept(whole, TITLE))
        == f"# Results\n\n## Growth\n\n| c |\n\n{text}"
    )
    assert kept(results, TITLE) == ""
    assert text.startswith(f"## {TITLE}\n")
