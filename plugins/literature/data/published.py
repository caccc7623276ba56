"""The published records read back from their files, wherever these are: below a folder, or at a site's address."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from literature.data.places import FOLDER
from literature.data.values import (
    VERSION,
    AuthoredPageRecord,
    ClaimRecord,
    ConceptRecord,
    FindingRecord,
    MentionRecord,
    ReadingRecord,
    ReferenceRecord,
)

R = TypeVar("R")


class Published:
    """The records of one site. Each kind is read when it is first asked for, and kept."""

    def __init__(self, read: Callable[[str], str]) -> None:
        """`read` gives the text of a file by its path below the site's root: `api/v1/claims.json`."""
        self._read = read
        self._kept: dict[str, tuple[Any, ...]] = {}

    def references(self) -> tuple[ReferenceRecord, ...]:
        """The works."""
        return self._records("references", ReferenceRecord)

    def concepts(self) -> tuple[ConceptRecord, ...]:
        """The concepts."""
        return self._records("concepts", ConceptRecord)

    def claims(self) -> tuple[ClaimRecord, ...]:
        """The claims."""
        return self._records("claims", ClaimRecord)

    def findings(self) -> tuple[FindingRecord, ...]:
        """The published figures."""
        return self._records("findings", FindingRecord)

    def mentions(self) -> tuple[MentionRecord, ...]:
        """The sentences that cite."""
        return self._records("mentions", MentionRecord)

    def readings(self) -> tuple[ReadingRecord, ...]:
        """The reading lists."""
        return self._records("readings", ReadingRecord)

    def pages(self) -> tuple[AuthoredPageRecord, ...]:
        """The pages that someone wrote."""
        return self._records("pages", AuthoredPageRecord)

    def _records(self, name: str, record: type[R]) -> tuple[R, ...]:
        if name not in self._kept:
            self._kept[name] = tuple(from_json(record, value) for value in self._values(name))
        return self._kept[name]

    def _values(self, name: str) -> Iterator[Mapping[str, Any]]:
        whole = self._file(f"{name}.json")
        yield from whole.get("records", ())
        for shard in whole.get("shards", ()):
            yield from self._file(shard["file"])["records"]

    def _file(self, name: str) -> Mapping[str, Any]:
        """A file. Raises ValueError for one that is not of this version, or no such file at all."""
        held = json.loads(self._read(FOLDER + name))
        if not isinstance(held, dict) or held.get("version") != VERSION:
            raise ValueError(f"{FOLDER}{name} is no file of records of version {VERSION}")
        return held


def from_json(record: type[R], value: Mapping[str, Any]) -> R:
    """A record from what a file holds of it. Fields of later files that are not known here are passed over; raises
    ValueError where one is missing."""
    hints = _hints(cast(Any, record))
    missing = [name for name in hints if name not in value]
    if missing:
        raise ValueError(f"a record of the kind {record.__name__} has no '{missing[0]}'")
    return record(**{name: _value(hint, value[name]) for name, hint in hints.items()})


def _value(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], one) for one in value)
    if get_origin(hint) is UnionType:
        hint = next(one for one in get_args(hint) if one is not type(None))
    return from_json(hint, value) if hasattr(hint, "__dataclass_fields__") else value


@cache
def _hints(record: Any) -> Mapping[str, Any]:
    hints = get_type_hints(record)
    return {one.name: hints[one.name] for one in fields(record)}
