"""Reads the `readings` blocks of a page: YAML with the sessions of a course, to a typed `ReadingList`.

`yaml_nodes.py` reads the YAML; `checks/readings.py` says which works and links do not exist.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from literature.model import (
    Block,
    Page,
    Problem,
    ReadingList,
    ReadingPage,
    ReadingPart,
    ReadingWork,
    Rule,
    Session,
    SessionUnit,
    Severity,
)
from literature.sources.yaml_nodes import Mapping, Value, read_yaml
from literature.sources.yaml_reader import YamlReader

MALFORMED_READINGS = Rule("LST001", "malformed-readings", Severity.ERROR, "A readings block cannot be read.")
UNKNOWN_READING_OPTION = Rule(
    "LST002", "unknown-reading-option", Severity.WARNING, "A readings block has an option that does not exist."
)

BLOCK = "readings"
_UNITS: dict[str, SessionUnit] = {"weeks": "Week", "sessions": "Session", "days": "Day", "steps": "Step"}
_SESSION = ("title", "question", "date", "time", "duration", "place", "pages", "works", "prompts")
_WORK = ("key", "optional", "pages", "chapters", "minutes", "why")
_PAGE = ("page", "optional", "minutes", "why")
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_MINUTES = re.compile("[0-9]{1,5}")
_MOST_MINUTES = 10_000


def read_reading_list(page: Page) -> tuple[ReadingList | None, tuple[Problem, ...]]:
    """The sessions of all `readings` blocks of a page, numbered through; None for a page without such a block.

    What cannot be read is left out and reported (`malformed-readings`, `unknown-reading-option`).
    """
    problems: list[Problem] = []
    parts: list[ReadingPart] = []
    number = 0
    for block in page.blocks:
        if block.name == BLOCK:
            sessions = tuple(_Reader(page, block, problems).sessions(number + 1))
            number += len(sessions)
            parts.append(ReadingPart(block.body, sessions))
    return (ReadingList(page.uri, tuple(parts)) if parts else None), tuple(problems)


class _Reader(YamlReader):
    """Reads one block and notes what is wrong in it."""

    def __init__(self, page: Page, block: Block, problems: list[Problem]) -> None:
        super().__init__(problems, MALFORMED_READINGS, UNKNOWN_READING_OPTION)
        self.root = read_yaml(block.body, page.locate(block.body_start), problems, MALFORMED_READINGS)

    def sessions(self, first: int) -> Iterator[Session]:
        """The sessions under `weeks:` or another of `_UNITS`."""
        if self.root is None:
            return
        top = self._mapping(self.root, "'weeks:', 'sessions:', 'days:' or 'steps:' with a list", tuple(_UNITS))
        if top is None:
            return
        found = [(unit, top.values[name]) for name, unit in _UNITS.items() if name in top.values]
        if not found and not top.unknown:
            self._report(top, "the block has no 'weeks', 'sessions', 'days' or 'steps'")
        number = first
        for unit, value in found:
            for item in self._list(value, "a list of sessions, each with a 'title'"):
                session = self._session(item, number, unit)
                if session is not None:
                    number += 1
                    yield session

    def _session(self, item: Value, number: int, unit: SessionUnit) -> Session | None:
        given = self._mapping(item, f"a {unit.lower()} with a 'title'", _SESSION)
        if given is None:
            return None
        title = self._text(given, "title")
        if not title:
            self._report(item, f"this {unit.lower()} has no 'title'")
        pages = (self._page(page) for page in self._list(given.values.get("pages"), "a list of pages"))
        works = (self._work(work) for work in self._list(given.values.get("works"), "a list of works"))
        return Session(
            number=number,
            unit=unit,
            title=title or f"{unit} {number}",
            location=item.location,
            question=self._text(given, "question"),
            date=self._date(given),
            time=self._time(given),
            duration=self._minutes(given, "duration"),
            place=self._text(given, "place"),
            pages=tuple(page for page in pages if page is not None),
            works=tuple(work for work in works if work is not None),
            prompts=tuple(
                text
                for prompt in self._list(given.values.get("prompts"), "a list of prompts")
                if (text := self._scalar(prompt, "prompts"))
            ),
        )

    def _work(self, item: Value) -> ReadingWork | None:
        """A work is its key alone, or its key with what is to be read of it."""
        if item.text is not None:
            return ReadingWork(_key(item.text), item.location) if _key(item.text) else None
        given = self._mapping(item, "a key, or lines with 'key' and what to read", _WORK)
        if given is None:
            return None
        key = _key(self._text(given, "key"))
        if not key:
            self._report(item, "this work has no 'key'")
            return None
        return ReadingWork(
            key=key,
            location=given.values["key"].location,
            is_optional=self._flag(given, "optional"),
            pages=self._text(given, "pages"),
            chapters=self._text(given, "chapters"),
            minutes=self._minutes(given, "minutes"),
            why=self._text(given, "why"),
        )

    def _page(self, item: Value) -> ReadingPage | None:
        """A page is its name alone, or its name with what to read it for."""
        if item.text is not None:
            return ReadingPage(_name(item.text), item.location) if _name(item.text) else None
        given = self._mapping(item, "the name of a page, or lines with 'page' and what to read it for", _PAGE)
        if given is None:
            return None
        name = _name(self._text(given, "page"))
        if not name:
            self._report(item, "no 'page' is named here")
            return None
        return ReadingPage(
            name=name,
            location=given.values["page"].location,
            is_optional=self._flag(given, "optional"),
            minutes=self._minutes(given, "minutes"),
            why=self._text(given, "why"),
        )

    def _date(self, given: Mapping) -> datetime.date | None:
        written = self._text(given, "date")
        if not written:
            return None
        try:
            return datetime.date.fromisoformat(written)
        except ValueError:
            self._report(given.values["date"], f"'date' is '{written}'; expected a date such as 2027-01-14")
            return None

    def _time(self, given: Mapping) -> datetime.time | None:
        written = self._text(given, "time")
        match = _TIME.fullmatch(written)
        if written and not match:
            self._report(given.values["time"], f"'time' is '{written}'; expected a time such as \"14:15\", in quotes")
        return datetime.time(int(match[1]), int(match[2])) if match else None

    def _minutes(self, given: Mapping, name: str) -> int | None:
        written = self._text(given, name)
        if not written:
            return None
        if _MINUTES.fullmatch(written) and 0 < int(written) <= _MOST_MINUTES:
            return int(written)
        self._report(given.values[name], f"'{name}' is '{written}'; expected a number of minutes")
        return None

    def _flag(self, given: Mapping, name: str) -> bool:
        return self._truth(given, name) or False


def _key(written: str) -> str:
    return written.strip().removeprefix("@").removeprefix("{").removesuffix("}")


def _name(written: str) -> str:
    return written.strip().removeprefix("[[").removesuffix("]]").strip()
