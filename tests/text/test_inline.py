"""A line of Markdown as rich text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literature.text.markdown.inline import plain_inline, read_inline


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("plain", "plain"),
        ("", ""),
        ("*a* and _b_", "_a_ and _b_"),
        ("*a **b** c*", "_a b c_"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name", "snake_case_name"),
        ("*never closed", "*never closed"),
        ("\\*not\\*", "*not*"),
        ("`*code*`", "*code*"),
        ("``a ` b``", "a ` b"),
        ("``a` b", "``a` b"),
        ("```a`b`", "```ab"),
        ("\\``a`", "`a"),
        ("<!-- `a --> `b` <!-- c", " b <!-- c"),
        ("[text](a.md 'x') [b](c(d).md) [e][f]", "text b e"),
        ("![alt](x.png)", "alt"),
        ("<https://x.example/a_b_c>", "https://x.example/a_b_c"),
        ("<b>x</b><!-- y --> z[^1]", "x z"),
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
        ("two\n  lines", "two lines"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
    ],
)
def test_lines(markdown: str, expected: str) -> None:
    assert read_inline(markdown).as_underscored() == expected


def test_bold_is_bold() -> None:
    assert [run.bold for run in read_inline("a **b** ***c***").runs] == [False, True, False, True]


def test_a_long_row_of_backticks_is_read_once() -> None:
    # Tried anew from each of them and for each length, this took hours.
    assert plain_inline(f"a {'`' * 20_000} b") == f"a {'`' * 20_000} b"


MARKDOWN = st.text(st.sampled_from("ab *_`[]()<>!\\&;#é\n^\"'") | st.characters(), max_size=80)


@given(MARKDOWN)
def test_reading_never_raises(markdown: str) -> None:
    assert isinstance(plain_inline(markdown), str)


@given(st.text(st.characters(categories=["L", "N", "Zs"]) | st.sampled_from(".,:;?'\"()-–"), max_size=80))
def test_plain_text_keeps_every_letter(text: str) -> None:
    assert "".join(read_inline(text).as_plain().split()) == "".join(text.split())


@given(st.text(st.sampled_from("ab cé*_"), max_size=60))
def test_marks_never_take_letters_along(text: str) -> None:
    kept = [c for c in read_inline(text).as_plain() if c not in "*_ "]
    assert kept == [c for c in text if c not in "*_ "]
