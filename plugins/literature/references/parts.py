"""What several formats want of a reference in the same form: whole titles, page ends, publisher, kind of work."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from literature.model import Reference, RichText

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "phdthesis": "Doctoral dissertation",
        "mathesis": "Master's thesis",
        "mastersthesis": "Master's thesis",
        "bathesis": "Bachelor's thesis",
        "candthesis": "Candidate's thesis",
        "techreport": "Technical report",
        "resreport": "Research report",
        "software": "Computer software",
        "datacd": "Data CD",
        "audiocd": "Audio CD",
        "patent": "Patent",
        "patentus": "U.S. patent",
        "patenteu": "European patent",
    }
)
"""BibLaTeX's keys for `type` in words (BibLaTeX manual, section 4.9.2.13)."""

_TITLES = {
    "": ("title", "subtitle"),
    "journal": ("journaltitle", "journalsubtitle"),
    "book": ("booktitle", "booksubtitle"),
    "main": ("maintitle", "mainsubtitle"),
}


def full_title(reference: Reference, of: str = "") -> RichText:
    """Title and subtitle as one: of the work (`""`), of its `journal`, `book` or `main` work."""
    name, subname = _TITLES[of]
    title, subtitle = reference.rich(name), reference.rich(subname)
    if not (title and subtitle):
        return title or subtitle
    separator = " " if title.as_plain().rstrip().endswith((":", "?", "!", "—")) else ": "
    return title + separator + subtitle


def publisher(reference: Reference) -> str:
    """Who published it: publisher, institution or organization, whichever the entry type has."""
    found = (reference.plain(name) for name in ("publisher", "institution", "organization"))
    return next((name for name in found if name), "") or reference.plain("eprinttype")


def kind_words(reference: Reference) -> str:
    """What kind of thesis, report, software it is, in words."""
    kind = reference.plain("type")
    return _KINDS.get(kind.lower(), kind)


def split_words(reference: Reference) -> tuple[str, ...]:
    """Keywords, each once."""
    return tuple(dict.fromkeys(reference.keywords))
