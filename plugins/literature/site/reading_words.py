"""What readers are told of a reading list in the site's language: when a session is, how long a work takes, which part
of it is read."""

from __future__ import annotations

from collections.abc import Mapping

from literature.model import ReadingWork, Session, SessionUnit
from literature.vocabulary.catalog import N_, Catalog

UNITS: Mapping[SessionUnit, str] = {"Week": N_("Week"), "Session": N_("Session"), "Day": N_("Day"), "Step": N_("Step")}
"""What a meeting or a step is called."""


def date_words(session: Session, catalog: Catalog) -> str:
    """`14 January 2027, 14:15`; empty without a date."""
    if session.date is None:
        return ""
    day = catalog.date(session.date)
    return catalog.gettext("%(day)s, %(time)s", day=day, time=f"{session.time:%H:%M}") if session.time else day


def minutes_words(minutes: int, catalog: Catalog) -> str:
    """`45 min`, `2 h`, `2 h 30 min`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return catalog.gettext("%(minutes)s min", minutes=rest)
    if not rest:
        return catalog.gettext("%(hours)s h", hours=hours)
    return catalog.gettext("%(hours)s h %(minutes)s min", hours=hours, minutes=rest)


def part_words(work: ReadingWork, catalog: Catalog) -> str:
    """`Chapter 8, pp. 3–20`; empty where the whole work is read."""
    places = (
        (N_("Chapter %(places)s"), N_("Chapters %(places)s"), work.chapters),
        (N_("p. %(places)s"), N_("pp. %(places)s"), work.pages),
    )
    parts = []
    for one, many, value in places:
        if value:
            is_many = any(mark in value for mark in "-–,;&")
            parts.append(catalog.gettext(many if is_many else one, places=value.replace("-", "–")))
    return ", ".join(parts)
