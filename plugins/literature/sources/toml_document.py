"""Loads TOML that a host reads too, such as `zensical.toml`, and tells at which line each of its options stands, which
Python's own reader does not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_NAME = r"(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')"
_HEADER = re.compile(r"[ \t]*\[{1,2}(?P<path>[^\[\]]+)\]{1,2}")
_KEY = re.compile(rf"[ \t]*(?P<path>{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*)[ \t]*=")
_PART = re.compile(_NAME)
_LONG_TEXT = re.compile(r"\"{3}|'{3}")
_FAULT = re.compile(r"(?P<reason>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)")

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TomlDocument:
    """What a text says, or why it cannot be read."""

    data: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[Names, tuple[int, int]] = field(default_factory=dict)
    """Line and column, from 0, of each table and key by its path of names, as far as it has a line of its own."""
    fault: str = ""
    """Why it cannot be read, in the words of the TOML reader."""
    place: tuple[int, int] | None = None
    """Line and column of the fault, from 0."""


def load_toml(text: str) -> TomlDocument:
    """The document that a text is."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = _FAULT.fullmatch(str(error))
        if found is None:
            return TomlDocument(fault=str(error))
        place = (int(found["line"]) - 1, int(found["column"]) - 1) if found["line"] else None
        return TomlDocument(fault=found["reason"], place=place)
    places: dict[Names, tuple[int, int]] = {}
    for path, place in _lines(text):
        for length in range(1, len(path) + 1):
            places.setdefault(path[:length], place)
    return TomlDocument(data, places)


def _lines(text: str) -> Iterator[tuple[Names, tuple[int, int]]]:
    """Path and place of each table's header and of each key at the beginning of a line."""
    table: Names = ()
    closing = ""
    for number, line in enumerate(text.split("\n")):
        if closing:
            closing = "" if line.count(closing) % 2 else closing
            continue
        if header := _HEADER.match(line):
            table = _parts(header["path"])
            yield table, (number, header.start("path"))
        elif key := _KEY.match(line):
            yield (*table, *_parts(key["path"])), (number, key.start("path"))
        marks = _LONG_TEXT.findall(line)
        closing = marks[0] if marks and marks.count(marks[0]) % 2 else ""


def _parts(path: str) -> Names:
    return tuple(part.strip("\"'") for part in _PART.findall(path))
