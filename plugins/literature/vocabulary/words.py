"""What codes are called on pages: entry types, tiers, bases, verdicts."""

from __future__ import annotations

TYPES = {
    "article": "Journal articles",
    "artwork": "Artworks",
    "audio": "Audio works",
    "book": "Books",
    "booklet": "Booklets",
    "bookinbook": "Books in books",
    "collection": "Edited books",
    "dataset": "Data sets",
    "inbook": "Chapters",
    "incollection": "Chapters in edited books",
    "inproceedings": "Conference papers",
    "inreference": "Encyclopedia entries",
    "jurisdiction": "Court decisions",
    "legislation": "Legislation",
    "manual": "Manuals",
    "misc": "Other works",
    "mvbook": "Multivolume books",
    "online": "Web pages",
    "patent": "Patents",
    "periodical": "Periodicals",
    "proceedings": "Proceedings",
    "reference": "Reference works",
    "report": "Reports",
    "review": "Reviews",
    "software": "Software",
    "thesis": "Theses and dissertations",
    "unpublished": "Unpublished works",
    "video": "Videos",
}

TIERS: dict[str, tuple[str, str]] = {
    "A": ("Confirmed by several sources", "Two or more sources agree on this entry."),
    "B": ("Confirmed by one source", "One source gives this entry; no second one was found."),
    "C": ("Seen in public lists only", "The entry was found in public reference lists, not in a publisher's record."),
    "D": ("Partly verified", "Some of this entry could not be confirmed; what was not seen is left out."),
}

BASES: dict[str, str] = {
    "": "",
    "abstract": "Written from the published abstract and secondary sources; page numbers are missing for that reason.",
    "full text": "Written from the full text.",
    "secondary": "Written from secondary sources; the work itself was not read for this summary.",
}

VERDICTS: dict[str, str] = {
    "": "",
    "supported": "Supported",
    "overstated": "Overstated",
    "contested": "Contested",
    "unsupported": "Unsupported",
    "unverifiable": "Unverifiable",
}


def type_name(type_: str) -> str:
    """The type in the plural, capitalized; an unknown one as it is written."""
    return TYPES.get(type_, type_.capitalize())


def count(number: int, one: str, many: str = "") -> str:
    """`1 work`, `3 works`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
