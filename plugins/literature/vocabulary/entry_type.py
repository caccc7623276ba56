"""What is known of a type of works: the columns of `vocabulary/entry_types.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from literature.vocabulary.foreign_names import NOT_READ, ForeignNames, ReadAs

ApaKind = Literal[
    "periodical",
    "special issue",
    "book",
    "chapter",
    "report",
    "presentation",
    "thesis",
    "unpublished",
    "preprint",
    "data",
    "software",
    "media",
    "episode",
    "image",
    "post",
    "web",
    "patent",
    "legal",
    "personal",
    "other",
]
"""The groups of chapter 10 of APA's manual, some divided."""

Inheritance = Literal["", "part of a book", "part", "whole", "set"]
"""What a type is when entries inherit by `crossref` (BibLaTeX manual, appendix B). The author of a whole is the author
of what is part of a book, too, but not of the other parts."""


Fields = tuple[tuple[str, ...], ...]
"""What an entry needs: for each thing the fields of which one would do."""


@dataclass(frozen=True, slots=True)
class EntryType:
    """What is known of one type."""

    name: str
    """As entries have it, in lower case."""
    one: str
    """Name, capitalized. Results of a search show it; `check` tells it to authors, in English."""
    many: str
    """Name for readers."""
    names: ForeignNames
    apa: ApaKind
    """How APA treats it where the entry's fields do not say otherwise."""
    required: Fields = (("title",),)
    """BibLaTeX manual, section 2.1.1; APA 7, section 9.4. Author and date are asked of every work."""
    inherits: Inheritance = ""
    described: str = ""
    """APA's description in brackets, where every work of the type has one (section 9.21)."""
    is_young: bool = False
    """Whether no work of the type is older than the first journals (1665)."""
    read: ReadAs = NOT_READ
