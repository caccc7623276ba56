from __future__ import annotations

import datetime

import pytest

from literature.model import PartialDate
from literature.text.edition_name import edition_date, first_day, name_meant


@pytest.mark.parametrize(
    ("name", "date", "day"),
    [
        ("2026-12", PartialDate(2026, 12), datetime.date(2026, 12, 1)),
        ("2024-02-29", PartialDate(2024, 2, 29), datetime.date(2024, 2, 29)),
    ],
)
def test_a_name_is_a_month_or_a_day(name: str, date: PartialDate, day: datetime.date) -> None:
    assert edition_date(name) == date
    assert first_day(date) == day


@pytest.mark.parametrize("name", ["", "2026", "2026-13", "2026-02-30", "2026-1", "2026-12-01x", "26-12", "../2026-12"])
def test_nothing_else_is_a_name(name: str) -> None:
    assert edition_date(name) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12/2026", "2026-12"),
        ("v2026.12", "2026-12"),
        ("202612", "2026-12"),
        ("2026-1", "2026-01"),
        ("2026/1/5", "2026-01-05"),
        ("1.12.2026", "2026-12-01"),
        ("2026-13", ""),
        ("winter", ""),
    ],
)
def test_what_something_like_a_name_stands_for(text: str, meant: str) -> None:
    assert name_meant(text) == meant


def test_names_are_in_order_of_their_days() -> None:
    names = ["2026-12", "2026-01-02", "2025-12-31", "2026-01"]
    assert sorted(names) == ["2025-12-31", "2026-01", "2026-01-02", "2026-12"]
