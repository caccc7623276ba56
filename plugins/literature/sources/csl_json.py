"""Reads CSL-JSON, in which Zotero and most citation managers hand over works. `exports/csl_json.py` is the way back.

Names of variables are those of the CSL 1.0.2 specification, appendix IV.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from literature.model import Location, Person, Problem, Reference
from literature.sources.bibtex_blocks import BROKEN_ENTRY
from literature.sources.foreign_records import ForeignRecord
from literature.vocabulary.entry_types import ENTRY_TYPES, imported_as

_TYPES: Mapping[str, str] = {name: imported_as(row) for row in ENTRY_TYPES.values() for name in row.from_csl.split()}
_PEOPLE = {"author": "author", "editor": "editor", "translator": "translator"}
_TEXTS = {
    "title": "title",
    "volume": "volume",
    "issue": "number",
    "edition": "edition",
    "collection-title": "series",
    "publisher-place": "address",
    "note": "note",
}
_VERBATIM = {"DOI": "doi", "ISBN": "isbn", "URL": "url"}
_PUBLISHERS = {"phdthesis": "school", "techreport": "institution"}


def read_csl_json(path: str, text: str) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """The works of a file, without keys, and what could not be read (`broken-entry`)."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        reason = getattr(error, "msg", None) or "it is nested too deeply"
        place = Location(path, line, column)
        return (), (BROKEN_ENTRY.problem(f"the file is no JSON: {str(reason).lower()}", place),)
    items = data.get("items", [data]) if isinstance(data, dict) else data
    if not isinstance(items, list):
        return (), (BROKEN_ENTRY.problem("expected a list of works, each with a 'type'", Location(path)),)
    works: list[Reference] = []
    problems: list[Problem] = []
    for number, item in enumerate(items, start=1):
        if not isinstance(item, dict) or not isinstance(item.get("type"), str):
            problems.append(BROKEN_ENTRY.problem(f"work {number} of the list has no 'type'", Location(path)))
            continue
        work, faults = record_of(item, Location(path)).as_reference()
        works.append(work)
        problems += faults
    return tuple(works), tuple(problems)


def record_of(item: Mapping[str, Any], location: Location) -> ForeignRecord:
    """A CSL item as a record; what is not of the type that CSL has for it counts as not given."""
    record = ForeignRecord(_TYPES.get(str(item.get("type")), "misc"), location)
    for variable, name in _PEOPLE.items():
        record.add_people(name, _people(item.get(variable)))
    if record.type == "incollection" and "author" in item and "container-author" in item:
        record.add_people("bookauthor", _people(item["container-author"]))
    for variable, name in _TEXTS.items():
        record.add_text(name, _word(item.get(variable)))
    container = "journal" if record.type == "article" else "booktitle"
    if record.type in ("article", "incollection", "inproceedings"):
        record.add_text(container, _word(item.get("container-title")))
    if record.type != "article":
        record.add_text(_PUBLISHERS.get(record.type, "publisher"), _word(item.get("publisher")))
    if record.type in ("techreport", "misc"):
        record.add_text("number", _word(item.get("number")))
    record.add_text("type", _word(item.get("genre")) if record.type in ("phdthesis", "techreport") else "")
    record.add_text("year", _year(item.get("issued")))
    record.add_pages(_word(item.get("page")))
    for variable, name in _VERBATIM.items():
        record.add_verbatim(name, _word(item.get(variable)))
    if "doi" in record.fields:
        # The DOI is the lasting address; APA 7 prints one of the two (section 9.34).
        record.fields.pop("url", None)
    return record


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
                particle, family = _split_particle(family)
            suffix = _word(name.get("suffix")).strip()
            yield Person(family, given, particle, suffix, is_particle_last=bool(dropping) and not staying)


def _split_particle(family: str) -> tuple[str, str]:
    """`van den Berg` as `van den` and `Berg`."""
    words = family.split()
    small = next((place for place, word in enumerate(words) if not word[:1].islower()), 0)
    return " ".join(words[:small]), " ".join(words[small:])


def _year(value: Any) -> str:
    if not isinstance(value, dict):
        return ""
    try:
        return f"{int(value['date-parts'][0][0])}"
    except (KeyError, IndexError, TypeError, ValueError):
        return (_word(value.get("raw")) or _word(value.get("literal")))[:4]
