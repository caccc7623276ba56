from __future__ import annotations

import datetime
import re

from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from literature.exports.ics import CalendarEvent, as_ics

DAY = datetime.date(2027, 1, 14)
REVISED = datetime.date(2026, 11, 22)


def unfolded(text: str) -> list[str]:
    """Content lines of a calendar, checked against RFC 5545, section 3.1."""
    assert text.endswith("\r\n")
    physical = text.split("\r\n")[:-1]
    assert all(len(line.encode()) <= 75 for line in physical)
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text)
    lines: list[str] = []
    for line in physical:
        assert "\n" not in line
        assert "\r" not in line
        if line.startswith(" "):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    assert all(re.match(r"[A-Z-]+[;:]", line) for line in lines)
    return lines


def value(lines: list[str], name: str) -> str:
    """Text of the one property of this name, unescaped."""
    (line,) = [line for line in lines if re.match(rf"{name}[;:]", line)]
    escapes = {"\\n": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}
    return re.sub(r"\\[n,;\\]", lambda match: escapes[match[0]], line.partition(":")[2])


def test_a_day_and_a_time() -> None:
    events = [
        CalendarEvent("a", "All day", DAY),
        CalendarEvent(
            "b",
            "Afternoon",
            DAY,
            datetime.time(14, 15),
            90,
            "Read, then talk; all.\nEnd",
            "Room\\2",
            "https://x.example/",
        ),
    ]
    lines = unfolded(as_ics("Course", events, REVISED))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    first, second = (lines.index("BEGIN:VEVENT"), len(lines) - 1 - lines[::-1].index("BEGIN:VEVENT"))
    assert {"DTSTART;VALUE=DATE:20270114", "DTEND;VALUE=DATE:20270115"} <= set(lines[first:second])
    assert {"DTSTART:20270114T141500", "DURATION:PT90M"} <= set(lines[second:])
    assert value(lines[second:], "DESCRIPTION") == "Read, then talk; all.\nEnd"
    assert value(lines[second:], "LOCATION") == "Room\\2"
    assert lines.count("DTSTAMP:20261122T000000Z") == 2


def test_identifiers_come_from_names_alone() -> None:
    one, other = (
        unfolded(as_ics("C", [CalendarEvent("a", title, day)], REVISED))
        for title, day in (("A", DAY), ("B", datetime.date(2028, 2, 2)))
    )
    assert value(one, "UID") == value(other, "UID")
    assert value(one, "UID") != value(unfolded(as_ics("C", [CalendarEvent("b", "A", DAY)], REVISED)), "UID")


def test_the_last_day_of_time() -> None:
    assert "DTSTART;VALUE=DATE:99991231\r\n" in as_ics("C", [CalendarEvent("a", "A", datetime.date.max)], REVISED)


@examples(100)
@given(st.text(max_size=120))
def test_any_text_is_kept_and_never_ends_a_line(text: str) -> None:
    lines = unfolded(as_ics(text, [CalendarEvent(text, text, DAY, description=text, place=text)], REVISED))
    kept = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", text.replace("\r\n", "\n").replace("\r", "\n"))
    assert value(lines, "SUMMARY") == kept
    assert sum(line.startswith("BEGIN:VEVENT") for line in lines) == 1
