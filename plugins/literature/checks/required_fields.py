"""What each entry type needs to be cited (BibLaTeX manual, section 2.1.1; APA 7, section 9.4: author, date, title,
source). A missing author or date has a form of its own in APA, so an entry may lack one of them."""

from __future__ import annotations

from collections.abc import Iterator

from literature.model import Reference

_TITLE = ("title",)
_HOST_BOOK = ("booktitle", "maintitle", "crossref")
_REQUIRED: dict[str, tuple[tuple[str, ...], ...]] = {
    "article": (_TITLE, ("journaltitle",)),
    "book": (_TITLE,),
    "bookinbook": (_TITLE, _HOST_BOOK),
    "collection": (_TITLE,),
    "dataset": (_TITLE,),
    "inbook": (_TITLE, _HOST_BOOK),
    "incollection": (_TITLE, _HOST_BOOK),
    "inproceedings": (_TITLE, ("booktitle", "maintitle", "eventtitle", "journaltitle", "series")),
    "inreference": (_TITLE, _HOST_BOOK),
    "online": (_TITLE, ("url", "doi", "eprint")),
    "report": (_TITLE, ("institution", "publisher", "organization")),
    "thesis": (_TITLE, ("institution",)),
}
_ALSO_KNOWN = {
    "artwork", "audio", "bibnote", "booklet", "commentary", "image", "jurisdiction", "legal", "legislation", "letter",
    "manual", "misc", "movie", "music", "mvbook", "mvcollection", "mvproceedings", "mvreference", "nameonly", "patent",
    "performance", "periodical", "presentation", "proceedings", "reference", "review", "set", "software", "standard",
    "suppbook", "suppcollection", "suppperiodical", "unpublished", "video", "xdata", "constitution", "legmaterial",
    "legadminmaterial", "personal",
}  # fmt: skip
KNOWN_TYPES = frozenset(_REQUIRED) | frozenset(_ALSO_KNOWN)


def missing_fields(reference: Reference) -> Iterator[tuple[str, ...]]:
    """Each thing the entry lacks, as the fields of which one would do."""
    for alternatives in _REQUIRED.get(reference.type, (_TITLE,) if reference.type in KNOWN_TYPES else ()):
        if not any(reference.rich(field) for field in alternatives):
            yield tuple(field for field in alternatives if field != "crossref")
    has_date = bool(reference.dates.get("date")) or bool(reference.rich("pubstate"))
    if not reference.creators and not has_date and reference.type not in ("xdata", "set"):
        yield ("author", "editor", "date")
