"""Entries that are taken whole come out as bibtexparser gives them, with the same places and faults."""

from __future__ import annotations

import pytest
from bibtexparser.splitter import Splitter
from hypothesis import given
from hypothesis import strategies as st

from literature.sources import bibtex_blocks
from literature.sources.plain_entries import PlainEntry, PlainEntrySplitter

PLAIN = """@article{ash2001tide,
  author = {Ash, Ann and {Tide Group}},
  title = {A {Tide} in {{H}arbors}},
  year = 2001,
}
"""
PIECES = [
    *"{}\",=@\\%#()\n ", PLAIN, "@comment{", "@string{a = {b}}", "@book(oak, title = {A (b)})", "  title = {a},",
    "\\}", "{a}", "month = jan", "@misc{ash2001tide, note = {a@b}, note = {c}}", '@misc{oak, title = "a, b"}',
    "@preamble{x}", "\u200b", "\ufeff", "\x07",
]  # fmt: skip
ODD = ['note = "a"', "note = {a\\}b}", "note = {a@b}", "year = {2001}", "note = a # b", "note"]


def read(text: str, splitter: type, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr(bibtex_blocks, "PlainEntrySplitter", splitter)
    return bibtex_blocks.read_blocks("works.bib", text)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_comes_out_is_the_same(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        assert read(text, PlainEntrySplitter, patch) == read(text, Splitter, patch)


def test_an_entry_of_plain_fields_is_taken_whole() -> None:
    (entry,) = PlainEntrySplitter(PLAIN).split().entries
    assert isinstance(entry, PlainEntry)
    assert [name for _, name, _ in entry.plain] == ["author", "title", "year"]
    assert [PLAIN[offset:].startswith(f"{name} = {value}") for offset, name, value in entry.plain] == [True] * 3


@pytest.mark.parametrize("odd", ODD)
def test_another_entry_is_left_to_bibtexparser(odd: str) -> None:
    text = PLAIN.replace("year = 2001", f"year = 2001,\n  {odd}")
    assert not any(isinstance(block, PlainEntry) for block in PlainEntrySplitter(text).split().blocks)


def test_a_version_that_goes_another_way_splits_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("literature.sources.plain_entries._MARKS", None)
    (entry,) = PlainEntrySplitter(PLAIN).split().entries
    assert not isinstance(entry, PlainEntry)
