"""Reads RIS, which databases and libraries hand out. `exports/ris.py` is the way back; `research_soft.py` knows what
its fields mean.

Tags are those of the RIS specification of 2011 and, where programs differ from it, as they write them.
"""

from __future__ import annotations

import re

from literature.model import Problem, Reference
from literature.sources.foreign.research_soft import foreign_record
from literature.sources.foreign.tagged import TaggedText
from literature.vocabulary.entry_types import kinds_read

_TEXT = TaggedText(
    re.compile(r"(?P<tag>[A-Z][A-Z0-9])  ?-(?: (?P<value>.*))?"),
    begins=frozenset({"TY"}),
    ends="ER",
    stray="this line stands in no record; 'TY  - ' opens one",
    is_indented=False,
)


def read_ris(path: str, text: str) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """The works of a file, with the keys that they have there, and what could not be read (`broken-entry`)."""
    kinds = kinds_read("ris")
    works: list[Reference] = []
    problems: list[Problem] = []
    for record in _TEXT.records(path, text, problems):
        kind = kinds.get(record.first("TY").upper(), ("misc", ""))
        work, faults = foreign_record(record, kind, record.first("ID")).as_reference()
        works.append(work)
        problems += faults
    return tuple(works), tuple(problems)
