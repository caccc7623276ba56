"""Reads what the Web of Science exports: tagged text (`FN` ... `EF`) and the table with the same tags as columns.

Tags are those of Clarivate's list "Web of Science Core Collection Field Tags".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping

from literature.model import Location, Problem, Reference
from literature.sources.bibtex_blocks import BROKEN_ENTRY
from literature.sources.foreign.dates import date_in_words
from literature.sources.foreign.people import person
from literature.sources.foreign.records import ForeignRecord
from literature.sources.foreign.research_soft import add_serial_numbers
from literature.sources.foreign.tagged import TaggedRecord, TaggedText, numbered_lines
from literature.text.ordinals import edition_number
from literature.vocabulary.entry_types import kinds_read

_LISTS = frozenset({"AU", "AF", "BA", "BF", "BE", "ED", "CA", "GP"})
"""Tags of which each further line is a value of its own."""
_TEXT = TaggedText(
    re.compile(r"(?P<tag>[A-Z][A-Z0-9])(?: (?P<value>.*))?"),
    begins=frozenset({"PT"}),
    ends="ER",
    stray="this line stands in no record; 'PT' opens one",
    lists=_LISTS,
    around=frozenset({"FN", "VR", "EF"}),
)
_SEASONS: Mapping[str, str] = {"SPR": "Spring", "SUM": "Summer", "FAL": "Fall", "AUT": "Autumn", "WIN": "Winter"}


def read_web_of_science(path: str, text: str) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """The works of a file of tagged text, without keys, and what could not be read (`broken-entry`)."""
    problems: list[Problem] = []
    return _read(_TEXT.records(path, text, problems), problems)


def read_web_of_science_table(path: str, text: str) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """The works of a table with tabs between its cells and the tags in its first line."""
    problems: list[Problem] = []
    return _read(_rows(path, text, problems), problems)


def _read(
    records: Iterator[TaggedRecord], problems: list[Problem]
) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    works: list[Reference] = []
    for record in records:
        work, faults = _foreign(record).as_reference()
        works.append(work)
        problems += faults
    return tuple(works), tuple(problems)


def _rows(path: str, text: str, problems: list[Problem]) -> Iterator[TaggedRecord]:
    lines = numbered_lines(text)
    tags = [tag.strip() for _, line in itertools.islice(lines, 1) for tag in line.split("\t")]
    for number, line in lines:
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) > len(tags):
            message = f"this row has {len(cells)} cells; the first line names {len(tags)}"
            problems.append(BROKEN_ENTRY.problem(message, Location(path, number)))
        record = TaggedRecord(Location(path, number))
        for tag, cell in zip(tags, cells, strict=False):
            for value in cell.split(";") if tag in _LISTS else [cell]:
                record.add(tag, value.strip())
        yield record


def _foreign(record: TaggedRecord) -> ForeignRecord:
    type_, subtype = _kind(record)
    work = ForeignRecord(type_, record.location, subtype)
    names = record.all("AF") or record.all("AU")
    if type_ == "book":
        names = names or record.all("BF") or record.all("BA")
    work.add_people("author", map(person, [*names, *record.all("CA")]))
    work.add_people("editor", map(person, record.all("BE") or record.all("ED") if type_ != "article" else ()))
    work.add_text("title", record.first("TI", *(("SO",) if type_ == "book" else ())))
    if type_ == "article":
        work.add_text("journal", record.first("SO"))
        work.add_text("shortjournal", record.first("JI"))
    elif type_ in ("incollection", "inproceedings"):
        work.add_text("booktitle", record.first("SO"))
    if type_ != "article":
        work.add_text("series", record.first("SE"))
        work.add_publisher(record.first("PU"))
        work.add_text("address", record.first("PI"))
    if type_ == "inproceedings":
        work.add_text("eventtitle", record.first("CT"))
        work.add_text("venue", record.first("CL"))
    month = " ".join(_SEASONS.get(word, word.title()) for word in record.first("PD").upper().split())
    work.add_date("date", date_in_words(month, record.first("PY")) if record.first("PY", "PD") else None)
    work.add_text("volume", record.first("VL"))
    issue = record.first("IS")
    supplement = record.first("SU")
    work.add_text("number", issue or (f"Suppl. {supplement}" if supplement else ""))
    edition = record.first("EN")
    work.add_text("edition", edition_number(edition) or edition)
    first, last = record.first("BP"), record.first("EP")
    work.add_pages(f"{first}-{last}" if first and last and first != last else first)
    work.add_text("eid", record.first("AR"))
    work.add_doi(record.first("DI", "D2"))
    add_serial_numbers(work, " ".join(record.all("SN", "EI", "BN")))
    if record.first("EA") and not record.first("VL", "BP"):
        work.add_state("early access")
    work.add_language(record.first("LA"))
    work.add_verbatim("pmid", record.first("PM"))
    work.add_text("keywords", "; ".join(word for word in record.all("DE", "ID") if word))
    work.add_text("abstract", record.first("AB"))
    return work


def _kind(record: TaggedRecord) -> tuple[str, str]:
    """The document type says more than the kind of publication: a paper in a journal's issue of proceedings is one of
    the journal, a paper in a book is none of a journal."""
    kinds = kinds_read("wos")
    place = kinds.get(record.first("PT").lower()[:1], ("article", ""))
    types = ["-".join(word.lower().replace("/", " ").split()) for word in record.first("DT").split(";")]
    found = [kind for name in types if (kind := kinds.get(name))]
    if place == ("article", ""):
        return next((kind for kind in found if kind[0] not in ("inproceedings", "incollection", "book")), place)
    chosen = next((kind for kind in found if kind != ("article", "")), None)
    if (
        chosen is None
        and place == ("book", "")
        and record.first("TI")
        and record.first("SO") not in ("", record.first("TI"))
    ):
        return ("incollection", "")
    return chosen or place
