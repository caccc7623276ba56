"""Reads the XML that EndNote exports. `research_soft.py` knows what its fields mean.

The parser is the standard library's expat. Entities of a file's own are refused, so that none can grow or lead out of
the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.parsers import expat

from literature.model import Location, Problem, Reference
from literature.sources.bibtex_blocks import BROKEN_ENTRY
from literature.sources.foreign.research_soft import foreign_record
from literature.sources.foreign.tagged import TaggedRecord
from literature.vocabulary.entry_types import kinds_read

_TAGS: Mapping[tuple[str, str], str] = {
    ("authors", "author"): "AU",
    ("secondary-authors", "author"): "A2",
    ("tertiary-authors", "author"): "A3",
    ("subsidiary-authors", "author"): "A4",
    ("titles", "title"): "TI",
    ("titles", "secondary-title"): "T2",
    ("titles", "tertiary-title"): "T3",
    ("titles", "alt-title"): "J2",
    ("titles", "short-title"): "ST",
    ("periodical", "full-title"): "JF",
    ("periodical", "abbr-1"): "JA",
    ("record", "pages"): "SP",
    ("record", "volume"): "VL",
    ("record", "num-vols"): "NV",
    ("record", "number"): "IS",
    ("record", "edition"): "ET",
    ("dates", "year"): "PY",
    ("pub-dates", "date"): "DA",
    ("record", "pub-location"): "CY",
    ("record", "publisher"): "PB",
    ("record", "orig-pub"): "OP",
    ("record", "isbn"): "SN",
    ("record", "electronic-resource-num"): "DO",
    ("related-urls", "url"): "UR",
    ("web-urls", "url"): "UR",
    ("record", "access-date"): "Y2",
    ("record", "work-type"): "M3",
    ("record", "abstract"): "AB",
    ("record", "notes"): "N1",
    ("keywords", "keyword"): "KW",
    ("record", "language"): "LA",
    ("record", "label"): "ID",
    ("record", "custom1"): "C1",
    ("record", "custom3"): "C3",
    ("record", "custom7"): "C7",
}
"""RIS's tags by an element and the one around it."""
_FACES = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}


class _RefusedError(Exception):
    """The file declares what is not read."""


class _Reader:
    """Takes what the parser finds, element by element."""

    def __init__(self, path: str) -> None:
        self.records: list[tuple[TaggedRecord, str]] = []
        """With the name of the reference type."""
        self._path = path
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._refuse
        parser.ExternalEntityRefHandler = self._refuse
        self._open: list[str] = []
        self._record: TaggedRecord | None = None
        self._type = ""
        self._tag = ""
        self._depth = 0
        self._pieces: list[str] = []
        self._faces: list[list[str]] = []

    def read(self, text: str) -> Problem | None:
        """Read it all; what stopped it, with its place."""
        try:
            self._parser.Parse(text.encode("utf-8", "replace"), True)
        except _RefusedError:
            return self._problem("the file declares entities of its own, which are not read")
        except expat.ExpatError as error:
            return self._problem(f"the XML breaks off: {expat.ErrorString(error.code)}", error.lineno, error.offset + 1)
        return None

    def _problem(self, message: str, line: int = 0, column: int = 1) -> Problem:
        return BROKEN_ENTRY.problem(message, Location(self._path, line or self._parser.CurrentLineNumber, column))

    def _refuse(self, *_: object) -> int:
        raise _RefusedError

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        parent = self._open[-1] if self._open else ""
        self._open.append(name)
        if name == "record":
            self._record = TaggedRecord(Location(self._path, self._parser.CurrentLineNumber))
            self._type = ""
        elif name == "ref-type" and self._record is not None:
            self._type = attributes.get("name", "")
        elif self._tag and name == "style":
            marks = [mark for face, mark in _FACES.items() if face in attributes.get("face", "").split()]
            self._pieces += [f"<{mark}>" for mark in marks]
            self._faces.append(marks)
        elif self._record is not None and (tag := _TAGS.get((parent, name))):
            self._tag, self._depth, self._pieces, self._faces = tag, len(self._open), [], []

    def _end(self, name: str) -> None:
        if self._tag and name == "style" and self._faces:
            self._pieces += [f"</{mark}>" for mark in reversed(self._faces.pop())]
        elif self._tag and len(self._open) == self._depth and self._record is not None:
            self._add(self._tag, "".join(self._pieces))
            self._tag = ""
        elif name == "record" and self._record is not None:
            self.records.append((self._record, self._type))
            self._record = None
        self._open.pop()

    def _text(self, text: str) -> None:
        if self._tag:
            # A `<` that is typed opens no tag.
            self._pieces.append(text.replace("<", "<\u2060"))

    def _add(self, tag: str, value: str) -> None:
        assert self._record is not None
        values = value.replace("\r", "\n").split("\n") if tag in ("UR", "KW", "AU", "A2", "A3", "A4") else [value]
        for one in values:
            self._record.add(tag, " ".join(one.split()))


def read_endnote_xml(path: str, text: str) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """The works of a file, with their labels as keys, and what could not be read (`broken-entry`).

    Where the XML breaks off, the records before that place are read.
    """
    reader = _Reader(path)
    fault = reader.read(text.removeprefix("\ufeff"))
    kinds = kinds_read("endnote")
    works: list[Reference] = []
    problems: list[Problem] = []
    for record, type_ in reader.records:
        kind = kinds.get("-".join(type_.lower().replace("/", " ").split()), ("misc", ""))
        label = record.first("ID")
        work, faults = foreign_record(record, kind, label if label and " " not in label else "").as_reference()
        works.append(work)
        problems += faults
    return tuple(works), (*problems, *((fault,) if fault else ()))
