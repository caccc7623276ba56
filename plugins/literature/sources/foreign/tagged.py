"""A record of tagged fields, as RIS, EndNote, PubMed and the Web of Science have them: values by tag, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from literature.model import Location


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


class LongValues:
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
