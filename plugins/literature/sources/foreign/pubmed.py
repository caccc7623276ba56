"""Reads PubMed's format (`.nbib`, MEDLINE), which its *Send to citation manager* gives.

Tags are those of the National Library of Medicine's table "MEDLINE/PubMed Data Element (Field) Descriptions".
"""

from __future__ import annotations

import re

from literature.model import DateSpan, Problem, Reference
from literature.sources.foreign.dates import date_in_words
from literature.sources.foreign.people import person
from literature.sources.foreign.records import ForeignRecord
from literature.sources.foreign.research_soft import add_serial_numbers
from literature.sources.foreign.tagged import TaggedRecord, TaggedText
from literature.text.ordinals import edition_number
from literature.vocabulary.entry_types import kinds_read

_TEXT = TaggedText(
    re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,2}- ?(?P<value>.*)"),
    begins=frozenset({"PMID", "NLMUID"}),
    stray="this line belongs to no record; expected a tag as in 'TI  - ', or 'PMID- '",
)
_KINDED = re.compile(r"(?P<id>.+?)\s*\[(?P<kind>doi|pii|bookaccession)\]")
_STAR = re.compile(r"\*(?=\w)")


def read_pubmed(path: str, text: str) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """The works of a file, without keys, and what could not be read (`broken-entry`)."""
    works: list[Reference] = []
    problems: list[Problem] = []
    for record in _TEXT.records(path, text, problems):
        work, faults = _foreign(record).as_reference()
        works.append(work)
        problems += faults
    return tuple(works), tuple(problems)


def _foreign(record: TaggedRecord) -> ForeignRecord:
    type_, subtype = _kind(record)
    work = ForeignRecord(type_, record.location, subtype)
    # Full names stand in the order of the others, but not every record has them.
    people = record.all("FAU") or record.all("AU")
    work.add_people("author", map(person, [*people, *record.all("CN")]))
    work.add_people("editor", map(person, record.all("FED") or record.all("ED")))
    own = "BTI" if type_ == "book" else "TI"
    title = record.first(own).rstrip()
    title = title[:-1] if title.endswith(".") and not title.endswith("..") else title
    translated = title[1:-1].rstrip(".") if title[:1] == "[" and title[-1:] == "]" else ""
    vernacular = record.first("TT").rstrip(".")
    work.add_text("title", vernacular or translated or title)
    work.add_text("englishtitle", translated if vernacular else "")
    if type_ == "incollection":
        work.add_text("booktitle", record.first("BTI").rstrip("."))
    elif type_ != "book":
        journal, short = record.first("JT"), record.first("TA")
        work.add_text("journal", journal or short)
        work.add_text("shortjournal", short if journal and short != journal else "")
    work.add_date("date", _issued(record))
    work.add_text("volume", record.first("VI"))
    work.add_text("number", record.first("IP"))
    work.add_text("series", record.first("CTI").rstrip("."))
    edition = record.first("EN")
    work.add_text("edition", edition_number(edition) or edition)
    work.add_pages(record.first("PG"))
    ids = [match for value in record.all("LID", "AID") if (match := _KINDED.fullmatch(value))]
    work.add_doi(next((match["id"] for match in ids if match["kind"].lower() == "doi"), ""))
    if "pages" not in work.fields:
        number = next((match["id"] for match in ids if match["kind"] == "pii"), "")
        work.add_text("eid", number if re.fullmatch(r"e?\d{1,8}", number) else "")
    if type_ in ("book", "incollection"):
        work.add_publisher(record.first("PB"))
        work.add_text("address", record.first("PL"))
    add_serial_numbers(work, " ".join(record.all("IS", "ISBN")))
    if record.first("PST").lower() == "aheadofprint":
        work.add_state("ahead of print")
    work.add_language(record.first("LA"))
    work.add_verbatim("pmid", record.first("PMID").split(" ")[0])
    work.add_verbatim("pmcid", record.first("PMC"))
    words = [_STAR.sub("", word) for word in record.all("OT", "MH")]
    work.add_text("keywords", "; ".join(dict.fromkeys(words)))
    work.add_text("abstract", record.first("AB"))
    return work


def _kind(record: TaggedRecord) -> tuple[str, str]:
    """A title of a book and one besides is a chapter; else the first publication type that says more than another."""
    if record.first("BTI"):
        return ("incollection" if record.first("TI") else "book"), ""
    kinds = kinds_read("pubmed")
    found = (kinds.get("-".join(word.lower().split())) for word in record.all("PT"))
    return next((kind for kind in found if kind and kind != ("article", "")), ("article", ""))


def _issued(record: TaggedRecord) -> DateSpan | None:
    """`2018 Apr-Jun`, `2018 Spring`, `2018 Apr 12`."""
    year, _, rest = record.first("DP", "DEP").partition(" ")
    return date_in_words(rest, year) if rest else date_in_words(year)
