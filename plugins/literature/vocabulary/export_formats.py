"""The formats of files that pages offer and commands print: one row for each.

What writes works in ours is looked up by name in `exports/formats.py`, what writes reading lists in
`exports/site_files.py`, what writes those for teaching in `teaching/outputs.py`, and what writes books in
`books/output.py`. Scripts take the formats of works
from here by way of `build/script_vocabulary.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from literature.extensions import NAME, Extension, ExtensionPoint, type_of
from literature.vocabulary.catalog import N_


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """What is known of one format."""

    name: str
    """As commands have it: `export --to bibtex`."""
    label: str
    """Name for readers."""
    ending: str
    """Of files, without the full stop."""
    media_type: str
    """As registered with IANA, or as programs know it."""
    opening: str = ""
    """What a file begins with, before its first work."""
    between: str = ""
    """What stands between two works of a file."""
    end: str = ""
    """What a file ends in, after its last work."""
    line_end: str = "\n"
    closing: str = "\n"
    """The white space that a file ends in, of which HTML keeps nothing."""
    is_json: bool = False
    """Whether a file is JSON, which no page shows to read."""
    stands_alone: bool = True
    """Whether a work is written the same with whichever others; not where entries inherit from others in the file."""
    is_copied: bool = False
    """Whether pages offer to copy it besides saving it."""
    needs_dates: bool = False
    """Of reading lists: whether it is for dated sessions alone."""
    record: Callable[[Any], str] | None = None
    """What writes one work (`Reference`), in a format of another package."""

    def of_records(self, records: Iterable[str]) -> str:
        """A file with these works, each written already."""
        return f"{self.opening}{self.between.join(records)}{self.end}"


_WORKS = (
    ExportFormat("bibtex", "BibTeX", "bib", "application/x-bibtex", between="\n", stands_alone=False, is_copied=True),
    ExportFormat("ris", "RIS", "ris", "application/x-research-info-systems", line_end="\r\n", closing=" \r\n\r\n"),
    ExportFormat(
        "csl-json", "CSL-JSON", "json", "application/vnd.citationstyles.csl+json",
        opening="[\n", between=",\n", end="\n]\n", is_json=True,
    ),
)  # fmt: skip
_READING_LISTS = (
    ExportFormat("imscc", N_("Common Cartridge for an LMS"), "imscc", "application/zip"),
    ExportFormat("ics", N_("calendar"), "ics", "text/calendar", needs_dates=True),
)
_TEACHING = (
    ExportFormat("gift", N_("questions for Moodle (GIFT)"), "gift", "text/plain"),
    ExportFormat("qti", N_("questions as QTI 2.1"), "qti.zip", "application/zip"),
    ExportFormat("imscc-1.3", "Common Cartridge 1.3", "1.3.imscc", "application/zip"),
    ExportFormat("csv", N_("table (CSV)"), "csv", "text/csv"),
    ExportFormat("apkg", N_("deck for Anki"), "apkg", "application/zip"),
)
_BOOKS = (
    ExportFormat("pdf", N_("book to print (PDF)"), "pdf", "application/pdf"),
    ExportFormat("epub", N_("book for e-readers (EPUB)"), "epub", "application/epub+zip"),
    ExportFormat(
        "docx", N_("book to edit (Word)"), "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
)  # fmt: skip

_ENDING = re.compile(r"[a-z0-9]+(?:\.[a-z0-9]+)*")
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")
_OTHER_NAMES = ("apa",)
_OTHER_ENDINGS = ("html", "md", "apa", "link")
"""Of pages, and of what buttons copy besides records."""


def _fault_of(added: Extension[Any], others: tuple[ExportFormat, ...]) -> str:
    one = added.value
    if not isinstance(one, ExportFormat):
        return f"is {type_of(one)}; expected an 'ExportFormat'"
    if one.name != added.name:
        return f"is a format '{one.name}'; expected the name of its entry point"
    taken = (*_WORKS, *_READING_LISTS, *_TEACHING, *_BOOKS, *others)
    if not NAME.fullmatch(one.name) or one.name in (*_OTHER_NAMES, *(other.name for other in taken)):
        return "has a name that is taken or that no format can have; expected a word such as 'end-note'"
    texts = (one.label, one.ending, one.media_type, one.opening, one.between, one.end, one.line_end, one.closing)
    if not all(isinstance(text, str) for text in texts) or not one.label:
        return "lacks a name for readers, or has something else in place of a text"
    if not _ENDING.fullmatch(one.ending) or not _MEDIA_TYPE.fullmatch(one.media_type):
        return f"has the ending '{one.ending}' and the media type '{one.media_type}'; expected such as 'bib', 'text/x'"
    if one.ending in _OTHER_ENDINGS:
        return f"has the ending '{one.ending}', which means something else"
    for other in taken:
        if one.ending == other.ending or one.label == other.label:
            return f"has the ending or the name for readers of the format '{other.name}'"
    return "" if callable(one.record) else f"has {type_of(one.record)} as 'record'; expected a function"


FORMATS: ExtensionPoint[ExportFormat] = ExtensionPoint("literature.formats", _fault_of)
"""Formats of works that other packages add."""


def works_formats() -> tuple[ExportFormat, ...]:
    """Formats of works, in the order in which they are offered. Their names are the same in every language."""
    return _WORKS + FORMATS.installed().values


def page_formats() -> tuple[ExportFormat, ...]:
    """Formats of works that stand as files beside every page that cites: those in which a work is written differently
    beside others. The browser puts the others together from the works' records (`assets/search/downloads.js`)."""
    return tuple(one for one in works_formats() if not one.stands_alone)


def reading_list_formats() -> tuple[ExportFormat, ...]:
    """Formats of reading lists besides those of their works."""
    return _READING_LISTS


def teaching_formats() -> tuple[ExportFormat, ...]:
    """Formats of reading lists that a site has where its option `teaching` asks for them."""
    return _TEACHING


def book_formats() -> tuple[ExportFormat, ...]:
    """Formats of books: of pages, of reading lists and of the whole site, where its option `books` asks for them."""
    return _BOOKS
