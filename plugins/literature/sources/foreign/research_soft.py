"""Works in the fields that RIS and EndNote share, which mean different things for different kinds of works.

Meanings are those of the RIS specification of 2011 and EndNote's table of fields and reference types; `exports/ris.py`
is the way back. `ris.py` and `endnote_xml.py` read records into RIS's tags and end here.
"""

from __future__ import annotations

import re

from literature.model import DateSpan
from literature.sources.foreign.dates import date_in_words, slashed_date
from literature.sources.foreign.people import person
from literature.sources.foreign.records import ForeignRecord
from literature.sources.foreign.tagged import TaggedRecord
from literature.text.dates import read_date
from literature.text.doi import is_doi
from literature.text.ordinals import edition_number
from literature.vocabulary.entry_types import entry_type
from literature.vocabulary.publication_states import pubstate

_OTHERS = re.compile(r"The list of names in '(\w+)' goes on")
_ISSN = re.compile(r"(?<![\d-])\d{4}-?\d{3}[\dXx](?![\d-])")
_YEAR = re.compile(r"\d{4}")


def foreign_record(record: TaggedRecord, kind: tuple[str, str], key: str = "") -> ForeignRecord:
    """A work of a kind: entry type and `entrysubtype`."""
    type_, subtype = kind
    if type_ == "proceedings" and record.all("AU", "A1") and record.first("T2", "C3", "BT"):
        # The same name stands for a volume and for a paper in one.
        type_ = "inproceedings"
    work = ForeignRecord(type_, record.location, subtype, key)
    _add_people(work, record)
    is_whole = entry_type(type_).apa in ("book", "special issue")
    work.add_text("title", record.first("TI", "T1", "CT", *(("BT",) if is_whole else ())))
    work.add_text("shorttitle", record.first("ST"))
    _add_containers(work, record)
    work.add_date("date", _issued(record))
    original = read_date(record.first("OP")).span
    work.add_date("origdate", original if original.year is not None else None)
    work.add_date("urldate", slashed_date(record.first("Y2")) or date_in_words(record.first("Y2")))
    _add_numbers(work, record, is_whole=is_whole)
    if type_ != "article":
        work.add_publisher(record.first("PB"))
        work.add_text("address", record.first("PP", *(("C1",) if type_ == "inproceedings" else ()), "CY"))
    if type_ == "inproceedings" and record.first("C1"):
        work.add_text("venue", record.first("CY"))
    kind_words = record.first("M3")
    if work.type not in ("article", "incollection", "inproceedings", "inreference") and not is_doi(kind_words):
        work.add_text("type", kind_words)
    work.add_doi(record.first("DO") or (kind_words if is_doi(kind_words) else ""))
    work.add_address(record.first("UR", "LK"))
    work.add_language(record.first("LA"))
    work.add_text("keywords", ", ".join(record.all("KW")))
    work.add_text("abstract", record.first("AB", "N2"))
    notes = [note for note in record.all("N1") if not _OTHERS.fullmatch(note)]
    for note in notes:
        work.add_state(note)
    work.add_text("note", "; ".join(note for note in notes if not pubstate(note)))
    return work


def _add_people(work: ForeignRecord, record: TaggedRecord) -> None:
    authors = "editor" if work.type == "collection" else "director" if work.type == "movie" else "author"
    whole = entry_type(work.type).apa in ("book", "special issue")
    editors = ("ED", "A3") if whole else ("ED", "A2")
    goes_on = {match[1] for note in record.all("N1") if (match := _OTHERS.fullmatch(note))}
    # Of theses these are advisors, who are not cited.
    lists = {"editor": editors if work.type != "phdthesis" else ("ED",), "translator": ("A4",), authors: ("AU", "A1")}
    if work.type == "movie":
        lists |= {"producer": ("A3",), "performer": ("A4",), "editor": ("ED",)}
        del lists["translator"]
    for name, tags in lists.items():
        work.add_people(name, map(person, record.all(*tags)), has_others=name in goes_on)


def _add_containers(work: ForeignRecord, record: TaggedRecord) -> None:
    second = record.first("T2", "JF", "JO", "JA", "J2") if work.type == "article" else record.first("T2", "BT")
    if work.type in ("article", "online"):
        work.add_text("journal", second)
        short = record.first("J2", "JA", "JO")
        work.add_text("shortjournal", short if short != second else "")
    elif work.type in ("incollection", "inreference"):
        work.add_text("booktitle", second)
    elif work.type == "inproceedings":
        book = record.first("C3") or (second if record.first("SP") else "")
        work.add_text("booktitle", book)
        work.add_text("eventtitle", second if second != book else "")
    elif work.type == "presentation":
        work.add_text("eventtitle", second)
    elif entry_type(work.type).apa in ("media", "episode"):
        work.add_text("maintitle", second)
    else:
        work.add_text("series", second if record.first("TI", "T1", "CT") else "")
    work.add_text("series", record.first("T3"))


def _issued(record: TaggedRecord) -> DateSpan | None:
    """The date of `DA` where it is one of the year that `PY` gives; month and day may stand there alone."""
    day, year = record.first("DA"), record.first("PY", "Y1")
    found = slashed_date(year) or date_in_words(year)
    if not day:
        return found
    exact = slashed_date(day)
    if exact is None or (exact.start and exact.start.year < 100 and found):
        match = _YEAR.search(year)
        exact = date_in_words(day, match[0] if match else "")
    if found is None or found.literal:
        return exact if exact and not exact.literal else found
    return exact if exact and exact.year == found.year else found


def _add_numbers(work: ForeignRecord, record: TaggedRecord, *, is_whole: bool) -> None:
    is_numbered = entry_type(work.type).apa in ("report", "patent") or work.type == "standard"
    serial = [value for value in record.all("SN") if value]
    work.add_text("volume", record.first("VL"))
    work.add_text("volumes", record.first("NV"))
    work.add_text("number", (serial.pop(0) if is_numbered and serial else "") or record.first("IS"))
    edition = record.first("ET")
    is_version = entry_type(work.type).apa in ("software", "data")
    work.add_text("version" if is_version else "edition", edition_number(edition) or edition)
    first, last, article = record.first("SP"), record.first("EP"), record.first("C7")
    work.add_text("eid", article)
    if is_whole and first.isdecimal() and not last:
        work.add_text("pagetotal", first)
    elif first != article:
        work.add_pages(f"{first}-{last}" if first and last and last != first else first)
    add_serial_numbers(work, " ".join(serial))


def add_serial_numbers(work: ForeignRecord, text: str) -> None:
    """ISSN and ISBN in a text that may hold either or both, and words such as `(Print)`."""
    issns = list(dict.fromkeys(number.upper() for number in _ISSN.findall(text)))
    work.add_verbatim("issn", ", ".join(number if "-" in number else f"{number[:4]}-{number[4:]}" for number in issns))
    rest = " ".join(re.sub(r"\([^()]*\)|[^\W\d]{3,}\.?|[;,:]", " ", _ISSN.sub(" ", text)).split())
    if sum(char.isdigit() for char in rest) >= 9:
        work.add_verbatim("isbn", rest)
