"""The table by which the browser narrows results: for each facet and value, the numbers of the records that have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from literature.model import Page
from literature.search.downloads import PER_FILE
from literature.search.records import KINDS, Facet, Record
from literature.vocabulary.entry_types import type_name
from literature.vocabulary.grades import TIERS

FACETS: Mapping[Facet, str] = {
    "kind": "Kind",
    "type": "Type of work",
    "design": "Kind of study",
    "concept": "Concept",
    "literature": "Literature",
    "tier": "Checked",
    "summary": "Summary",
    "year": "Year",
}
_SUMMARY = {"yes": "With a summary", "no": "Without a summary"}


def facet_table(records: Sequence[Record], concepts: Mapping[str, Page]) -> dict[str, Any]:
    """`{"count": records, "references": how many of them, "perFile": how many of these in a file of downloads,
    "facets": [{"id", "label", "values": [{"id", "label", "of": differences between the numbers}]}]}`.

    References come first in `records`, so that a number below `references` is also its place among the downloads.
    """
    holders: defaultdict[Facet, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, record in enumerate(records):
        holders["kind"][record.kind].append(number)
        for facet, values in record.facets.items():
            for value in dict.fromkeys(values):
                holders[facet][value].append(number)
    return {
        "count": len(records),
        "references": sum(record.kind == "reference" for record in records),
        "perFile": PER_FILE,
        "facets": [
            {
                "id": facet,
                "label": label,
                "values": [
                    {"id": value, "label": _label(facet, value, concepts), "of": _differences(numbers)}
                    for value, numbers in _ordered(facet, holders[facet])
                ],
            }
            for facet, label in FACETS.items()
        ],
    }


def _label(facet: Facet, value: str, concepts: Mapping[str, Page]) -> str:
    if facet == "kind":
        return next(label for kind, label in KINDS.items() if kind == value)
    if facet == "type":
        return type_name(value)
    if facet == "concept":
        return concepts[value].title
    if facet == "tier":
        return next((f"{tier}: {label}" for tier, (label, _) in TIERS.items() if tier == value), value)
    if facet == "summary":
        return _SUMMARY[value]
    return value if facet == "year" else value[:1].upper() + value[1:]


def _ordered(facet: Facet, holders: Mapping[str, list[int]]) -> list[tuple[str, list[int]]]:
    """Values in the order in which they are shown."""
    if facet == "kind":
        return [(kind, holders[kind]) for kind in KINDS if kind in holders]
    if facet == "year":
        return sorted(holders.items(), key=lambda item: -int(item[0]))
    if facet == "tier":
        return sorted(holders.items())
    return sorted(holders.items(), key=lambda item: (-len(item[1]), item[0]))


def _differences(numbers: Iterable[int]) -> list[int]:
    """Each number as the distance from the one before it: small numbers, which compress well."""
    differences = []
    last = 0
    for number in numbers:
        differences.append(number - last)
        last = number
    return differences
