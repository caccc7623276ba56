"""What other formats call kinds of works: the columns of `vocabulary/entry_types.py` for what is written and read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Format = Literal["ris", "csl", "endnote", "pubmed", "wos"]
"""Formats whose names of types are read."""


@dataclass(frozen=True, slots=True)
class ForeignNames:
    """What other formats call a kind of work."""

    bibtex: str
    """Entry type of the standard BibTeX styles (btxdoc, section 3.1)."""
    ris: str
    """Value of `TY` (RIS format specification of 2011)."""
    csl: str
    """Type in CSL 1.0.2 (CSL specification, appendix III)."""
    zotero: str
    """Item type in Zotero."""


@dataclass(frozen=True, slots=True)
class ReadAs:
    """What other formats call works that are read as one kind: names without blanks, separated by spaces."""

    ris: str = ""
    """Values of `TY`."""
    csl: str = ""
    """CSL's types."""
    endnote: str = ""
    """Reference types of EndNote in lower case, hyphens for blanks."""
    pubmed: str = ""
    """Publication types of PubMed (`PT`), written the same way."""
    wos: str = ""
    """Kinds (`PT`) and document types (`DT`) of the Web of Science, written the same way."""

    def names(self, format_: Format) -> list[str]:
        """The names in one format."""
        return {
            "ris": self.ris, "csl": self.csl, "endnote": self.endnote, "pubmed": self.pubmed, "wos": self.wos,
        }[format_].split()  # fmt: skip


NOT_READ = ReadAs()
"""Of kinds that no other format has a name for."""


@dataclass(frozen=True, slots=True)
class Subtype:
    """What is known of a kind that `entrysubtype` tells."""

    names: ForeignNames
    read: ReadAs = NOT_READ
