"""Marks in a text, and what stands between them."""

from __future__ import annotations

from literature.text.marks import BEGIN, END, mark, split_at_marks, with_marks


def test_spans_become_marks_and_are_found_again() -> None:
    marked = with_marks("a [b] c [d]", [(2, 5), (8, 11)])
    assert marked == f"a {mark(0)} c {mark(1)}"
    assert list(split_at_marks(marked)) == ["a ", 0, " c ", 1]
    assert list(split_at_marks("")) == []


def test_what_an_author_writes_is_no_mark() -> None:
    marked = with_marks(f"{BEGIN}0{END} x {BEGIN}", [(4, 5)])
    assert list(split_at_marks(marked)) == ["0 ", 0, " "]
