"""Dates as far as a source gives them. Parsed by `text/dates.py` from BibLaTeX's EDTF and BibTeX's year and month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Season = Literal["", "spring", "summer", "autumn", "winter"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, perhaps with a month or season, perhaps with a day."""

    year: int
    """Astronomical year: 0 is 1 BCE, -399 is 400 BCE."""
    month: int | None = None
    day: int | None = None
    season: Season = ""
    is_approximate: bool = False
    """EDTF `~`: circa."""
    is_uncertain: bool = False
    """EDTF `?`."""


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date, a range, or words in place of one."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    """Last date of a range; `None` for a single date and for an open range."""
    is_open: bool = False
    """A range without an end (`2010/`)."""
    literal: str = ""
    """What was written when it is no date: `in press`, `n.d.`, `forthcoming`. Empty otherwise."""

    @property
    def year(self) -> int | None:
        """First year, for sorting and facets."""
        return self.start.year if self.start else None
