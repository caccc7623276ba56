"""A reading list: the sessions of a course, or the steps of a path, with their works and pages. Read
from `readings` blocks by `sources/readings.py`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from literature.model.places import Location

SessionUnit = Literal["Week", "Session", "Day", "Step"]


@dataclass(frozen=True, slots=True)
class ReadingWork:
    """One work to be read for a session."""

    key: str
    """Key or alias, as written."""
    location: Location
    is_optional: bool = False
    pages: str = ""
    """Pages to read, as written: `3-20`."""
    chapters: str = ""
    """Chapters to read, as written: `8`, `1-3`."""
    minutes: int | None = None
    """Time it takes, as the list's author reckons."""
    why: str = ""
    """Markdown of one line: what to read it for."""


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """One page of the site to be read for a session."""

    name: str
    """By which links find it, as written."""
    location: Location
    is_optional: bool = False
    minutes: int | None = None
    why: str = ""
    """Markdown of one line: what to read it for."""


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting of the course, or one step of a path."""

    number: int
    """From 1, over all blocks of the page."""
    unit: SessionUnit
    title: str
    location: Location
    question: str = ""
    """Markdown of one line."""
    date: datetime.date | None = None
    time: datetime.time | None = None
    """Start on that day, in the time of the place where the course is held."""
    duration: int | None = None
    """Minutes of the meeting itself."""
    place: str = ""
    pages: tuple[ReadingPage, ...] = ()
    """Pages of the site, which are read before the works."""
    works: tuple[ReadingWork, ...] = ()
    prompts: tuple[str, ...] = ()
    """Markdown of one line each, for discussion."""

    @property
    def is_step(self) -> bool:
        """Whether it is a step for one reader, and no meeting."""
        return self.unit in ("Day", "Step")

    @property
    def minutes(self) -> int:
        """Minutes of required reading, of what has a time."""
        return sum(one.minutes or 0 for one in self.read(optional=False))

    @property
    def optional_minutes(self) -> int:
        """The same for optional reading."""
        return sum(one.minutes or 0 for one in self.read(optional=True))

    def read(self, *, optional: bool) -> tuple[ReadingPage | ReadingWork, ...]:
        """What has to be read, or what may be, in order."""
        pages = (page for page in self.pages if page.is_optional == optional)
        return (*pages, *(work for work in self.works if work.is_optional == optional))


@dataclass(frozen=True, slots=True)
class ReadingPart:
    """The sessions of one block."""

    body: str
    """Text of the block; equal ones are told apart by their order."""
    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True)
class ReadingList:
    """All sessions of a page."""

    page_uri: str
    parts: tuple[ReadingPart, ...]

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Sessions of all parts, in order."""
        return tuple(session for part in self.parts for session in part.sessions)

    @property
    def has_dates(self) -> bool:
        """Whether a session has a date."""
        return any(session.date for session in self.sessions)

    def works(self) -> Iterator[ReadingWork]:
        """Every work of every session, in order; a work that is read twice comes twice."""
        for session in self.sessions:
            yield from session.works


@dataclass(frozen=True, slots=True)
class Stop:
    """A page on a path."""

    path: str
    """Uri of the path."""
    before: str
    """Uri of the page that is read before it; empty for the first."""
    after: str
    """Uri of the page that is read after it; empty for the last."""
