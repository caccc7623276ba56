"""BibTeX's fields in BibLaTeX's terms, and what kind of value each field holds.

From the BibLaTeX manual: fields 2.2, aliases 2.2.5. `sources/inheritance.py` and
`sources/reference_fields.py` build on it.
"""

from __future__ import annotations

from collections.abc import Mapping

FIELD_ALIASES: Mapping[str, str] = {
    "address": "location",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "art_number": "eid",
    "article-number": "eid",
    "article_number": "eid",
    "articleno": "eid",
    "articlenumber": "eid",
    "elocation-id": "eid",
    "elocation_id": "eid",
    "elocationid": "eid",
    "hyphenation": "langid",
    "journal": "journaltitle",
    "key": "sortkey",
    "original-date": "origdate",
    "originaldate": "origdate",
    "originalyear": "origdate",
    "origyear": "origdate",
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
