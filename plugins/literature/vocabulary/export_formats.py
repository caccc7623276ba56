"""The formats of files that pages offer and commands print: one row for each.

Writers of works are looked up by name in `exports/formats.py`, those of reading lists in `exports/site_files.py`.
Scripts take the formats of works from here by way of `build/script_vocabulary.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

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
    is_array: bool = False
    """Whether a file is an array in JSON, whose items are the works; in others the works follow each other."""
    between: str = ""
    """What stands between two works of a file, unless it is an array."""
    line_end: str = "\n"
    closing: str = "\n"
    """What a record ends in, of which HTML keeps nothing."""
    stands_alone: bool = True
    """Whether a work is written the same with whichever others; not where entries inherit from others in the file."""
    is_copied: bool = False
    """Whether pages offer to copy it besides saving it."""
    needs_dates: bool = False
    """Of reading lists: whether it is for dated sessions alone."""


_WORKS = (
    ExportFormat("bibtex", "BibTeX", "bib", "application/x-bibtex", between="\n", stands_alone=False, is_copied=True),
    ExportFormat("ris", "RIS", "ris", "application/x-research-info-systems", line_end="\r\n", closing=" \r\n\r\n"),
    ExportFormat("csl-json", "CSL-JSON", "json", "application/vnd.citationstyles.csl+json", is_array=True),
)
_READING_LISTS = (
    ExportFormat("imscc", N_("Common Cartridge for an LMS"), "imscc", "application/zip"),
    ExportFormat("ics", N_("calendar"), "ics", "text/calendar", needs_dates=True),
)


def works_formats() -> tuple[ExportFormat, ...]:
    """Formats of works, in the order in which they are offered. Their names are the same in every language."""
    return _WORKS


def reading_list_formats() -> tuple[ExportFormat, ...]:
    """Formats of reading lists besides those of their works."""
    return _READING_LISTS
