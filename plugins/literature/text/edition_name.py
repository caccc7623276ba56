"""Names of editions: the month or the day that they are of, as ISO 8601 writes them."""

from __future__ import annotations

import datetime
import re

from literature.model import PartialDate

EXPECTED = "a month or a day, such as 2026-12 or 2026-12-01"
_NAME = re.compile(r"(?P<year>[12][0-9]{3})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?")
_BIG_END = re.compile(r"\D*(?P<year>[12][0-9]{3})\D?(?P<month>[0-9]{1,2})(?:\D?(?P<day>[0-9]{1,2}))?\D*")
_SMALL_END = re.compile(r"\D*(?:(?P<day>[0-9]{1,2})\D)?(?P<month>[0-9]{1,2})\D(?P<year>[12][0-9]{3})\D*")


def edition_date(name: str) -> PartialDate | None:
    """The month or day that a name is; None where it is none."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
    assert year is not None
    assert month is not None
    try:
        datetime.date(year, month, day or 1)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def first_day(date: PartialDate) -> datetime.date:
    """The day of an edition, for formats that know no months: of a month, its first."""
    return datetime.date(date.year, date.month or 1, date.day or 1)


def name_meant(text: str) -> str:
    """The name that something like one stands for: `2026-12` for `12/2026` and `v2026.12`; empty if there is none."""
    for pattern in (_BIG_END, _SMALL_END):
        if match := pattern.fullmatch(text.strip()):
            parts = (part.zfill(2) for part in match.group("year", "month", "day") if part)
            name = "-".join(parts)
            if edition_date(name):
                return name
    return ""
