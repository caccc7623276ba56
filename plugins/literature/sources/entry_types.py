"""BibTeX's entry types and fields in BibLaTeX's terms, and what kind of value each field holds.

From the BibLaTeX manual: entry types 2.1, fields 2.2, aliases 2.1.2 and 2.2.5. `sources/inheritance.py` and
`sources/reference_fields.py` build on it.
"""

from __future__ import annotations

from collections.abc import Mapping

TYPE_ALIASES: Mapping[str, tuple[str, str]] = {
    "conference": ("inproceedings", ""),
    "electronic": ("online", ""),
    "www": ("online", ""),
    "mastersthesis": ("thesis", "mastersthesis"),
    "phdthesis": ("thesis", "phdthesis"),
    "techreport": ("report", "techreport"),
}
"""BibTeX's type: BibLaTeX's type, and the value of the field `type` that goes with it."""

ENTRY_TYPES = frozenset(
    {
        *TYPE_ALIASES,
        *("article", "book", "mvbook", "inbook", "bookinbook", "suppbook", "booklet", "collection", "mvcollection"),
        *("incollection", "suppcollection", "dataset", "manual", "misc", "online", "patent", "periodical"),
        *("suppperiodical", "proceedings", "mvproceedings", "inproceedings", "reference", "mvreference"),
        *("inreference", "report", "set", "software", "thesis", "unpublished", "xdata", "artwork", "audio"),
        *("bibnote", "commentary", "image", "jurisdiction", "legislation", "legal", "letter", "movie", "music"),
        *("performance", "review", "standard", "video", "string"),
    }
)
"""Types in lower case that an entry may have been meant to have."""

FIELD_ALIASES: Mapping[str, str] = {
    "address": "location",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "hyphenation": "langid",
    "journal": "journaltitle",
    "key": "sortkey",
    "pdf": "file",
    "primaryclass": "eprintclass",
    "school": "institution",
}

NAME_FIELDS = frozenset(
    {
        *("author", "editor", "editora", "editorb", "editorc", "translator", "annotator", "commentator"),
        *("introduction", "foreword", "afterword", "bookauthor", "holder", "shortauthor", "shorteditor"),
        *("sortname", "namea", "nameb", "namec"),
        # Data model of biblatex-apa.
        *("with", "narrator", "director", "execproducer", "execdirector"),
    }
)

DATE_FIELDS = frozenset({"date", "origdate", "eventdate", "urldate"})

DATE_PARTS = frozenset({"year", "month", "day"})
"""BibTeX's parts of `date`."""

LITERAL_LISTS = frozenset({"publisher", "institution", "organization", "location", "origpublisher", "origlocation"})
"""Lists of literals, separated by ` and `."""

VERBATIM_FIELDS = frozenset(
    {
        *("doi", "url", "urlraw", "eprint", "file", "isbn", "issn", "isrn", "isan", "ismn", "iswc", "langid"),
        *("options", "execute", "verba", "verbb", "verbc"),
    }
)

STRUCTURE_FIELDS = frozenset({"crossref", "xdata", "ids"})
"""Fields that say how entries hang together; not part of what an entry says."""
