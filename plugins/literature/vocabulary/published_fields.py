"""The fields of an entry that a site publishes: those that say what a work is and where it stands.

Names are those of the BibLaTeX manual, section 2.2, and of biblatex-apa. Every other field stays in the bibliography.
"""

from __future__ import annotations

_PEOPLE = (
    "author editor editora editorb editorc translator annotator commentator introduction foreword afterword bookauthor "
    "holder shortauthor shorteditor with narrator director producer execproducer execdirector authortype editortype "
    "editoratype editorbtype editorctype translatortype nameaddon useprefix options"
)
_TITLES = (
    "title subtitle titleaddon shorttitle reprinttitle origtitle englishtitle journaltitle journalsubtitle "
    "journaltitleaddon shortjournal issuetitle issuesubtitle issuetitleaddon maintitle mainsubtitle maintitleaddon "
    "booktitle booksubtitle booktitleaddon eventtitle eventtitleaddon series shortseries citation amendment"
)
_DATES = (
    "date year month day origdate eventdate urldate endday endmonth endyear issue_date origyear originalyear pubstate"
)
_NUMBERS = (
    "volume volumes number issue part chapter section pages pagetotal numpages eid article articleno edition version "
    "pagination bookpagination source"
)
_PLACES = (
    "publisher institution organization location origpublisher origlocation venue eventlocation library howpublished "
    "language langid origlanguage type entrysubtype addendum"
)
_IDENTIFIERS = (
    "doi url urldescription eprint eprinttype eprintclass isbn issn isrn isan ismn iswc pmid pmcid arxivid lccn "
    "mrnumber zblnumber"
)
_JOINS = (
    "crossref xdata ids related relatedtype relatedstring retraction entryset presort sortkey sorttitle sortyear "
    "shorthand label"
)
PUBLISHED_FIELDS = frozenset(f"{_PEOPLE} {_TITLES} {_DATES} {_NUMBERS} {_PLACES} {_IDENTIFIERS} {_JOINS}".split())
"""Names in BibLaTeX's terms, in lower case."""

ON_REQUEST = {
    "abstract": "the publisher's or the authors' text, for which a site may need a permission",
    "annotation": "notes on the work, BibTeX's `annote`",
    "keywords": "words by which the work was filed",
    "note": "whatever it holds; without this a note is published where it is part of the reference",
}
"""Fields that the option `fields` may name as well, and what they hold."""
