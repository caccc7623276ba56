"""What a book holds, whichever format it is printed in: chapters of blocks, works that it cites, and an index."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from itertools import groupby

from literature.model.richtext import Position

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold, and what stands for nothing that can be printed."""


@dataclass(frozen=True, slots=True)
class Words:
    """Text in one style."""

    text: str
    is_italic: bool = False
    is_bold: bool = False
    is_code: bool = False
    position: Position = ""
    target: str = ""
    """Where it leads: `#` and an id of the book, or a whole address; empty for text that is no link."""


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line within a paragraph."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, where it is called."""

    blocks: tuple[Block, ...]


Inline = Words | Break | Note
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a chapter, whose own title is of level 1."""

    level: int
    """From 2 to 6."""
    words: Line
    id: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of one paragraph."""

    words: Line


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[tuple[Block, ...], ...]
    is_numbered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms, each with what is said of it."""

    terms: tuple[tuple[Line, tuple[tuple[Block, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What stands apart: a quotation, or what is said of a page on top of it."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A box with a title."""

    title: Line
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Text that keeps its lines and spaces."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `head` is the first one, and every row has as many cells."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing."""

    svg: str
    """Whole, with a size of its own."""
    alt: str
    """What it shows, in words."""
    caption: Line = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A work in a list of references."""

    id: str
    """That links lead to."""
    words: Line
    about: tuple[Block, ...] = ()
    """What is said of it below, in an annotated bibliography."""


@dataclass(frozen=True, slots=True)
class Entries:
    """A list of references, in order."""

    entries: tuple[Entry, ...]


Block = Heading | Paragraph | Items | Definitions | Quote | Aside | Code | Table | Figure | Entries


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page in a book, or what the book has besides pages."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    part: str = ""
    """Title of the part that it stands in, with all before and behind it of the same; empty for none."""

    @property
    def level(self) -> int:
        """Of its heading in a book whose parts have headings of level 1."""
        return 2 if self.part else 1


@dataclass(frozen=True, slots=True)
class IndexPart:
    """One list of an index: its title, and rows of words with the id whose links are looked up."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """What a book says itself, in the site's language."""

    contents: str = "Contents"
    index: str = "Index"
    notes: str = "Notes"
    accessibility: str = ""
    """What readers of screens are told of the book."""


@dataclass(frozen=True, slots=True)
class Book:
    """A book, ready to be printed. Every target that begins with `#` is the id of something in it, and ids differ."""

    title: str
    author: str
    """Empty where the site does not say."""
    site: str
    """Name of the site."""
    address: str
    """Of what it was made from, whole; empty where the site's address is not known."""
    name: str
    """What tells it from all others, such as the name of its page: the same whenever it is made."""
    language: str
    is_rtl: bool
    day: datetime.date | None
    """When the latest of its pages was reviewed; none where no page says so."""
    license: str
    chapters: tuple[Chapter, ...]
    index: tuple[IndexPart, ...] = ()
    labels: Labels = Labels()

    @property
    def iso_day(self) -> str:
        """The day as ISO 8601 has it; empty without one."""
        return self.day.isoformat() if self.day else ""

    def parts(self) -> Iterator[tuple[str, Iterator[Chapter]]]:
        """Title and chapters of each part; chapters that stand in none are one of an empty title."""
        return groupby(self.chapters, key=lambda chapter: chapter.part)

    @property
    def indexed(self) -> frozenset[str]:
        """Ids that the index looks up."""
        return frozenset(id_ for part in self.index for _, id_ in part.rows)


def inlines_of(value: object) -> Iterator[Words]:
    """All text in a block, a line, or anything made of them, in its order."""
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from inlines_of(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from inlines_of(getattr(value, field.name))


def named_ids(chapter: Chapter) -> Iterator[str]:
    """Ids of a chapter and of all in it that links can lead to."""
    yield chapter.id
    for block in chapter.blocks:
        if isinstance(block, Heading):
            yield block.id
        elif isinstance(block, Entries):
            yield from (entry.id for entry in block.entries)


def chapters_linking_to(book: Book) -> dict[str, list[Chapter]]:
    """By id, the chapters with a link to it, in their order."""
    found: dict[str, list[Chapter]] = {}
    for chapter in book.chapters:
        targets = (one.target[1:] for one in inlines_of(chapter.blocks) if one.target.startswith("#"))
        for id_ in dict.fromkeys(targets):
            found.setdefault(id_, []).append(chapter)
    return found


def clean(text: str) -> str:
    """Text without characters that no form of a book can hold."""
    return _CONTROL.sub("", text)


def plain(line: Iterable[Inline]) -> str:
    """A line as plain text."""
    return "".join(one.text if isinstance(one, Words) else " " if isinstance(one, Break) else "" for one in line)
