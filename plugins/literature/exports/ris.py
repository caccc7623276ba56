"""References as RIS, which every reference manager reads. `references/entry_types.py` names the types.

Tags follow the RIS specification of 2011 as Zotero and EndNote read it: editors are `A3` of a book and `A2` elsewhere,
numbers of reports and patents stand in `SN`, article numbers in `C7`, the address of a free text in `L2`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from literature.model import DateSpan, PartialDate, Person, Reference
from literature.references.addresses import doi_of, safe_address
from literature.references.entry_types import foreign_names
from literature.references.fields import value as cleaned
from literature.references.free_texts import free_text_of
from literature.references.pages import page_ends
from literature.references.parts import (
    full_title,
    kind_words,
    publisher,
    split_words,
)
from literature.references.periodicals import volume_and_number
from literature.vocabulary.publication_states import PUBSTATES

_BREAKING = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_BOOKS = frozenset({"BOOK", "CONF", "JFULL", "PAMP"})
_NUMBERED = frozenset({"RPRT", "PAT", "STAND"})
_PERIODICALS = frozenset({"JOUR", "MGZN", "NEWS"})


def as_ris(references: Iterable[Reference]) -> str:
    """One record per reference, lines ending in CR LF; no field can start a line of its own.

    Mark-up is dropped, and so are addresses that are not http, https or ftp. A name list that ends in `and others`
    is followed by a note, as RIS has no sign for it.
    """
    return "".join(_record(reference) for reference in references)


def with_notes(record: str, notes: Iterable[str]) -> str:
    """One record with notes of whoever hands it out behind its own."""
    before, end, behind = record.rpartition("ER  - ")
    lines = "".join(f"N1  - {text}\r\n" for note in notes if (text := _one_line(note)))
    return f"{before}{lines}{end}{behind}"


def _record(reference: Reference) -> str:
    lines = [f"{tag}  - {text}" for tag, value in _tags(reference) if value and (text := _one_line(value))]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _one_line(text: str) -> str:
    is_one_line = text.isprintable() and "  " not in text
    return (text if is_one_line else _BREAKING.sub(" ", text)).strip()


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    type_ = foreign_names(reference).ris
    plain = reference.plain
    yield "TY", type_
    yield "ID", reference.key
    authors = reference.people.get("author") or reference.people.get("director", ())
    yield from (("AU", _name(person)) for person in authors)
    editor_tag = "A3" if type_ in _BOOKS else "A2"
    yield from ((editor_tag, _name(person)) for person in reference.people.get("editor", ()))
    yield from (("A4", _name(person)) for person in reference.people.get("translator", ()))
    yield "TI", full_title(reference).as_plain()
    yield "ST", plain("shorttitle")
    yield from _containers(reference, type_)
    yield from _dates(reference)
    is_article = type_ in _PERIODICALS
    volume, issue = volume_and_number(reference) if is_article else (cleaned(reference, "volume"), plain("issue"))
    yield "VL", volume
    yield "NV", plain("volumes")
    number = issue if is_article else plain("number")
    if type_ in _NUMBERED:
        yield "SN", number
    else:
        yield "IS", number or issue
    yield "ET", plain("edition") or plain("version")
    first, last = page_ends(cleaned(reference, "pages"))
    yield "SP", first or plain("eid")
    yield "EP", last
    yield "C7", plain("eid")
    yield "PB", publisher(reference)
    yield "CY", plain("location") or plain("venue")
    yield "SN", plain("issn") if type_ in _PERIODICALS else plain("isbn") or plain("issn")
    yield "M3", kind_words(reference)
    yield "DO", doi_of(reference)
    yield "UR", safe_address(reference)
    if free := free_text_of(reference):
        yield "L2", free.address
    yield "AB", plain("abstract")
    yield "LA", plain("langid") or plain("language")
    yield from (("KW", word) for word in split_words(reference))
    yield from (("N1", plain(name)) for name in ("note", "addendum", "howpublished", "annotation"))
    if reference.dates.get("date") and (state := PUBSTATES.get(plain("pubstate"))):
        yield "N1", state
    yield from (("N1", f"The list of names in '{name}' goes on") for name in sorted(reference.has_others))


def _name(person: Person) -> str:
    """`Family, Given, Suffix`; a name of one part stands alone."""
    given = f"{person.given} {person.particle}" if person.is_particle_last else person.given
    parts = [person.surname, given, person.suffix]
    if not person.suffix:
        parts = [part for part in parts if part]
    return ", ".join(parts)


def _containers(reference: Reference, type_: str) -> Iterator[tuple[str, str]]:
    plain = reference.plain
    series = plain("series")
    if type_ == "CPAPER":
        yield "T2", plain("eventtitle") or full_title(reference, "book").as_plain()
        yield "C3", full_title(reference, "book").as_plain()
        yield "T3", series
    elif type_ in _PERIODICALS and (journal := full_title(reference, "journal").as_plain()):
        yield "T2", journal
        yield "JO", plain("shortjournal")
        yield "T3", series
    elif book := full_title(reference, "book").as_plain():
        yield "T2", book
        yield "T3", series
    else:
        yield "T2", full_title(reference, "journal").as_plain() or series or plain("eventtitle")


def _dates(reference: Reference) -> Iterator[tuple[str, str]]:
    issued = reference.dates.get("date")
    if issued is None:
        state = reference.plain("pubstate")
        yield "PY", PUBSTATES.get(state, state)
    elif issued.start is None:
        yield "PY", issued.literal or (str(issued.end.year) if issued.end else "")
    else:
        yield "PY", str(issued.start.year)
        yield "DA", _date(issued)
    if original := reference.dates.get("origdate"):
        yield "OP", str(original.year) if original.year is not None else original.literal
    if (accessed := reference.dates.get("urldate")) and accessed.start:
        yield "Y2", _slashed(accessed.start)


def _date(span: DateSpan) -> str:
    """`YYYY/MM/DD/other`, where a season or the end of a range is `other`; empty when the year says it all."""
    if span.start is None:
        return ""
    other = f"{'circa' if span.start.is_approximate else ''} {span.start.season}".strip()
    if span.is_open:
        other = f"{other} to present".strip()
    if span.end:
        end = _slashed(span.end).rstrip("/") if span.end.month else f"{span.end.season} {span.end.year}".strip()
        other = f"{other} to {end}".strip()
    return f"{_slashed(span.start)}{other}" if span.start.month or other else ""


def _slashed(date: PartialDate) -> str:
    month = f"{date.month:02d}" if date.month else ""
    day = f"{date.day:02d}" if date.day else ""
    return f"{date.year:04d}/{month}/{day}/"
