"""The published records read back from their files, wherever these are: below a folder, or at a site's address."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from literature.data.values import (
    AuthoredPageRecord,
    ClaimRecord,
    ConceptRecord,
    FindingRecord,
    IndexRecord,
    MentionRecord,
    ReadingRecord,
    ReferenceRecord,
)
from literature.site.record_files import FOLDER, VERSION
from literature.sources.kept_values import is_text
from literature.text.excerpt import excerpt

R = TypeVar("R")
_PLAIN: Mapping[Any, Any] = {str: str, int: int, float: (int, float), bool: bool}
_SHARD = re.compile(r"[\w-]+\.json")


class UnreadableError(ValueError):
    """A published file that is not there, or is not what it should be; the message says which and why."""


class Published:
    """The records of one site. Each kind is read when it is first asked for, and kept."""

    def __init__(self, read: Callable[[str], str]) -> None:
        """`read` gives the text of a file by its path below the site's root, such as `api/v1/claims.json`, and raises
        `UnreadableError` where it cannot. So does everything here."""
        self._read = read
        self._kept: dict[str, tuple[Any, ...]] = {}

    def index(self) -> IndexRecord:
        """What the site publishes."""
        return from_json(IndexRecord, self._file("index.json"))

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
            self._kept[name] = tuple(self._made(name, record))
        return self._kept[name]

    def _made(self, name: str, record: type[R]) -> Iterator[R]:
        for file, values in self._values(name):
            for value in values:
                try:
                    yield from_json(record, value)
                except ValueError as error:
                    raise UnreadableError(f"{FOLDER}{file}: {error}") from error

    def _values(self, name: str) -> Iterator[tuple[str, Sequence[Any]]]:
        """Each file of a kind, with its records as they stand there."""
        file = f"{name}.json"
        whole = self._file(file)
        if "records" in whole:
            yield file, _listed(whole, "records", file)
            return
        for shard in _listed(whole, "shards", file):
            part = shard.get("file") if isinstance(shard, dict) else None
            # A name beside this file and nothing else: the text may come from anyone.
            if not isinstance(part, str) or not _SHARD.fullmatch(part):
                raise UnreadableError(
                    f"{FOLDER}{file} names '{excerpt(str(part))}' as a shard, which is no file beside it"
                )
            yield part, _listed(self._file(part), "records", part)

    def _file(self, name: str) -> Mapping[str, Any]:
        text = self._read(FOLDER + name)
        try:
            held = json.loads(text)
        except (ValueError, RecursionError) as error:
            where = f" (line {error.lineno}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
            raise UnreadableError(f"{FOLDER}{name} is no JSON{where}; build the site anew") from error
        version = held.get("version") if isinstance(held, dict) else None
        if version != VERSION:
            said = f"of version {version}" if isinstance(version, int) else "of no version"
            raise UnreadableError(f"{FOLDER}{name} is {said}; version {VERSION} is read")
        return cast(Mapping[str, Any], held)


def _listed(held: Mapping[str, Any], name: str, file: str) -> Sequence[Any]:
    found = held.get(name)
    if not isinstance(found, list):
        raise UnreadableError(f"{FOLDER}{file} has no list '{name}'")
    return found


def from_json(record: type[R], value: Any) -> R:
    """A record from what a file holds of it. Fields of later files that are not known here are passed over; raises
    ValueError where one is missing, or holds something else."""
    if not isinstance(value, dict):
        raise ValueError(f"'{excerpt(str(value))}' is no record of the kind {record.__name__}")
    hints = _hints(cast(Any, record))
    missing = [name for name in hints if name not in value]
    if missing:
        raise ValueError(f"a record of the kind {record.__name__} has no '{missing[0]}'")
    made = {}
    for name, hint in hints.items():
        try:
            made[name] = _value(hint, value[name])
        except TypeError as error:
            raise ValueError(f"'{name}' of a {record.__name__} cannot be '{excerpt(str(error))}'") from error
    return record(**made)


def _value(hint: Any, value: Any) -> Any:
    """A value of a type. Raises TypeError, with the value, for one that is of another, or that no file of ours holds:
    JSON can name numbers without end and halves of characters."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        if value is None:
            return None
        hint = next(one for one in get_args(hint) if one is not NoneType)
        origin = get_origin(hint)
    if origin is tuple:
        if not isinstance(value, list):
            raise TypeError(value)
        return tuple(_value(get_args(hint)[0], one) for one in value)
    if hasattr(hint, "__dataclass_fields__"):
        return from_json(hint, value)
    if origin is Mapping:
        if not isinstance(value, dict):
            raise TypeError(value)
        names, values = get_args(hint)
        return {_value(names, name): _value(values, one) for name, one in value.items()}
    if not (value in get_args(hint) if origin is Literal else _is_plain(hint, value)):
        raise TypeError(value)
    return value


def _is_plain(hint: Any, value: Any) -> bool:
    if not isinstance(value, _PLAIN[hint]) or (isinstance(value, bool) and hint is not bool):
        return False
    if hint is str:
        return is_text(value)
    return hint is not float or -sys.float_info.max <= value <= sys.float_info.max


@cache
def _hints(record: Any) -> Mapping[str, Any]:
    hints = get_type_hints(record)
    return {one.name: hints[one.name] for one in fields(record)}
