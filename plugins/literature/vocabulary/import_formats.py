"""The formats that `literature import` reads: one row for each.

`sources/foreign/recognition.py` tells them by their content, `sources/foreign/files.py` has their readers.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """What is known of one format."""

    name: str
    """As the table of readers has it."""
    label: str
    """Name for people."""
    endings: tuple[str, ...]
    """Of its files, without the full stop."""
    keeps_keys: bool = False
    """Whether its works come with keys that texts cite."""


IMPORT_FORMATS = (
    ImportFormat("bibtex", "BibTeX", ("bib", "bibtex"), keeps_keys=True),
    ImportFormat("ris", "RIS", ("ris",)),
    ImportFormat("csl-json", "CSL-JSON", ("json",)),
    ImportFormat("pubmed", "PubMed (.nbib)", ("nbib", "medline")),
    ImportFormat("endnote-xml", "EndNote XML", ("xml",)),
    ImportFormat("wos", "Web of Science (tagged text)", ("ciw", "isi")),
    ImportFormat("wos-table", "Web of Science (tab-delimited)", ("tsv",)),
)


def import_format(name: str) -> ImportFormat:
    """The row of a format."""
    return next(row for row in IMPORT_FORMATS if row.name == name)
