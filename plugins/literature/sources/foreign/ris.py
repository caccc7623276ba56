"""Reads RIS, which databases and libraries hand out. `exports/ris.py` is the way back; `research_soft.py` knows what
its fields mean.

Tags are those of the RIS specification of 2011 and, where programs differ from it, as they write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from literature.model import Location, Problem, Reference
from literature.sources.bibtex_blocks import BROKEN_ENTRY
from literature.sources.foreign.research_soft import foreign_record
from literature.sources.foreign.tagged import LongValues, TaggedRecord, numbered_lines
from literature.vocabulary.entry_types import kinds_read

_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9])  ?-(?: (?P<value>.*))?")


def read_ris(path: str, text: str) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """The works of a file, with the keys that they have there, and what could not be read (`broken-entry`)."""
    kinds = kinds_read("ris")
    works: list[Reference] = []
    problems: list[Problem] = []
    for record in _records(path, text, problems):
        kind = kinds.get(record.first("TY").upper(), ("misc", ""))
        work, faults = foreign_record(record, kind, record.first("ID")).as_reference()
        works.append(work)
        problems += faults
    return tuple(works), tuple(problems)


def _records(path: str, text: str, problems: list[Problem]) -> Iterator[TaggedRecord]:
    record: TaggedRecord | None = None
    values = LongValues()
    is_told = False
    for number, line in numbered_lines(text):
        match = _LINE.fullmatch(line.rstrip())
        if match and match["tag"] == "TY":
            if record is not None:
                problems.append(BROKEN_ENTRY.problem("the record before this one has no 'ER'", Location(path, number)))
                values.end()
                yield record
            record = TaggedRecord(Location(path, number))
        if match and match["tag"] == "ER":
            values.end()
            if record is not None:
                yield record
            record, is_told = None, False
        elif match and record is not None:
            values.begin(record, match["tag"], match["value"] or "")
        elif line.strip() and record is not None and values.is_open:
            values.go_on(line)
        elif line.strip() and not is_told:
            message = "this line stands in no record; 'TY  - ' opens one"
            problems.append(BROKEN_ENTRY.problem(message, Location(path, number)))
            is_told = True
    if record is not None:
        values.end()
        problems.append(BROKEN_ENTRY.problem("this record has no 'ER' at its end", record.location))
        yield record
