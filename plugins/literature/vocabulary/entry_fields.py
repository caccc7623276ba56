"""The fields of entries: one row for each, with what its values are and whether a site publishes it.

Names are those of the BibLaTeX manual, section 2.2, of the data model of biblatex-apa, and of what common tools write.
A field that is in no row is someone's own: it is read as text and stays in the bibliography.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Holds = Literal["text", "names", "date", "part of a date", "list", "verbatim", "structure"]
"""What the value of a field is: LaTeX; names of people; a date in EDTF; a part of BibTeX's date; several texts with
` and ` between them; text that LaTeX does not touch; how entries hang together, which is no part of what they say."""


@dataclass(frozen=True, slots=True)
class EntryField:
    """What is known of one field."""

    name: str
    """In lower case, in BibLaTeX's terms."""
    holds: Holds = "text"
    is_published: bool = False
    """Whether it says what a work is or where it stands, and so goes out with the site."""


def _rows(names: str, *, holds: Holds = "text", is_published: bool = False) -> Iterator[EntryField]:
    return (EntryField(name, holds, is_published) for name in names.split())


_FIELDS = (
    # People.
    *_rows(
        "author editor editora editorb editorc translator annotator commentator introduction foreword afterword "
        "bookauthor holder shortauthor shorteditor with narrator director execproducer execdirector "
        "host producer executiveproducer composer artist writer performer",
        holds="names",
        is_published=True,
    ),
    *_rows(
        "authortype editortype editoratype editorbtype editorctype translatortype nameaddon useprefix",
        is_published=True,
    ),
    *_rows("options", holds="verbatim", is_published=True),
    # Titles.
    *_rows(
        "title subtitle titleaddon shorttitle reprinttitle origtitle englishtitle journaltitle journalsubtitle "
        "journaltitleaddon shortjournal issuetitle issuesubtitle issuetitleaddon maintitle mainsubtitle "
        "maintitleaddon booktitle booksubtitle booktitleaddon eventtitle eventtitleaddon series shortseries "
        "citation amendment",
        is_published=True,
    ),
    # Dates.
    *_rows("date origdate eventdate urldate", holds="date", is_published=True),
    *_rows("year month day", holds="part of a date", is_published=True),
    *_rows("endday endmonth endyear issue_date pubstate", is_published=True),
    # Numbers and pages.
    *_rows(
        "volume volumes number issue part chapter section pages pagetotal numpages eid article edition version "
        "pagination bookpagination source",
        is_published=True,
    ),
    # Where and what.
    *_rows("publisher institution organization location origpublisher origlocation", holds="list", is_published=True),
    *_rows(
        "venue eventlocation library howpublished language origlanguage type entrysubtype addendum", is_published=True
    ),
    *_rows("langid", holds="verbatim", is_published=True),
    # Identifiers.
    *_rows("doi url eprint isbn issn isrn isan ismn iswc", holds="verbatim", is_published=True),
    *_rows("urldescription eprinttype eprintclass pmid pmcid arxivid lccn mrnumber zblnumber", is_published=True),
    # What joins entries, and sorts them.
    *_rows("crossref xdata ids", holds="structure", is_published=True),
    *_rows(
        "related relatedtype relatedstring retraction entryset presort sortkey sorttitle sortyear shorthand label",
        is_published=True,
    ),
    # Where anyone may read the work: published where it is no private copy.
    *_rows("fulltext", holds="verbatim"),
    *_rows("fulltextkind"),
    *_rows("fulltextdate", holds="date"),
    # Published where a site asks for them, a note also where it is part of the reference.
    *_rows("abstract annotation keywords note"),
    # Those of BibLaTeX that stay in the bibliography.
    *_rows(
        "indextitle indexsorttitle usera userb userc userd usere userf keyword endhour relatedoptions gender "
        "sortshorthand shorthandintro hour minute second timezone",
    ),
    *_rows("execute file urlraw verba verbb verbc", holds="verbatim"),
    *_rows("namea nameb namec sortname", holds="names"),
    # Those that common tools write.
    *_rows(
        "timestamp owner creationdate modificationdate groups priority ranking readstatus copyright date-added "
        "date-modified citeulike mendeley-tags mendeley-groups affiliation contents price size author_keywords "
        "keywords_plus funding acmid bibsource biburl notes comment comments urls links username printed rating "
        "relevance quality qualityassured attachments local-url posted-at citeulike-article-id abstractnote "
        "callnumber itemid accessdate zotero-key num-pages keywords-plus",
    ),
)
ENTRY_FIELDS: Mapping[str, EntryField] = MappingProxyType({row.name: row for row in _FIELDS})
"""By name."""

FIELD_ALIASES: Mapping[str, str] = MappingProxyType(
    {
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
)
"""Names that BibTeX and other tools have for a field (BibLaTeX manual, section 2.2.5), to the name above."""


def _holding(holds: Holds) -> frozenset[str]:
    return frozenset(row.name for row in _FIELDS if row.holds == holds)


NAME_FIELDS = _holding("names")
DATE_FIELDS = _holding("date")
DATE_PARTS = _holding("part of a date")
LITERAL_LISTS = _holding("list")
VERBATIM_FIELDS = _holding("verbatim")
STRUCTURE_FIELDS = _holding("structure")
PUBLISHED_FIELDS = frozenset(row.name for row in _FIELDS if row.is_published)
KNOWN_FIELDS = frozenset({*ENTRY_FIELDS, *FIELD_ALIASES})
"""Whatever is no slip of the pen."""
