"""Dates as RIS, CSL-JSON, PubMed and the Web of Science give them, to the dates of a bibliography."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from literature.model import DateSpan, PartialDate, Season
from literature.text.dates import parse_date, read_date, with_month

_SLASHED = re.compile(
    r"(?P<year>-?\d{1,4})(?:/(?P<month>\d{0,2})(?:/(?P<day>\d{0,2})(?:/(?P<other>.*))?)?)?", re.DOTALL
)
_OTHER = re.compile(
    r"(?P<circa>(?:c|ca|circa)\b\.?)?\s*(?P<season>spring|summer|autumn|fall|winter)?\s*(?:to (?P<end>.+))?", re.I
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_SEASONS: Mapping[str, Season] = {
    "1": "spring", "2": "summer", "3": "autumn", "4": "winter", "spring": "spring", "summer": "summer",
    "autumn": "autumn", "fall": "autumn", "winter": "winter",
}  # fmt: skip


def date_in_words(text: str, year: str = "") -> DateSpan | None:
    """A date in any form that bibliographies have, or its month and day beside a year that is given apart (`Apr 12`,
    `MAR-APR`); None for an empty text."""
    text = " ".join(text.split())
    if not text and not year:
        return None
    whole = read_date(text) if text else None
    if whole and whole.span.year is not None and (whole.is_certain or not year):
        return whole.span
    if year and (start := read_date(year)).span.start:
        month = _YEAR.sub("", text).strip(" ,;")
        return (with_month(start.span, month) if month else None) or start.span
    return parse_date(text or year)


def slashed_date(text: str) -> DateSpan | None:
    """RIS's `YYYY/MM/DD/other`, where a season, `circa` and the end of a range may be the other; None for other text.

    A part that is no month or day is left out.
    """
    match = _SLASHED.fullmatch(text.strip())
    if match is None:
        return None
    start = _partial(int(match["year"]), match["month"], match["day"])
    other = _OTHER.fullmatch((match["other"] or "").strip())
    if other is None:
        dated = with_month(DateSpan(start), match["other"])
        return dated or DateSpan(start)
    if other["season"] and not start.month:
        start = replace(start, season=_SEASONS[other["season"].lower()])
    start = replace(start, is_approximate=bool(other["circa"]))
    if not other["end"]:
        return DateSpan(start)
    if other["end"] == "present":
        return DateSpan(start, is_open=True)
    end = slashed_date(other["end"]) or parse_date(other["end"])
    return DateSpan(start, end.start)


def csl_date(value: Any) -> DateSpan | None:
    """A date variable of CSL 1.0.2: parts, a range of parts, `season`, `circa`, `literal` and `raw` words, EDTF as a
    text by itself; None where it gives nothing that can be read."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return date_in_words(str(value))
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    dates = [_from_parts(part) for part in parts[:2]] if isinstance(parts, list) else []
    if not dates or dates[0] is None:
        words = next((words for name in ("raw", "literal") if isinstance(words := value.get(name), str)), "")
        return _approximate(date_in_words(words), value)
    start = dates[0]
    season = _SEASONS.get(str(value.get("season", "")).lower(), "")
    if season and not start.month:
        start = replace(start, season=season)
    end = dates[1] if len(dates) == 2 else None
    is_open = len(dates) == 2 and end is None
    return _approximate(DateSpan(start, end, is_open), value)


def _approximate(span: DateSpan | None, value: Mapping[str, Any]) -> DateSpan | None:
    if span and span.start and value.get("circa") not in (None, False, "", 0, "0", "false"):
        return replace(span, start=replace(span.start, is_approximate=True))
    return span


def _from_parts(part: Any) -> PartialDate | None:
    try:
        year, *rest = (int(number) for number in part if number not in (None, ""))
    except (TypeError, ValueError):
        return None
    # CSL has no year 0: -400 is 400 BCE, which is -399 here.
    return _partial(year if year > 0 else year + 1, *map(str, rest[:2])) if year else None


def _partial(year: int, month: str | None = None, day: str | None = None) -> PartialDate:
    """The date as far as such a day exists. Months beyond twelve are seasons in EDTF's numbers, else nothing."""
    number = int(month or 0)
    if 13 <= number <= 24:
        # CSL's processors had 13 to 16, EDTF has 21 to 24.
        return PartialDate(year, season=_SEASONS.get(str(number - (12 if number < 17 else 20)), ""))
    span = DateSpan(PartialDate(year))
    for with_day in (day or "", ""):
        dated = with_month(span, str(number), with_day if int(with_day or 0) else "") if number else span
        if dated and dated.start:
            return dated.start
    return PartialDate(year)
