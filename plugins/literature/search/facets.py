"""The table by which the browser narrows results: for each facet and value, the numbers of the records that have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from literature.model import Page
from literature.search.downloads import PER_FILE
from literature.search.records import Record
from literature.vocabulary.catalog import Catalog
from literature.vocabulary.facets import FACETS, REFERENCE, Facet


def facet_table(records: Sequence[Record], concepts: Mapping[str, Page], catalog: Catalog) -> dict[str, Any]:
    """`{"count": records, "references": how many of them, "perFile": how many of these in a file of downloads,
    "facets": [{"id", "label", "values": [{"id", "label", "of": differences between the numbers}]}]}`.

    References come first in `records`, so that a number below `references` is also its place among the downloads.
    """
    holders: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, record in enumerate(records):
        holders["kind"][record.kind].append(number)
        for facet, values in record.facets.items():
            for value in dict.fromkeys(values):
                holders[facet][value].append(number)
    return {
        "count": len(records),
        "references": sum(record.kind == REFERENCE for record in records),
        "perFile": PER_FILE,
        "facets": [
            {
                "id": facet.id,
                "label": catalog.gettext(facet.label),
                "values": [
                    {
                        "id": value,
                        "label": labels.get(value, value[:1].upper() + value[1:]),
                        "of": _differences(numbers),
                    }
                    for value, numbers in _ordered(facet, holders[facet.id], catalog)
                ],
            }
            for facet in FACETS.values()
            for labels in (_labels(facet, concepts, catalog),)
        ],
    }


def _labels(facet: Facet, concepts: Mapping[str, Page], catalog: Catalog) -> Mapping[str, str]:
    """Names of values for readers."""
    if facet.form == "concepts":
        return {id_: page.title for id_, page in concepts.items()}
    return facet.known(catalog)


def _ordered(facet: Facet, holders: Mapping[str, list[int]], catalog: Catalog) -> list[tuple[str, list[int]]]:
    """Values in the order in which they are shown."""
    if facet.form == "years":
        return sorted(holders.items(), key=lambda item: -int(item[0]))
    if facet.is_fixed:
        known = facet.known(catalog)
        return [(value, holders[value]) for value in (*known, *sorted(holders.keys() - known)) if value in holders]
    return sorted(holders.items(), key=lambda item: (-len(item[1]), item[0]))


def _differences(numbers: Iterable[int]) -> list[int]:
    """Each number as the distance from the one before it: small numbers, which compress well."""
    differences = []
    last = 0
    for number in numbers:
        differences.append(number - last)
        last = number
    return differences
