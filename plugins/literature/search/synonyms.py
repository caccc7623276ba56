"""The field's synonyms: every name of every concept; and the other names of other pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from literature.model import Page
from literature.search.records import APART, Record

_IN_PARENTHESES = re.compile(r"\s*\([^()]*\)")


def synonym_table(records: Sequence[Record], concepts: Mapping[str, Page]) -> list[dict[str, Any]]:
    """`[{"id", "record": its number, "names": [title without what stands in parentheses, title, aliases ...]}]`,
    concepts in order of id; one whose page cannot be found has no number."""
    numbers = {record.facets["concept"][0]: number for number, record in enumerate(records) if _is_concept(record)}
    return [
        {"id": id_, "names": _names(page)} | ({"record": numbers[id_]} if id_ in numbers else {})
        for id_, page in sorted(concepts.items())
    ]


def alias_table(records: Sequence[Record]) -> dict[int, list[str]]:
    """By the number of its record, the other names of each page that is no concept and has some."""
    return {
        number: record.fields["alias"].split(APART) for number, record in enumerate(records) if "alias" in record.fields
    }


def _is_concept(record: Record) -> bool:
    return record.kind == "concept" and not record.is_section


def _names(page: Page) -> list[str]:
    names = (_IN_PARENTHESES.sub("", page.title).strip() or page.title, page.title, *page.front.aliases)
    return list(dict.fromkeys(names))
