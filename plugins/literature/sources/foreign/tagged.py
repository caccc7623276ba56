"""Records of tagged fields, as RIS, EndNote, PubMed and the Web of Science have them: values by tag, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from literature.model import Location, Problem
from literature.sources.bibtex_blocks import BROKEN_ENTRY
from literature.text.excerpt import excerpt


@dataclass(frozen=True, slots=True)
class TaggedRecord:
    """One record; its readers fill it line by line."""

    location: Location
    tags: dict[str, list[str]] = field(default_factory=dict)

    def add(self, tag: str, value: str) -> None:
        """One value more."""
        self.tags.setdefault(tag, []).append(value)

    def first(self, *tags: str) -> str:
        """The first value of the first of these tags that has one."""
        return next((value for tag in tags for value in self.tags.get(tag, ()) if value), "")

    def all(self, *tags: str) -> list[str]:
        """All values of these tags, tag by tag."""
        return [value for tag in tags for value in self.tags.get(tag, ()) if value]


def numbered_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text as editors count them, from 1, a byte order mark dropped; every kind of line end is one."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return enumerate(text.split("\n"), start=1)


class _LongValues:
    """Values that go on in further lines, put together when they end: a line costs the same however many there are."""

    def __init__(self) -> None:
        self._record: TaggedRecord | None = None
        self._tag = ""
        self._lines: list[str] = []

    def begin(self, record: TaggedRecord, tag: str, value: str) -> None:
        """A new value."""
        self.end()
        self._record, self._tag, self._lines = record, tag, [value]

    @property
    def is_open(self) -> bool:
        """Whether a further line belongs to a value."""
        return self._record is not None

    @property
    def tag(self) -> str:
        """Of the value that is open."""
        return self._tag

    def go_on(self, line: str) -> None:
        """A further line of the value that is open."""
        self._lines.append(line)

    def end(self) -> None:
        """Hand the value to its record, white space at its ends and line ends dropped."""
        if self._record is not None:
            self._record.add(self._tag, " ".join(line for line in map(str.strip, self._lines) if line))
        self._record = None


@dataclass(frozen=True, slots=True)
class TaggedText:
    """A format in which each line begins with a tag, or goes on with the value before it."""

    line: re.Pattern[str]
    """A line with a `tag`, and its `value`."""
    begins: frozenset[str]
    """Tags that open a record."""
    stray: str
    """What is said of a line that stands in no record."""
    ends: str = ""
    """The tag that closes a record; empty where the next record or the end of the file does."""
    lists: frozenset[str] = frozenset()
    """Tags of which each further line is a value of its own."""
    around: frozenset[str] = frozenset()
    """Tags that stand outside of records."""
    is_indented: bool = True
    """Whether further lines of a value begin with a blank."""

    def records(self, path: str, text: str, problems: list[Problem]) -> Iterator[TaggedRecord]:
        """The records of a file. What is wrong with them (`broken-entry`) is added to `problems`; of the lines between
        two records that belong to none, the first is told."""
        record: TaggedRecord | None = None
        values = _LongValues()
        is_told = False
        for number, line in numbered_lines(text):
            match = self.line.fullmatch(line.rstrip())
            tag = match["tag"] if match else ""
            if tag in self.begins:
                values.end()
                if record is not None:
                    if self.ends:
                        message = f"the record before this one has no '{self.ends}'"
                        problems.append(BROKEN_ENTRY.problem(message, Location(path, number)))
                    yield record
                record, is_told = TaggedRecord(Location(path, number)), False
            if tag and tag == self.ends:
                values.end()
                if record is not None:
                    yield record
                record = None
            elif match and record is not None:
                values.begin(record, tag, match["value"] or "")
            elif record is not None and values.is_open and (line[:1] == " " or not self.is_indented) and line.strip():
                if values.tag in self.lists:
                    values.begin(record, values.tag, line)
                else:
                    values.go_on(line)
            elif line.strip() and tag not in self.around and not is_told:
                problems.append(BROKEN_ENTRY.problem(f"{self.stray}: `{excerpt(line)}`", Location(path, number)))
                is_told = True
        values.end()
        if record is not None:
            if self.ends:
                problems.append(BROKEN_ENTRY.problem(f"this record has no '{self.ends}' at its end", record.location))
            yield record
