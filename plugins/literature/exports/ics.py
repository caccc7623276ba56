"""The dated sessions of a reading list as a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LINE = 75
"""Octets of a line before it is folded (RFC 5545, section 3.1)."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One session on its day."""

    name: str
    """Stable and unique in the site: what the identifier is made from."""
    title: str
    date: datetime.date
    time: datetime.time | None = None
    """Start; without it the session takes the whole day."""
    minutes: int | None = None
    description: str = ""
    place: str = ""
    url: str = ""
    """Absolute; empty when there is none."""


def as_ics(title: str, events: Iterable[CalendarEvent], revised: datetime.date) -> str:
    """The calendar, lines ending in CR LF.

    Times are those of the place of the course and name no time zone (section 3.3.5, form 1). `revised`, the day on
    which the list was last changed, is the stamp of every event, so that the same list gives the same file.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Literature//Reading list//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_text(title)}")
    for event in events:
        lines.extend(_event(event, revised))
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines)


def _event(event: CalendarEvent, revised: datetime.date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(event.name.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}@literature"
    yield f"DTSTAMP:{_day(revised)}T000000Z"
    if event.time is None:
        yield f"DTSTART;VALUE=DATE:{_day(event.date)}"
        if event.date < datetime.date.max:
            yield f"DTEND;VALUE=DATE:{_day(event.date + datetime.timedelta(days=1))}"
    else:
        yield f"DTSTART:{_day(event.date)}T{event.time:%H%M%S}"
        if event.minutes:
            yield f"DURATION:PT{event.minutes}M"
    yield f"SUMMARY:{_text(event.title)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    if event.url:
        yield f"URL:{_CONTROL.sub('', event.url)}"
    yield "END:VEVENT"


def _day(date: datetime.date) -> str:
    return f"{date.year:04d}{date.month:02d}{date.day:02d}"


def _text(text: str) -> str:
    r"""Text as a value: backslash, semicolon, comma and line ends escaped (section 3.3.11)."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Lines of at most 75 octets, no character cut in two, each further one after a space."""
    parts: list[str] = []
    part, length = "", 0
    for character in line:
        width = len(character.encode("utf-8"))
        if length + width > _LINE:
            parts.append(part)
            part, length = " ", 1
        part += character
        length += width
    return "\r\n".join([*parts, part]) + "\r\n"
