"""What a work is called in BibTeX, RIS, CSL and Zotero: its type's names, narrowed by what its entry says."""

from __future__ import annotations

from dataclasses import replace

from literature.model import Reference
from literature.vocabulary.entry_types import ENTRY_TYPES, OTHER, PREPRINT, SUBTYPES, TALK
from literature.vocabulary.foreign_names import ForeignNames

_MASTERS = ("mastersthesis", "mathesis")


def foreign_names(reference: Reference) -> ForeignNames:
    """What the reference is elsewhere. A type that BibLaTeX does not know is a work of no particular kind.

    A `misc` or `unpublished` entry with an event is a talk, and one with an `eprint` a preprint, as BibLaTeX
    has no type for either.
    """
    found = ENTRY_TYPES[reference.type].names if reference.type in ENTRY_TYPES else OTHER
    subtype = reference.plain("entrysubtype").lower()
    if subtype and (narrower := SUBTYPES.get((reference.type, subtype))):
        return narrower.names
    if reference.type == "thesis" and _is_masters(reference):
        return replace(found, bibtex="mastersthesis")
    if reference.type in ("misc", "unpublished", "online"):
        if reference.plain("eprinttype"):
            return replace(PREPRINT, bibtex=found.bibtex)
        if reference.type != "online" and (reference.plain("eventtitle") or "eventdate" in reference.dates):
            return replace(TALK, bibtex=found.bibtex)
    return found


def _is_masters(reference: Reference) -> bool:
    kind = reference.plain("type").lower()
    return reference.raw_type == "mastersthesis" or kind in _MASTERS or kind.startswith("master")
