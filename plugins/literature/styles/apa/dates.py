"""The date element and the year in the text (APA 7, sections 8.15, 9.13 to 9.17)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from sys import intern

from literature.model import DateSpan, PartialDate, Reference
from literature.references.fields import letters, status

_MONTHS = "January February March April May June July August September October November December"
_SEASONS: Mapping[str, str] = {"spring": "Spring", "summer": "Summer", "autumn": "Fall", "winter": "Winter"}
_SEASON_RANK: Mapping[str, int] = {"": 0, "spring": 3, "summer": 6, "autumn": 9, "winter": 12}

_NO_DATE = frozenset({"", "nd", "nodate"})


@dataclass(frozen=True, slots=True)
class WorkDate:
    """When a work appeared, ready to be printed with a year letter."""

    year: str
    """What the text cites: `1988`, `1953–1974`, `ca. 350 B.C.E.`, `n.d.`, `in press`."""
    detail: str = ""
    """What follows the year in the entry: `, January 3`."""
    original: str = ""
    """Year of first publication, of a republished work."""
    rank: tuple[int, int, int, int] = (0, 0, 0, 0)
    """For sorting: no date first, in press last; then year, month, day (9.46, 9.47)."""

    def lettered(self, letter: str) -> str:
        """The year with its letter: `2010a`, `n.d.-a`, `in press-a` (8.19)."""
        if not letter:
            return self.year
        return f"{self.year}{'' if self.year[-1:].isdigit() else '-'}{letter}"

    def cited(self, letter: str = "") -> str:
        """As the text cites it: `1966/1969`."""
        year = self.lettered(letter)
        return f"{self.original}/{year}" if self.original else year

    def printed(self, letter: str = "") -> str:
        """As the entry prints it, without parentheses: `2019a, January 3`."""
        return f"{self.lettered(letter)}{self.detail}"


def work_date(reference: Reference, *, is_full: bool, field: str = "date", original: str = "") -> WorkDate:
    """The date of a work.

    `is_full` prints month and day where they are known (periodicals other than journals, web pages, broadcasts);
    `field` names the field the date stands in; `original` overrides the year of first publication.
    """
    span = reference.dates.get(field) or reference.dates.get("date") or DateSpan()
    original = original or original_year(reference)
    if status(reference) == "in press":
        return WorkDate("in press", original=original, rank=(2, 0, 0, 0))
    start = span.start
    if start is None:
        year = "n.d." if letters(span.literal) in _NO_DATE else span.literal.strip()
        return WorkDate(year, original=original)
    year = span_years(span)
    if original == year:
        original = ""
    rank = (1, start.year, 0, 0)
    detail = ""
    if is_full:
        detail = _detail(span)
        rank = (1, start.year, start.month or _SEASON_RANK[start.season], start.day or 0)
        if span.end and span.end.year != start.year and (start.month or span.end.month):
            year = span_years(DateSpan(start))
            detail = f"{_day(start, ', ')}–{span_years(DateSpan(span.end))}{_day(span.end, ', ')}"
    return WorkDate(year, detail, original, rank)


def original_year(reference: Reference) -> str:
    """Year of first publication; empty when it is not given."""
    span = reference.dates.get("origdate")
    return span_years(span) if span and span.start else span.literal if span else ""


def span_years(span: DateSpan) -> str:
    """`1988`, `1953–1974`, `2015–present`, `ca. 350 B.C.E.`"""
    if span.start is None:
        return span.literal
    first = _year(span.start)
    if span.is_open:
        return f"{first}–present"
    if span.end and span.end.year != span.start.year:
        return f"{first}–{_year(span.end).removeprefix('ca. ')}"
    return first


def long_date(span: DateSpan | None) -> str:
    """`January 9, 2020`, for retrieval dates and personal communications; empty when there is no date."""
    if span is None or span.start is None:
        return span.literal if span else ""
    day = _day(span.start, "")
    separator = ", " if span.start.day else " "
    return f"{day}{separator}{_year(span.start)}" if day else _year(span.start)


def _year(date: PartialDate) -> str:
    year = f"{1 - date.year} B.C.E." if date.year < 1 else intern(str(date.year))
    return f"ca. {year}" if date.is_approximate or date.is_uncertain else year


def _day(date: PartialDate, lead: str) -> str:
    if date.season:
        return f"{lead}{_SEASONS[date.season]}"
    if not date.month or not 1 <= date.month <= 12:
        return ""
    month = _MONTHS.split()[date.month - 1]
    return f"{lead}{month} {date.day}" if date.day else f"{lead}{month}"


def _detail(span: DateSpan) -> str:
    start, end = span.start, span.end
    if start is None:
        return ""
    first = _day(start, ", ")
    if end is None or not first or end.year != start.year:
        return first
    last = _day(end, "")
    if not last or last == _day(start, ""):
        return first
    if start.month and start.month == end.month and end.day:
        last = str(end.day)
    return f"{first}–{last}"
