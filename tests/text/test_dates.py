from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import read_cases
from tests.limits import examples

from literature.model import DateSpan, PartialDate
from literature.text.dates import parse_date, read_date, with_month

CASES = read_cases(Path(__file__).with_suffix(".yml"))


def shown(span: DateSpan | None) -> str:
    if span is None:
        return "none"
    parts = [_shown(span.start) if span.start else "", f".. {_shown(span.end)}" if span.end else ""]
    return " ".join(part for part in [*parts, "+" if span.is_open else ""] if part)


def _shown(date: PartialDate) -> str:
    parts = [date.year, date.month, date.day, date.season]
    flags = ("~" if date.is_approximate else "") + ("?" if date.is_uncertain else "")
    return "-".join(str(part) for part in parts if part not in (None, "")) + flags


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join([case["source"], case.get("month", "")]) or "empty")
def test_dates(case):
    read = read_date(case["source"])
    span: DateSpan | None = read.span
    assert shown(read.original or DateSpan()) == case.get("original", "")
    assert read.is_certain != case.get("doubtful", False)
    if "month" in case:
        span = with_month(span, case["month"], case.get("day", ""))
    assert shown(span) == case.get("date", "")
    assert (span.literal if span else "") == case.get("words", "")


@given(st.text(max_size=30) | st.from_regex(r"-?[0-9]{3,5}(-[0-9]{2}){0,2}[~?%]?/?[0-9X.]*", fullmatch=True), st.text())
@examples(300)
def test_any_text_is_read(source, month):
    span = parse_date(source)
    says_something = any(char.isalpha() or char in "123456789" for char in source)
    assert bool(span.literal) != bool(span.start or span.end) or not says_something
    with_month(span, month, month)


@given(st.dates())
@examples(100)
def test_written_dates_are_read_back(date):
    assert parse_date(f"{date.year:04}-{date:%m-%d}") == DateSpan(PartialDate(date.year, date.month, date.day))


def test_long_texts_are_words():
    assert parse_date("1" * 1_000_000).literal == "1" * 1_000_000
