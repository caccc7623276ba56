"""The fields that BibTeX and BibLaTeX know (BibLaTeX manual, section 2.2; biblatex-apa's data model), and those that
common tools write, so that `checks/fields.py` can tell a slip of the pen from a field of one's own."""

from __future__ import annotations

from literature.sources.field_names import (
    DATE_FIELDS,
    DATE_PARTS,
    FIELD_ALIASES,
    LITERAL_LISTS,
    NAME_FIELDS,
    STRUCTURE_FIELDS,
    VERBATIM_FIELDS,
)

_PARTS = "title subtitle titleaddon shorttitle reprinttitle indextitle indexsorttitle sorttitle origtitle englishtitle"
_CONTAINERS = (
    "journaltitle journalsubtitle journaltitleaddon shortjournal issuetitle issuesubtitle issuetitleaddon maintitle "
    "mainsubtitle maintitleaddon booktitle booksubtitle booktitleaddon eventtitle eventtitleaddon series shortseries"
)
_NUMBERS = (
    "volume volumes number issue part chapter pages pagetotal eid edition version pagination bookpagination article "
    "articleno"
)
_TEXTS = (
    "abstract addendum annotation entrysubtype eventlocation venue howpublished keywords label language library "
    "nameaddon note origlanguage pubstate type usera userb userc userd usere userf eprinttype eprintclass keyword "
    "authortype editortype editoratype editorbtype editorctype translatortype endday endmonth endyear endhour "
    "related relatedtype relatedstring relatedoptions entryset gender presort sortkey sortshorthand sortyear "
    "shorthand shorthandintro month school journal day hour minute second timezone"
)
_TOOLS = (
    "timestamp owner creationdate modificationdate groups priority ranking readstatus urldate copyright date-added "
    "date-modified citeulike file mendeley-tags mendeley-groups pmid pmcid source lccn mrnumber zblnumber arxivid "
    "affiliation contents price size author_keywords keywords_plus funding issue_date numpages acmid bibsource biburl "
    "notes comment comments urls links username printed rating relevance quality qualityassured attachments local-url "
    "posted-at citeulike-article-id abstractnote callnumber itemid accessdate zotero-key num-pages keywords-plus"
)
KNOWN_FIELDS = (
    frozenset(f"{_PARTS} {_CONTAINERS} {_NUMBERS} {_TEXTS} {_TOOLS}".split())
    | frozenset(FIELD_ALIASES)
    | frozenset(FIELD_ALIASES.values())
    | NAME_FIELDS
    | DATE_FIELDS
    | DATE_PARTS
    | LITERAL_LISTS
    | VERBATIM_FIELDS
    | STRUCTURE_FIELDS
)
"""Names in lower case."""
