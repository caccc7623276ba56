"""The types of works: one row for each of BibLaTeX's and of its style for APA, and the names that older files have.

From the BibLaTeX manual, section 2.1, and the manual of biblatex-apa. Whatever the tool knows of a type as such is a
column here; what depends on an entry's fields is told by `references/entry_types.py` and `styles/apa/kinds.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from literature.vocabulary.catalog import N_, Catalog
from literature.vocabulary.entry_type import EntryType, Fields
from literature.vocabulary.foreign_names import ForeignNames, Format, ReadAs, Subtype

_TITLE = ("title",)
_IN_BOOK: Fields = (_TITLE, ("booktitle", "maintitle", "crossref"))

_JOURNAL = ForeignNames("article", "JOUR", "article-journal", "journalArticle")
_REVIEW = ForeignNames("article", "JOUR", "review", "journalArticle")
_MAGAZINE = ForeignNames("article", "MGZN", "article-magazine", "magazineArticle")
_NEWSPAPER = ForeignNames("article", "NEWS", "article-newspaper", "newspaperArticle")
_BOOK = ForeignNames("book", "BOOK", "book", "book")
_PROCEEDINGS = ForeignNames("proceedings", "CONF", "book", "book")
_CHAPTER = ForeignNames("incollection", "CHAP", "chapter", "bookSection")
_INBOOK = ForeignNames("inbook", "CHAP", "chapter", "bookSection")
_STATUTE = ForeignNames("misc", "STAT", "legislation", "statute")
_ARTWORK = ForeignNames("misc", "ART", "graphic", "artwork")
_BROADCAST = ForeignNames("misc", "VIDEO", "broadcast", "tvBroadcast")
_PODCAST = ForeignNames("misc", "SOUND", "broadcast", "podcast")
_SPEECH = ForeignNames("misc", "SOUND", "speech", "presentation")
TALK = ForeignNames("misc", "SLIDE", "speech", "presentation")
PREPRINT = ForeignNames("misc", "UNPD", "article", "preprint")
OTHER = ForeignNames("misc", "GEN", "document", "document")
"""Names of a work of no particular kind."""

_TYPES = (
    EntryType(
        "article", N_("Journal article"), N_("Journal articles"), _JOURNAL, "periodical",
        required=(_TITLE, ("journaltitle",)), is_young=True,
        read=ReadAs(
            "JOUR EJOUR ABST INPR", "article-journal", "journal-article electronic-article", "journal-article",
            "j article",
        ),
    ),
    EntryType("artwork", N_("Artwork"), N_("Artworks"), _ARTWORK, "image",
        read=ReadAs("ART", "graphic", "artwork"),
    ),
    EntryType(
        "audio", N_("Audio work"), N_("Audio works"), ForeignNames("misc", "SOUND", "song", "audioRecording"), "media",
        read=ReadAs("SOUND"),
    ),
    EntryType(
        "book", N_("Book"), N_("Books"), _BOOK, "book", inherits="whole",
        read=ReadAs(
            "BOOK EBOOK CLSWK", "book classic", "book electronic-book classical-work", "book books monograph", "b book",
        ),
    ),
    EntryType(
        "bookinbook", N_("Book in a book"), N_("Books in books"), _INBOOK, "chapter",
        required=_IN_BOOK, inherits="part of a book",
    ),
    EntryType(
        "booklet", N_("Booklet"), N_("Booklets"), ForeignNames("booklet", "PAMP", "pamphlet", "document"), "book",
        read=ReadAs("PAMP", "pamphlet", "pamphlet"),
    ),
    EntryType(
        "collection", N_("Edited book"), N_("Edited books"), _BOOK, "book", inherits="whole",
        read=ReadAs("EDBOOK", "", "edited-book"),
    ),
    EntryType("commentary", N_("Legal commentary"), N_("Legal commentaries"), _BOOK, "legal"),
    EntryType("constitution", N_("Constitution"), N_("Constitutions"), _STATUTE, "legal"),
    EntryType(
        "dataset", N_("Data set"), N_("Data sets"), ForeignNames("misc", "DATA", "dataset", "dataset"), "data",
        described="Data set", is_young=True,
        read=ReadAs("DATA AGGR", "dataset", "dataset aggregated-database", "dataset", "d data-set"),
    ),
    EntryType(
        "hardware", N_("Apparatus"), N_("Apparatus"), ForeignNames("misc", "GEN", "document", "document"), "software",
        described="Apparatus",
    ),
    EntryType(
        "image", N_("Image"), N_("Images"), _ARTWORK, "image",
        read=ReadAs("FIGURE CHART", "figure", "figure chart-or-table"),
    ),
    EntryType(
        "inbook", N_("Chapter"), N_("Chapters"), _INBOOK, "chapter", required=_IN_BOOK, inherits="part of a book",
    ),
    EntryType(
        "incollection", N_("Chapter in an edited book"), N_("Chapters in edited books"), _CHAPTER, "chapter",
        required=_IN_BOOK, inherits="part",
        read=ReadAs(
            "CHAP ECHAP", "chapter", "book-section electronic-book-section", "book-chapter", "s book-chapter",
        ),
    ),
    EntryType(
        "inproceedings", N_("Conference paper"), N_("Conference papers"),
        ForeignNames("inproceedings", "CPAPER", "paper-conference", "conferencePaper"), "chapter",
        required=(_TITLE, ("booktitle", "maintitle", "eventtitle", "journaltitle", "series")),
        inherits="part", is_young=True,
        read=ReadAs("CPAPER", "paper-conference", "conference-paper", "", "c proceedings-paper meeting-abstract"),
    ),
    EntryType(
        "inreference", N_("Encyclopedia entry"), N_("Encyclopedia entries"),
        ForeignNames("incollection", "ENCYC", "entry-encyclopedia", "encyclopediaArticle"), "chapter",
        required=_IN_BOOK, inherits="part",
        read=ReadAs("ENCYC DICT", "entry entry-dictionary entry-encyclopedia", "encyclopedia dictionary"),
    ),
    EntryType(
        "jurisdiction", N_("Court decision"), N_("Court decisions"), ForeignNames("misc", "CASE", "legal_case", "case"),
        "legal", read=ReadAs("CASE", "legal_case", "case"),
    ),
    EntryType(
        "legadminmaterial", N_("Regulation"), N_("Regulations"), ForeignNames("misc", "STAT", "regulation", "statute"),
        "legal", read=ReadAs("", "regulation", "legal-rule-or-regulation"),
    ),
    EntryType(
        "legal", N_("Treaty"), N_("Treaties"), ForeignNames("misc", "LEGAL", "treaty", "statute"), "legal",
        read=ReadAs("LEGAL", "treaty"),
    ),
    EntryType(
        "legislation", N_("Law"), N_("Legislation"), _STATUTE, "legal", read=ReadAs("STAT", "legislation", "statute"),
    ),
    EntryType(
        "legmaterial", N_("Legislative material"), N_("Legislative materials"),
        ForeignNames("misc", "BILL", "bill", "bill"), "legal",
        read=ReadAs("BILL HEAR UNBILL", "bill hearing", "bill hearing unenacted-bill-resolution"),
    ),
    EntryType(
        "letter", N_("Letter"), N_("Letters"), ForeignNames("misc", "PCOMM", "personal_communication", "letter"),
        "other",
        read=ReadAs("PCOMM", "personal_communication", "personal-communication"),
    ),
    EntryType("manual", N_("Manual"), N_("Manuals"), ForeignNames("manual", "BOOK", "book", "book"), "book"),
    EntryType("misc", N_("Other work"), N_("Other works"), OTHER, "other", read=ReadAs("GEN", "document", "generic")),
    EntryType(
        "movie", N_("Film"), N_("Films"), ForeignNames("misc", "MPCT", "motion_picture", "film"), "media",
        described="Film",
        read=ReadAs("MPCT", "motion_picture", "film-or-broadcast"),
    ),
    EntryType(
        "music", N_("Musical work"), N_("Musical works"), ForeignNames("misc", "MUSIC", "song", "audioRecording"),
        "media",
        read=ReadAs("MUSIC", "song musical_score", "music"),
    ),
    EntryType("mvbook", N_("Multivolume book"), N_("Multivolume books"), _BOOK, "book", inherits="set"),
    EntryType(
        "mvcollection", N_("Multivolume edited book"), N_("Multivolume edited books"), _BOOK, "book", inherits="set",
    ),
    EntryType(
        "mvproceedings", N_("Multivolume proceedings"), N_("Multivolume proceedings"), _PROCEEDINGS, "book",
        inherits="set",
    ),
    EntryType(
        "mvreference", N_("Multivolume reference work"), N_("Multivolume reference works"), _BOOK, "book",
        inherits="set",
    ),
    EntryType(
        "online", N_("Web page"), N_("Web pages"), ForeignNames("misc", "ELEC", "webpage", "webpage"), "web",
        required=(_TITLE, ("url", "doi", "eprint")), is_young=True,
        read=ReadAs("ELEC", "webpage", "web-page", "", "online"),
    ),
    EntryType(
        "patent", N_("Patent"), N_("Patents"), ForeignNames("misc", "PAT", "patent", "patent"), "patent",
        read=ReadAs("PAT", "patent", "patent", "patent", "p patent"),
    ),
    EntryType(
        "performance", N_("Performance"), N_("Performances"), ForeignNames("misc", "ADVS", "performance",
        "videoRecording"),
        "media", read=ReadAs("", "performance"),
    ),
    EntryType(
        "periodical", N_("Periodical"), N_("Periodicals"), ForeignNames("misc", "JFULL", "periodical",
        "journalArticle"),
        "special issue", read=ReadAs("JFULL", "periodical"),
    ),
    EntryType(
        "personal", N_("Personal communication"), N_("Personal communications"),
        ForeignNames("misc", "PCOMM", "personal_communication", "letter"), "personal", required=(),
    ),
    EntryType(
        "presentation", N_("Presentation"), N_("Presentations"), TALK, "presentation", read=ReadAs("SLIDE", "speech"),
    ),
    EntryType(
        "proceedings", N_("Proceedings"), N_("Proceedings"), _PROCEEDINGS, "book",
        inherits="whole", is_young=True, read=ReadAs("CONF", "", "conference-proceedings"),
    ),
    EntryType("reference", N_("Reference work"), N_("Reference works"), _BOOK, "book", inherits="whole"),
    EntryType(
        "report", N_("Report"), N_("Reports"), ForeignNames("techreport", "RPRT", "report", "report"), "report",
        required=(_TITLE, ("institution", "publisher", "organization")),
        read=ReadAs("RPRT GOVDOC", "report", "report government-document", "technical-report", "report"),
    ),
    EntryType("review", N_("Review"), N_("Reviews"), _REVIEW, "periodical", read=ReadAs("", "review review-book")),
    EntryType(
        "software", N_("Software"), N_("Software"), ForeignNames("misc", "COMP", "software", "computerProgram"),
        "software",
        described="Computer software", is_young=True,
        read=ReadAs("COMP", "software", "computer-program", "software"),
    ),
    EntryType(
        "standard", N_("Standard"), N_("Standards"), ForeignNames("misc", "STAND", "standard", "standard"), "other",
        read=ReadAs("STAND", "standard", "standard"),
    ),
    EntryType(
        "suppbook", N_("Supplement in a book"), N_("Supplements in books"), _INBOOK, "chapter",
        inherits="part of a book",
    ),
    EntryType(
        "suppcollection", N_("Supplement in an edited book"), N_("Supplements in edited books"), _CHAPTER, "chapter",
        inherits="part",
    ),
    EntryType("suppperiodical", N_("Supplement in a journal"), N_("Supplements in journals"), _JOURNAL, "periodical"),
    EntryType(
        "thesis", N_("Thesis or dissertation"), N_("Theses and dissertations"),
        ForeignNames("phdthesis", "THES", "thesis", "thesis"), "thesis",
        required=(_TITLE, ("institution",)), is_young=True,
        read=ReadAs("THES", "thesis", "thesis", "academic-dissertation", "dissertation-thesis"),
    ),
    EntryType(
        "unpublished", N_("Unpublished work"), N_("Unpublished works"),
        ForeignNames("unpublished", "UNPD", "manuscript", "manuscript"), "unpublished",
        read=ReadAs("UNPB UNPD MANSCPT", "manuscript", "unpublished-work manuscript"),
    ),
    EntryType(
        "video", N_("Video"), N_("Videos"), ForeignNames("misc", "VIDEO", "motion_picture", "videoRecording"), "media",
        described="Video",
        read=ReadAs("VIDEO MULTI ADVS", "", "audiovisual-material online-multimedia", "video-audio-media"),
    ),
)  # fmt: skip

ENTRY_TYPES: Mapping[str, EntryType] = MappingProxyType({row.name: row for row in _TYPES})
"""By name, in order of name."""

TYPE_ALIASES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "conference": ("inproceedings", ""),
        "electronic": ("online", ""),
        "www": ("online", ""),
        "mastersthesis": ("thesis", "mastersthesis"),
        "phdthesis": ("thesis", "phdthesis"),
        "techreport": ("report", "techreport"),
    }
)
"""BibTeX's type: BibLaTeX's type, and the value of the field `type` that goes with it (BibLaTeX manual, 2.1.2)."""

NO_WORKS = frozenset({"bibnote", "nameonly", "set", "xdata"})
"""Types of entries that describe no work of their own."""

SUBTYPES: Mapping[tuple[str, str], Subtype] = MappingProxyType(
    {
        ("article", "magazine"): Subtype(_MAGAZINE, ReadAs("MGZN", "article-magazine", "magazine-article")),
        ("article", "nonacademic"): Subtype(_MAGAZINE),
        ("article", "newspaper"): Subtype(
            _NEWSPAPER, ReadAs("NEWS", "article-newspaper", "newspaper-article", "newspaper-article")
        ),
        ("article", "review"): Subtype(_REVIEW),
        ("audio", "interview"): Subtype(
            ForeignNames("misc", "SOUND", "interview", "interview"), ReadAs("", "interview", "interview")
        ),
        ("audio", "podcast"): Subtype(_PODCAST, ReadAs("", "", "podcast")),
        ("audio", "podcastepisode"): Subtype(_PODCAST),
        ("audio", "speech"): Subtype(_SPEECH),
        ("image", "map"): Subtype(ForeignNames("misc", "MAP", "map", "map"), ReadAs("MAP", "map", "map")),
        ("video", "tvepisode"): Subtype(_BROADCAST, ReadAs("", "broadcast", "television-episode")),
        ("video", "tvseries"): Subtype(_BROADCAST),
        ("online", "preprint"): Subtype(PREPRINT, ReadAs("", "article", "preprint", "preprint", "preprint")),
        ("online", "post"): Subtype(
            ForeignNames("misc", "ICOMM", "post", "forumPost"),
            ReadAs("ICOMM", "post", "social-media discussion-forum"),
        ),
        ("unpublished", "preprint"): Subtype(PREPRINT),
        ("misc", "preprint"): Subtype(PREPRINT),
        ("online", "blog"): Subtype(
            ForeignNames("misc", "BLOG", "post-weblog", "blogPost"), ReadAs("BLOG", "post-weblog", "blog")
        ),
        ("unpublished", "presentation"): Subtype(TALK),
        ("misc", "presentation"): Subtype(TALK),
    }
)
"""Kinds that BibLaTeX and its style for APA tell apart by `entrysubtype` alone."""


def entry_type(name: str) -> EntryType:
    """The row of a type, by its name or an older one; that of `misc` for a type that is not known."""
    return ENTRY_TYPES.get(TYPE_ALIASES.get(name, (name,))[0]) or ENTRY_TYPES["misc"]


def is_known_type(name: str) -> bool:
    """Whether entries may be of this type, in BibLaTeX's terms."""
    return name in ENTRY_TYPES or name in NO_WORKS


def type_name(name: str, catalog: Catalog) -> str:
    """The type for readers in the plural; an unknown one as it is written, capitalized."""
    return catalog.gettext(ENTRY_TYPES[name].many) if name in ENTRY_TYPES else name.capitalize()


def type_of_one(name: str, catalog: Catalog) -> str:
    """The type of one work for readers; an unknown one as it is written, capitalized."""
    return catalog.gettext(ENTRY_TYPES[name].one) if name in ENTRY_TYPES else name.capitalize()


def kinds_read(format_: Format) -> Mapping[str, tuple[str, str]]:
    """By the name in another format the type under which a new entry is written, and its `entrysubtype`.

    The type is BibTeX's where it is an older name of the same, else our own.
    """
    found = {name: (_written_as(row), "") for row in ENTRY_TYPES.values() for name in row.read.names(format_)}
    for (type_, subtype), row in SUBTYPES.items():
        found |= dict.fromkeys(row.read.names(format_), (type_, subtype))
    return MappingProxyType(found)


def _written_as(row: EntryType) -> str:
    return row.names.bibtex if row.names.bibtex in TYPE_ALIASES else row.name
