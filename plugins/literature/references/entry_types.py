"""One table of what a BibLaTeX entry type is called elsewhere: in BibTeX, RIS, CSL and Zotero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from literature.model import Reference


@dataclass(frozen=True, slots=True)
class EntryType:
    """Names of one kind of work."""

    bibtex: str
    """Entry type of the standard BibTeX styles (btxdoc, section 3.1)."""
    ris: str
    """Value of `TY` (RIS format specification of 2011)."""
    csl: str
    """Type in CSL 1.0.2 (CSL specification, appendix III)."""
    zotero: str
    """Item type in Zotero."""


_JOURNAL = EntryType("article", "JOUR", "article-journal", "journalArticle")
_BOOK = EntryType("book", "BOOK", "book", "book")
_CHAPTER = EntryType("incollection", "CHAP", "chapter", "bookSection")
_PAPER = EntryType("inproceedings", "CPAPER", "paper-conference", "conferencePaper")
_OTHER = EntryType("misc", "GEN", "document", "document")
_PREPRINT = EntryType("misc", "UNPD", "article", "preprint")
_TALK = EntryType("misc", "SLIDE", "speech", "presentation")
_MAGAZINE = EntryType("article", "MGZN", "article-magazine", "magazineArticle")
_BROADCAST = EntryType("misc", "VIDEO", "broadcast", "tvBroadcast")
_ARTWORK = EntryType("misc", "ART", "graphic", "artwork")

_TYPES: Mapping[str, EntryType] = MappingProxyType(
    {
        "article": _JOURNAL,
        "artwork": _ARTWORK,
        "audio": EntryType("misc", "SOUND", "song", "audioRecording"),
        "book": _BOOK,
        "bookinbook": replace(_CHAPTER, bibtex="inbook"),
        "booklet": EntryType("booklet", "PAMP", "pamphlet", "document"),
        "collection": _BOOK,
        "commentary": _BOOK,
        "constitution": EntryType("misc", "STAT", "legislation", "statute"),
        "dataset": EntryType("misc", "DATA", "dataset", "dataset"),
        "image": _ARTWORK,
        "inbook": replace(_CHAPTER, bibtex="inbook"),
        "incollection": _CHAPTER,
        "inproceedings": _PAPER,
        "inreference": EntryType("incollection", "ENCYC", "entry-encyclopedia", "encyclopediaArticle"),
        "jurisdiction": EntryType("misc", "CASE", "legal_case", "case"),
        "legadminmaterial": EntryType("misc", "STAT", "regulation", "statute"),
        "legal": EntryType("misc", "LEGAL", "treaty", "statute"),
        "legislation": EntryType("misc", "STAT", "legislation", "statute"),
        "legmaterial": EntryType("misc", "BILL", "bill", "bill"),
        "letter": EntryType("misc", "PCOMM", "personal_communication", "letter"),
        "manual": EntryType("manual", "BOOK", "book", "book"),
        "misc": _OTHER,
        "movie": EntryType("misc", "MPCT", "motion_picture", "film"),
        "music": EntryType("misc", "MUSIC", "song", "audioRecording"),
        "mvbook": _BOOK,
        "mvcollection": _BOOK,
        "mvproceedings": replace(_BOOK, bibtex="proceedings", ris="CONF"),
        "mvreference": _BOOK,
        "online": EntryType("misc", "ELEC", "webpage", "webpage"),
        "patent": EntryType("misc", "PAT", "patent", "patent"),
        "performance": EntryType("misc", "ADVS", "performance", "videoRecording"),
        "periodical": EntryType("misc", "JFULL", "periodical", "journalArticle"),
        "presentation": _TALK,
        "proceedings": replace(_BOOK, bibtex="proceedings", ris="CONF"),
        "reference": _BOOK,
        "report": EntryType("techreport", "RPRT", "report", "report"),
        "review": replace(_JOURNAL, csl="review"),
        "software": EntryType("misc", "COMP", "software", "computerProgram"),
        "standard": EntryType("misc", "STAND", "standard", "standard"),
        "suppbook": replace(_CHAPTER, bibtex="inbook"),
        "suppcollection": _CHAPTER,
        "suppperiodical": _JOURNAL,
        "thesis": EntryType("phdthesis", "THES", "thesis", "thesis"),
        "unpublished": EntryType("unpublished", "UNPD", "manuscript", "manuscript"),
        "video": EntryType("misc", "VIDEO", "motion_picture", "videoRecording"),
    }
)

_SUBTYPES: Mapping[tuple[str, str], EntryType] = MappingProxyType(
    {
        ("article", "magazine"): _MAGAZINE,
        ("article", "nonacademic"): _MAGAZINE,
        ("article", "newspaper"): EntryType("article", "NEWS", "article-newspaper", "newspaperArticle"),
        ("article", "review"): replace(_JOURNAL, csl="review"),
        ("audio", "interview"): EntryType("misc", "SOUND", "interview", "interview"),
        ("audio", "podcast"): EntryType("misc", "SOUND", "broadcast", "podcast"),
        ("audio", "podcastepisode"): EntryType("misc", "SOUND", "broadcast", "podcast"),
        ("audio", "speech"): EntryType("misc", "SOUND", "speech", "presentation"),
        ("image", "map"): EntryType("misc", "MAP", "map", "map"),
        ("video", "tvepisode"): _BROADCAST,
        ("video", "tvseries"): _BROADCAST,
        ("online", "preprint"): _PREPRINT,
        ("unpublished", "preprint"): _PREPRINT,
        ("misc", "preprint"): _PREPRINT,
        ("online", "blog"): EntryType("misc", "BLOG", "post-weblog", "blogPost"),
        ("unpublished", "presentation"): _TALK,
        ("misc", "presentation"): _TALK,
    }
)
"""Kinds that BibLaTeX and its style for APA tell apart by `entrysubtype` alone."""

_MASTERS = ("mastersthesis", "mathesis")


def entry_type(reference: Reference) -> EntryType:
    """What the reference is elsewhere. A type that BibLaTeX does not know is a work of no particular kind.

    A `misc` or `unpublished` entry with an event is a talk, and one with an `eprint` a preprint, as BibLaTeX
    has no type for either.
    """
    found = _TYPES.get(reference.type, _OTHER)
    subtype = reference.plain("entrysubtype").lower()
    if subtype and (narrower := _SUBTYPES.get((reference.type, subtype))):
        return narrower
    if reference.type == "thesis" and _is_masters(reference):
        return replace(found, bibtex="mastersthesis")
    if reference.type in ("misc", "unpublished", "online"):
        if reference.plain("eprinttype"):
            return replace(_PREPRINT, bibtex=found.bibtex)
        if reference.type != "online" and (reference.plain("eventtitle") or "eventdate" in reference.dates):
            return replace(_TALK, bibtex=found.bibtex)
    return found


def _is_masters(reference: Reference) -> bool:
    kind = reference.plain("type").lower()
    return reference.raw_type == "mastersthesis" or kind in _MASTERS or kind.startswith("master")
