"""Dates of a bibliography: BibLaTeX's EDTF (`date = {2010-03/2010-05}`), BibTeX's year and month, and words.

EDTF is ISO 8601-2, level 1, as far as the BibLaTeX manual (section 2.3.8) takes it up. `text/date_forms.py` knows what
else is written. Used by `sources/reference_fields.py`.
"""

from __future__ import annotations

import calendar
import functools
import re
from dataclasses import dataclass, replace

from literature.model import DateSpan, PartialDate, Season
from literature.text.date_forms import decade, normal, open_year, some_year, with_original
from literature.vocabulary.calendar_words import MONTHS, SEASONS, SILENT

WORDS_FOR_NO_DATE = frozenset(
    {
        "n.d.",
        "n. d.",
        "nd",
        "no date",
        "in press",
        "inpress",
        "forthcoming",
        "in preparation",
        "inpreparation",
        "submitted",
        "under review",
        "to appear",
        "accepted",
        "advance online publication",
        "prepublished",
        "undated",
        "unpublished",
    }
)
"""Words that stand where a date would, in lower case."""

_NOTHING = frozenset({"", "-", "--", "---", "–", "?", "??", "????", "0", "00", "0000-00-00"})
_UNDATED = frozenset(
    {
        *("none", "null", "nil", "na", "n/a", "n.a.", "unknown", "undefined", "not available", "no year", "sans date"),
        *("s.d.", "s. d.", "s.a.", "s. a.", "sine anno", "o.j.", "o. j.", "o.d.", "ohne jahr", "sin fecha", "s.f."),
    }
)
"""The same of other languages and programs."""
_NO_MONTH = _NOTHING | _UNDATED | {"n.d."}

_EDTF = re.compile(
    r"(?P<year>-?\d{1,6}|y-?\d{5,9}|-?\d{1,3}[Xu]{1,3})"
    r"(?:-(?P<month>\d\d|XX|uu)(?:-(?P<day>\d\d|XX|uu)(?:T[\d:.Z+\-]*)?)?)?"
    r"(?P<flag>[~?%]?)"
)
_SEASONS: dict[int, Season] = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_DASH = re.compile(r"\s*(?:---?|–|—|/)\s*")
_LONGEST_DATE = 100
_CIRCA = re.compile(r"^(?:c\.?|ca\.?|circa|approx\.?|about)\s*(?=\d)", re.IGNORECASE)
_AFTER_CHRIST = re.compile(r"(?:a\.?d\.?\s*(\d{1,4})|(\d{1,4})\s*(?:a\.?d\.?|c\.?e\.?|n\.?\s?chr\.?))", re.IGNORECASE)
_BEFORE_CHRIST = re.compile(r"(\d{1,5})\s*b\.?\s*c\.?(?:\s*e\.?)?", re.IGNORECASE)
_YEAR_LETTER = re.compile(r"(\d{4})[a-z]")
_YEARS = re.compile(r"(\d{4})\s*(?:---?|–|—|-|/)\s*(\d{4}|\d{2})")
_IN_PRESS = re.compile(r"\b(?:in press|forthcoming|to appear|im druck|sous presse|en prensa)\b", re.IGNORECASE)
_YEAR_IN_WORDS = re.compile(r"(?<!\d)\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date with what else its text says."""

    span: DateSpan
    original: DateSpan | None = None
    """Year of first publication, where the text gives it beside the other."""
    is_certain: bool = True
    """Whether the whole text was understood; else a year was taken from it, or nothing."""


def read_date(source: str) -> ReadDate:
    """Read a date, a range, or the words in place of one; never raises.

    What cannot be read comes back as `DateSpan(literal=...)`, but never a text that holds a year: of such a text the
    first year is taken, as uncertain. Seasons, approximate (`~`, `c.`), uncertain (`?`) and unspecified dates (`199X`,
    read as the range it covers) are kept; times of day are dropped.
    """
    return _parsed(source) if len(source) <= _LONGEST_DATE else ReadDate(DateSpan(literal=source), is_certain=False)


def parse_date(source: str) -> DateSpan:
    """The date alone, as `read_date` reads it."""
    return read_date(source).span


@functools.lru_cache(maxsize=4096)
def _parsed(source: str) -> ReadDate:
    text = normal(source)
    if text in _NOTHING:
        return ReadDate(DateSpan())
    year, original = with_original(text)
    if year:
        return ReadDate(DateSpan(PartialDate(int(year))), DateSpan(PartialDate(int(original))))
    if years := decade(text):
        first, last = (PartialDate(number, is_approximate=True) for number in years)
        return ReadDate(DateSpan(first, last))
    if span := _edtf(text) or _in_words(text):
        return ReadDate(span)
    if text.casefold() in WORDS_FOR_NO_DATE:
        return ReadDate(DateSpan(literal=text))
    if text.casefold() in _UNDATED:
        return ReadDate(DateSpan(literal="n.d."))
    if _IN_PRESS.search(text):
        return ReadDate(DateSpan(literal="in press"))
    found = some_year(text)
    return ReadDate(DateSpan(PartialDate(found)) if found else DateSpan(literal=text), is_certain=False)


def with_month(span: DateSpan, month: str, day: str = "") -> DateSpan | None:
    """Add BibTeX's `month` (and `day`) to the year it goes with; `None` when the month cannot be read.

    Months are names, abbreviations, numbers or seasons, with a day (`10~January`) or as a range (`March/April`).
    """
    if span.start is None or span.start.month or span.start.season or span.end is not None or span.is_open:
        return span
    written = normal(month.replace("~", " "))
    if written.casefold() in _NO_MONTH:
        return span
    if (iso := _edtf(written)) and iso.start and iso.start.year == span.start.year and iso.start.month:
        return iso
    written = re.sub(rf"(?<!\d){span.start.year}(?!\d)", " ", written).strip(" ,")
    if match := re.fullmatch(r"(\d\d)-(\d\d)", written):
        iso_month, iso_day = int(match[1]), int(match[2])
        if iso_month <= 12 < iso_day and (dated := _dated(span.start, iso_month, "", iso_day)):
            return replace(span, start=dated)
    halves = _DASH.split(written)
    if len(halves) == 1 and re.search(r"[^\W\d]\.?-[^\W\d]|\d-\d", halves[0]):
        halves = halves[0].split("-")
    # A bare number beside a named month is a day: 5--9 May.
    is_named = any(char.isalpha() for char in month)
    read = [_month_and_day(half, is_named=is_named) for half in halves]
    if not 1 <= len(read) <= 2 or any(part is None for part in read):
        return None
    parts = [part for part in read if part is not None]
    known = next((part for part in parts if part[0] or part[1]), None)
    if known is None:
        return None
    dates = [_dated(span.start, part[0] or known[0], part[1] or known[1], part[2]) for part in parts]
    day = normal(day).rstrip(".")
    if day and day.casefold() not in _NO_MONTH and len(dates) == 1:
        if not re.fullmatch(r"\d{1,9}", day):
            return None
        dates = [_dated(span.start, known[0], known[1], int(day))]
    if any(date is None for date in dates):
        return None
    return replace(span, start=dates[0], end=dates[1] if len(dates) == 2 else None)


def _edtf(text: str) -> DateSpan | None:
    first, slash, last = text.partition("/")
    if not slash:
        return _single(first)
    start, end = _single(first), _single(last)
    if first in ("", "..") and end is not None:
        return DateSpan(end=end.end or end.start)
    if start is None:
        return None
    if last in ("", ".."):
        return DateSpan(start.start, is_open=True)
    if end is None or end.start is None or start.start is None:
        return None
    if _order(end.end or end.start) < _order(start.start):
        return None
    return DateSpan(start.start, end.end or end.start)


def _single(text: str) -> DateSpan | None:
    match = _EDTF.fullmatch(text)
    if match is None:
        return None
    flag = match["flag"]
    flags = PartialDate(0, is_approximate=flag in ("~", "%"), is_uncertain=flag in ("?", "%"))
    written = match["year"].removeprefix("y")
    if "X" in written or "u" in written:
        digits = written.lstrip("-")
        if len(digits) != 4 or match["month"]:
            return None
        years = [int(re.sub("[Xu]", digit, digits)) for digit in "09"]
        if written.startswith("-"):
            years = [-years[1], -years[0]]
        return DateSpan(replace(flags, year=years[0]), replace(flags, year=years[1]))
    date = replace(flags, year=int(written))
    month = match["month"] or ""
    if not month.isdecimal():
        return DateSpan(date) if match["day"] is None or not match["day"].isdecimal() else None
    if (season := _SEASONS.get(int(month))) is not None:
        return DateSpan(replace(date, season=season)) if match["day"] is None else None
    dated = _dated(date, int(month), "", int(match["day"]) if (match["day"] or "").isdecimal() else None)
    return DateSpan(dated) if dated else None


def _order(date: PartialDate) -> tuple[int, int]:
    # Only years and months that both are written decide: 2012-22/2012-23 are seasons.
    return date.year, date.month or 12


def _dated(date: PartialDate, month: int | None, season: Season, day: int | None) -> PartialDate | None:
    """The date with month or season, and day; `None` when there is no such day."""
    if season:
        return replace(date, season=season) if day is None else None
    if month is None or not 1 <= month <= 12:
        return None
    if day is not None:
        is_known_year = 1 <= date.year <= 9999
        days = calendar.monthrange(date.year, month)[1] if is_known_year else (31 if month != 2 else 29)
        if not 1 <= day <= days:
            return None
    return replace(date, month=month, day=day)


def _in_words(text: str) -> DateSpan | None:
    """Dates as people write them in BibTeX's `year`."""
    if match := _CIRCA.match(text):
        span = parse_date(text[match.end() :])
        return replace(span, start=replace(span.start, is_approximate=True)) if span.start else None
    if match := _AFTER_CHRIST.fullmatch(text):
        return DateSpan(PartialDate(int(match[1] or match[2])))
    if (start := open_year(text)) is not None:
        return DateSpan(PartialDate(start), is_open=True)
    if match := _BEFORE_CHRIST.fullmatch(text):
        return DateSpan(PartialDate(1 - int(match[1])))
    if match := _YEAR_LETTER.fullmatch(text):
        return DateSpan(PartialDate(int(match[1])))
    if match := _YEARS.fullmatch(text):
        start, end = int(match[1]), int(match[1][: 4 - len(match[2])] + match[2])
        if start <= end:
            return DateSpan(PartialDate(start), PartialDate(end))
        return with_month(DateSpan(PartialDate(start)), match[2]) if len(match[2]) == 2 else None
    found = _YEAR_IN_WORDS.findall(text)
    if len(found) == 1 and any(char.isalpha() for char in text):
        month = _YEAR_IN_WORDS.sub(" ", text).strip(" ,")
        return with_month(DateSpan(PartialDate(int(found[0]))), month)
    if (match := _YEARS.search(text)) and (season := SEASONS.get(_YEARS.sub("", text).strip(" ,").casefold())):
        return DateSpan(PartialDate(int(match[1]), season=season))
    return None


def _month_and_day(text: str, *, is_named: bool) -> tuple[int | None, Season, int | None] | None:
    """Month, season and day in `March`, `Mar. 5`, `5 March`, `3`, `Spring`."""
    month: int | None = None
    season: Season = ""
    numbers: list[int] = []
    for word in re.split(r"[\s,]+", text.strip(" ,.")):
        bare = word.casefold().rstrip(".")
        if bare in MONTHS and month is None and not season:
            month = MONTHS[bare]
        elif bare in SEASONS and month is None and not season:
            season = SEASONS[bare]
        elif bare in SILENT:
            continue
        elif ordinal := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|er|º)?", bare):
            numbers.append(int(ordinal[1]))
        else:
            return None
    if len(numbers) > 1:
        return None
    number = numbers[0] if numbers else None
    if not is_named and number is not None:
        return number, season, None
    return month, season, number
