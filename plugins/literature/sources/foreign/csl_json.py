"""Reads CSL-JSON, in which Zotero and most citation managers hand over works. `exports/csl_json.py` is the way back.

Names of variables are those of the CSL 1.0.2 specification, appendix IV.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from literature.model import Location, Person, Problem, Reference
from literature.sources.bibtex_blocks import BROKEN_ENTRY
from literature.sources.foreign.dates import csl_date
from literature.sources.foreign.people import split_particle
from literature.sources.foreign.records import ForeignRecord
from literature.sources.reference_fields import MALFORMED_DATE
from literature.text.excerpt import excerpt
from literature.vocabulary.entry_types import entry_type, kinds_read

_PEOPLE = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "container-author": "bookauthor",
    "director": "director",
    "narrator": "narrator",
    "host": "host",
    "producer": "producer",
    "executive-producer": "executiveproducer",
    "composer": "composer",
    "performer": "performer",
    "script-writer": "writer",
}
_TEXTS = {
    "title": "title",
    "title-short": "shorttitle",
    "original-title": "origtitle",
    "volume": "volume",
    "number-of-volumes": "volumes",
    "number-of-pages": "pagetotal",
    "edition": "edition",
    "version": "version",
    "chapter-number": "chapter",
    "part": "part",
    "publisher-place": "address",
    "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation",
    "event-title": "eventtitle",
    "event": "eventtitle",
    "event-place": "venue",
    "container-title-short": "shortjournal",
    "journalAbbreviation": "shortjournal",
    "medium": "howpublished",
    "abstract": "abstract",
    "annote": "annotation",
    "keyword": "keywords",
}
_DATES = {"issued": "date", "original-date": "origdate", "event-date": "eventdate", "accessed": "urldate"}
_NO_KEY = re.compile(r"https?://|.*[\s,]")
_CITATION_KEY = re.compile(r"(?:^|\n)\s*citation[ -]key\s*:\s*(\S+)[ \t]*", re.IGNORECASE)


def _says_something(date: Any) -> bool:
    """Whether a date that cannot be read holds more than empty texts and lists, which programs write for none."""
    if isinstance(date, Mapping):
        return any(_says_something(date.get(name)) for name in ("date-parts", "raw", "literal"))
    if isinstance(date, list):
        return any(map(_says_something, date))
    return date not in (None, "", 0, "0", False)


def _number(written: str) -> float | str:
    """A number with a fraction or an exponent; as written where it has no end (`1e400`), which is no number."""
    number = float(written)
    return number if math.isfinite(number) else written


def read_csl_json(path: str, text: str) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """The works of a file, with the keys that they have there, and what could not be read (`broken-entry`)."""
    try:
        data = json.loads(text, parse_float=_number, parse_constant=str)
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        reason = getattr(error, "msg", None) or "it is nested too deeply"
        place = Location(path, line, column)
        return (), (BROKEN_ENTRY.problem(f"the file is no JSON: {str(reason).lower()}", place),)
    items = data.get("items", [data]) if isinstance(data, dict) else data
    if not isinstance(items, list) or not any(isinstance(item, dict) and "type" in item for item in [{}, *items]):
        message = "the file is JSON, but no CSL-JSON: expected a list of works, each with a 'type'"
        return (), (BROKEN_ENTRY.problem(message, Location(path)),) if items != [] else ()
    works: list[Reference] = []
    problems: list[Problem] = []
    lines = _lines_of_items(text)
    for number, item in enumerate(items, start=1):
        place = Location(path, lines[number - 1] if len(lines) == len(items) else 1)
        if not isinstance(item, dict) or not isinstance(item.get("type"), str):
            problems.append(BROKEN_ENTRY.problem(f"work {number} of the list has no 'type'", place))
            continue
        work, faults = record_of(item, place).as_reference()
        works.append(work)
        problems += faults
    return tuple(works), tuple(problems)


def record_of(item: Mapping[str, Any], location: Location) -> ForeignRecord:
    """A CSL item as a record; what is not of the type that CSL has for it counts as not given."""
    type_, subtype = kinds_read("csl").get(str(item.get("type")), ("misc", ""))
    if type_ == "movie" and _word(item.get("genre")).lower() == "video":
        type_, item = "video", {**item, "genre": ""}
    record = ForeignRecord(type_, location, subtype, _key(item))
    for variable, name in _PEOPLE.items():
        people = list(_people(item.get(variable)))
        has_others = bool(people) and people[-1] == Person("others", is_group=True)
        record.add_people(name, people[:-1] if has_others else people, has_others=has_others)
    for variable, name in _TEXTS.items():
        if name not in record.fields:
            record.add_text(name, _word(item.get(variable)))
    for variable, name in _DATES.items():
        given = item.get(variable)
        date = csl_date(given)
        if date is None and isinstance(given, Mapping) and _says_something(given):
            message = f"the '{variable}' of this work, `{excerpt(json.dumps(given))}`, is no date and was left out"
            record.problems.append(MALFORMED_DATE.problem(message, location))
        record.add_date(name, date)
    if record.fields.get("eventdate") == record.fields.get("date", record.fields.get("year")):
        record.fields.pop("eventdate", None)
    if record.type != "article":
        record.add_publisher(_word(item.get("publisher")))
    record.add_text("note", _CITATION_KEY.sub("", _word(item.get("note"))))
    record.add_state(_word(item.get("status")))
    _add_container(record, item)
    _add_numbers(record, item)
    if record.type not in ("article", "incollection", "inproceedings", "inreference"):
        record.add_text("type", _word(item.get("genre")))
    elif genre := _word(item.get("genre")):
        record.add_text("titleaddon", genre)
    record.add_pages(_word(item.get("page")))
    record.add_doi(_word(item.get("DOI")))
    record.add_address(_word(item.get("URL")))
    record.add_verbatim("isbn", _word(item.get("ISBN")))
    record.add_verbatim("issn", _word(item.get("ISSN")))
    record.add_language(_word(item.get("language")))
    return record


def _key(item: Mapping[str, Any]) -> str:
    """Citation key or id; addresses and the like, which managers give as ids, are no keys."""
    noted = _CITATION_KEY.search(_word(item.get("note")))
    key = _word(item.get("citation-key")) or (noted[1] if noted else "") or _word(item.get("id"))
    return "" if _NO_KEY.match(key) else key


def _add_container(record: ForeignRecord, item: Mapping[str, Any]) -> None:
    container = _word(item.get("container-title"))
    kind = entry_type(record.type).apa
    if record.type in ("incollection", "inproceedings", "inreference"):
        record.add_text("booktitle", container)
    elif kind in ("media", "presentation"):
        record.add_text("maintitle", container)
    else:
        record.add_text("journal", container)
    record.add_text("series", _word(item.get("collection-title")))


def _add_numbers(record: ForeignRecord, item: Mapping[str, Any]) -> None:
    number, issue = _word(item.get("number")), _word(item.get("issue"))
    if entry_type(record.type).apa == "periodical":
        record.add_text("number", issue)
        record.add_text("eid", number)
    elif record.subtype == "preprint":
        archive, colon, rest = number.rpartition(":")
        archive = (archive if colon else "") or _word(item.get("publisher"))
        if number and archive:
            record.fields.pop("publisher", None)
            record.add_text("eprinttype", archive)
            record.add_verbatim("eprint", rest)
        record.subtype = ""
    else:
        record.add_text("number", number or _word(item.get("collection-number")))
        record.add_text("issue", issue)


def _word(value: Any) -> str:
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _people(value: Any) -> Iterator[Person]:
    for name in value if isinstance(value, list) else ():
        if not isinstance(name, dict):
            continue
        family, given = _word(name.get("family")).strip(), _word(name.get("given")).strip()
        literal = (_word(name.get("literal")) or _word(name.get("name"))).strip()
        if not family and (literal or given):
            yield Person(literal or given, is_group=True)
        elif family:
            dropping, staying = (_word(name.get(f"{part}dropping-particle")).strip() for part in ("", "non-"))
            particle = " ".join(part for part in (dropping, staying) if part)
            if not particle:
                particle, family = split_particle(family)
            suffix = _word(name.get("suffix")).strip()
            yield Person(family, given, particle, suffix, is_particle_last=bool(dropping) and not staying)


_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\]\n]')


def _lines_of_items(text: str) -> list[int]:
    """The line on which each object of the list begins."""
    lines: list[int] = []
    line, depth, start = 1, 0, 2 if text.lstrip()[:1] == "{" and '"items"' in text[:200] else 1
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token == "\n":
            line += 1
        elif token in "{[":
            if token == "{" and depth == start:
                lines.append(line)
            depth += 1
        elif token in "}]":
            depth -= 1
    return lines if lines else [1]
