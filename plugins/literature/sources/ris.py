"""Reads RIS, which databases and libraries hand out. `exports/ris.py` is the way back.

Tags are those of the RIS specification of 2011 and, where programs differ from it, as they write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from literature.model import Location, Person, Problem, Reference
from literature.sources.bibtex_blocks import BROKEN_ENTRY
from literature.sources.foreign_records import ForeignRecord
from literature.text.doi import bare_doi
from literature.vocabulary.entry_types import ENTRY_TYPES, imported_as

_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9])  ?-(?: (?P<value>.*))?")
_TYPES: Mapping[str, str] = {code: imported_as(row) for row in ENTRY_TYPES.values() for code in row.from_ris.split()}
_YEAR = re.compile(r"\d{4}")
_SUFFIX = re.compile(r"(?:jr|sr)\.?|i{2,3}|iv", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Record:
    location: Location
    tags: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *tags: str) -> str:
        """The first value of the first of these tags that has one."""
        return next((value for tag in tags for value in self.tags.get(tag, ()) if value), "")

    def all(self, *tags: str) -> list[str]:
        return [value for tag in tags for value in self.tags.get(tag, ()) if value]


def read_ris(path: str, text: str) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """The works of a file, without keys, and what could not be read (`broken-entry`)."""
    works: list[Reference] = []
    problems: list[Problem] = []
    for record in _records(path, text, problems):
        work, faults = _foreign(record).as_reference()
        works.append(work)
        problems += faults
    return tuple(works), tuple(problems)


def _records(path: str, text: str, problems: list[Problem]) -> Iterator[_Record]:
    record: _Record | None = None
    tag = ""
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        place = Location(path, number)
        match = _LINE.fullmatch(line.rstrip())
        if match and match["tag"] == "TY":
            if record is not None:
                problems.append(BROKEN_ENTRY.problem("the record before this one has no 'ER'", place))
                yield record
            record = _Record(place)
        if match and match["tag"] == "ER":
            if record is not None:
                yield record
            record = None
        elif match and record is not None:
            tag = match["tag"]
            record.tags.setdefault(tag, []).append((match["value"] or "").strip())
        elif line.strip() and record is not None and tag:
            # A long value goes on in the next line.
            record.tags[tag][-1] = f"{record.tags[tag][-1]} {line.strip()}".strip()
        elif line.strip():
            problems.append(BROKEN_ENTRY.problem("this line stands in no record; 'TY  - ' opens one", place))
    if record is not None:
        problems.append(BROKEN_ENTRY.problem("this record has no 'ER' at its end", record.location))
        yield record


def _foreign(record: _Record) -> ForeignRecord:
    code = record.first("TY").upper()
    type_ = _TYPES.get(code, "misc")
    foreign = ForeignRecord(type_, record.location)
    foreign.add_people("author", map(_person, record.all("AU", "A1")))
    foreign.add_people("editor", map(_person, record.all("ED", *(("A3",) if type_ == "book" else ("A2", "A3")))))
    foreign.add_people("translator", map(_person, record.all("A4")))
    foreign.add_text("title", record.first("TI", "T1", "CT", *(("BT",) if type_ == "book" else ())))
    if type_ == "article":
        foreign.add_text("journal", record.first("T2", "JF", "JO", "JA"))
    elif type_ in ("incollection", "inproceedings"):
        foreign.add_text("booktitle", record.first("C3", "T2", "BT") if code == "CPAPER" else record.first("T2", "BT"))
    foreign.add_text("year", _year(record.first("PY", "Y1", "DA")))
    foreign.add_text("volume", record.first("VL"))
    foreign.add_text("number", record.first("IS"))
    first, last = record.first("SP"), record.first("EP")
    is_range = first and last and last != first
    foreign.add_pages(f"{first}-{last}" if is_range else first)
    foreign.add_text("eid", "" if first else record.first("C7"))
    foreign.add_text("edition", record.first("ET"))
    if type_ != "article":
        house = {"phdthesis": "school", "techreport": "institution"}.get(type_, "publisher")
        foreign.add_text(house, record.first("PB"))
        foreign.add_text("address", record.first("CY", "PP"))
        foreign.add_verbatim("isbn", record.first("SN") if type_ in ("book", "incollection", "proceedings") else "")
    foreign.add_text("type", record.first("M3") if type_ in ("phdthesis", "techreport") else "")
    foreign.add_verbatim("doi", bare_doi(record.first("DO")))
    if "doi" not in foreign.fields:
        foreign.add_verbatim("url", record.first("UR"))
    return foreign


def _person(name: str) -> Person:
    """`Family, Given, Suffix`; a name without a comma is a group's."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 1:
        return Person(name, is_group=True)
    family, given, suffix = parts[0], parts[1], parts[2] if len(parts) > 2 else ""
    if not suffix and _SUFFIX.fullmatch(given):
        return Person(f"{family}, {given}", is_group=True)
    words = family.split()
    small = next((place for place, word in enumerate(words) if not word[:1].islower()), 0)
    return Person(" ".join(words[small:]), given, " ".join(words[:small]), suffix)


def _year(date: str) -> str:
    match = _YEAR.search(date)
    return match[0] if match else date.strip("/ ")
