"""The JSON files of a site's records: one for each kind, or an index of shards where one would be too large."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from literature.data.places import OVERVIEW, SCHEMAS, TEXT, whole
from literature.data.records import Records
from literature.data.schema import collection_schema, index_schema
from literature.data.values import (
    AuthoredPageRecord,
    ClaimRecord,
    CollectionRecord,
    ConceptRecord,
    FindingRecord,
    IndexRecord,
    MentionRecord,
    ReadingRecord,
    Record,
    ReferenceRecord,
)
from literature.exports.site_files import LIBRARY
from literature.site.record_files import FOLDER, VERSION, records_file
from literature.site.site import Site
from literature.vocabulary.export_formats import works_formats

LARGEST = 1_900_000
"""Bytes of records in a file, so that with its head it has less than 2 MB."""


@dataclass(frozen=True, slots=True)
class Collection:
    """One kind of records."""

    name: str
    record: type
    make: Callable[[Records], Iterator[Record]]
    order: Callable[[Any], str]
    """What its records are sorted by."""


COLLECTIONS = (
    Collection("claims", ClaimRecord, Records.claims, attrgetter("page")),
    Collection("concepts", ConceptRecord, Records.concepts, attrgetter("page")),
    Collection("findings", FindingRecord, Records.findings, attrgetter("id")),
    Collection("mentions", MentionRecord, Records.mentions, attrgetter("key")),
    Collection("pages", AuthoredPageRecord, Records.pages, attrgetter("page")),
    Collection("readings", ReadingRecord, Records.readings, attrgetter("page")),
    Collection("references", ReferenceRecord, Records.references, attrgetter("key")),
)


def json_files(site: Site, largest: int = LARGEST) -> Iterator[tuple[str, str]]:
    """Path below the site's folder and text of each file: the records, their index, their schemas."""
    records, listed = Records(site), []
    for collection in COLLECTIONS:
        made = list(collection.make(records))
        yield from _collection_files(site, collection, made, largest)
        listed.append(
            CollectionRecord(
                name=collection.name,
                about=" ".join((collection.record.__doc__ or "").split()),
                count=len(made),
                file=whole(site, records_file(collection.name)),
                schema=whole(site, f"{SCHEMAS}{collection.name}.json"),
            )
        )
    yield records_file("index"), _index(site, tuple(listed))
    yield from schema_files()


def schema_files() -> Iterator[tuple[str, str]]:
    """Path below the site's folder and text of the schema of each file."""
    yield f"{SCHEMAS}index.json", index_schema()
    for collection in COLLECTIONS:
        yield f"{SCHEMAS}{collection.name}.json", collection_schema(collection.name, collection.record)


def _index(site: Site, collections: tuple[CollectionRecord, ...]) -> str:
    identity = site.identity
    index = IndexRecord(
        name=identity.name,
        author=identity.author,
        address=identity.url,
        language=site.catalog.language,
        style=site.settings.style,
        overview=whole(site, OVERVIEW),
        text=whole(site, TEXT),
        bibliography={one.name: whole(site, f"{LIBRARY}.{one.ending}") for one in works_formats()},
        collections=collections,
    )
    head = {"$schema": whole(site, f"{SCHEMAS}index.json"), "version": VERSION}
    return as_json({**head, **_fields(index)}, indent=1) + "\n"


def _collection_files(
    site: Site, collection: Collection, records: list[Record], largest: int
) -> Iterator[tuple[str, str]]:
    parts = list(_parts(records, largest))
    head = {
        "$schema": whole(site, f"{SCHEMAS}{collection.name}.json"),
        "version": VERSION,
        "collection": collection.name,
    }
    path = records_file(collection.name)
    if len(parts) <= 1:
        yield path, _file({**head, "count": len(records)}, [line for part in parts for _, line in part])
        return
    shards = []
    for number, part in enumerate(parts, 1):
        name = f"{collection.name}-{number}.json"
        own = {**head, "count": len(part), "part": number}
        yield f"{FOLDER}{name}", _file(own, [line for _, line in part])
        first, last = (collection.order(part[place][0]) for place in (0, -1))
        shards.append({"file": name, "count": len(part), "first": first, "last": last})
    whole_head = {**head, "count": len(records), "shards": shards}
    yield path, as_json(whole_head, indent=1) + "\n"


def _parts(records: Iterable[Record], largest: int) -> Iterator[list[tuple[Record, str]]]:
    """The records with their lines, cut into parts of so many bytes each."""
    part: list[tuple[Record, str]] = []
    size = 0
    for record in records:
        line = as_json(record)
        length = len(line.encode("utf-8", "replace")) + 2
        if part and size + length > largest:
            yield part
            part, size = [], 0
        part.append((record, line))
        size += length
    if part:
        yield part


def _file(head: Mapping[str, object], lines: list[str]) -> str:
    """A file with a record on each line, which compares and searches well."""
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    records = ",\n".join(lines)
    return f'{opening}, "records": [\n{records}\n]}}\n' if lines else f'{opening}, "records": []}}\n'


def as_json(record: object, *, indent: int | None = None) -> str:
    """A record as JSON; on one line without an indent."""
    separators = (",", ": " if indent else ":")
    return json.dumps(record, default=_fields, ensure_ascii=False, indent=indent, separators=separators)


def _fields(record: Any) -> dict[str, object]:
    """A record within another, which JSON's own writer asks for."""
    return {name: getattr(record, name) for name in record.__dataclass_fields__}
