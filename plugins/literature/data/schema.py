"""JSON Schemas of the published files, made of the classes of records: types from their annotations, words from what
stands beside their fields."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from literature.data.values import DESCRIPTION, IndexRecord
from literature.site.record_files import VERSION

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
_COUNT = {"type": "integer", "minimum": 0}


def index_schema() -> str:
    """Of `index.json`."""
    return _as_text({"title": "What a site publishes as data", **_object(IndexRecord, with_head=True)})


def collection_schema(name: str, record: type) -> str:
    """Of the file of one kind of records, and of its shards where it has any."""
    shard = {
        "type": "object",
        "properties": {
            "file": {"type": "string", "description": "Name of the shard, beside this file."},
            "count": _COUNT | {"description": "How many records it has."},
            "first": {"type": "string", "description": "Key, id or page of its first record."},
            "last": {"type": "string", "description": "The same of its last record: they come in order."},
        },
        "required": ["file", "count", "first", "last"],
        "additionalProperties": False,
    }
    return _as_text(
        {
            "title": f"The {name} of a site: all records, or the shards that have them",
            "type": "object",
            "properties": {
                **_head(),
                "collection": {"const": name},
                "count": _COUNT | {"description": "How many records there are, those of all shards together."},
                "part": {"type": "integer", "minimum": 1, "description": "Of a shard: its number."},
                "records": {"type": "array", "items": {"$ref": "#/$defs/record"}},
                "shards": {"type": "array", "items": shard, "minItems": 2},
            },
            "required": ["$schema", "version", "collection", "count"],
            "oneOf": [{"required": ["records"]}, {"required": ["shards"]}],
            "additionalProperties": False,
            "$defs": {"record": _object(record)},
        }
    )


def _head() -> Mapping[str, Any]:
    return {"$schema": {"type": "string", "description": "Address of this schema."}, "version": {"const": VERSION}}


def _object(record: type, *, with_head: bool = False) -> dict[str, Any]:
    properties = {name: _property(record, name) for name in _hints(record)}
    head = _head() if with_head else {}
    description = " ".join((record.__doc__ or "").split())
    return {
        "description": description,
        "type": "object",
        "properties": {**head, **properties},
        "required": [*head, *properties],
        "additionalProperties": False,
    }


def _property(record: type, name: str) -> dict[str, Any]:
    assert is_dataclass(record)
    (declared,) = (one for one in fields(record) if one.name == name)
    return _type(_hints(record)[name]) | {"description": declared.metadata[DESCRIPTION]}


@cache
def _hints(record: type) -> dict[str, Any]:
    return get_type_hints(record)


def _type(hint: Any) -> dict[str, Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _type(arguments[0])}
    if origin in (Union, UnionType):
        kinds = [_type(argument) for argument in arguments]
        if all(list(kind) == ["type"] for kind in kinds):
            return {"type": [kind["type"] for kind in kinds]}
        return {"anyOf": kinds}
    if origin is not None:
        return {"type": "object", "additionalProperties": _type(arguments[1])}
    return _object(hint)


def _as_text(schema: dict[str, Any]) -> str:
    return json.dumps({"$schema": _DIALECT, **schema}, ensure_ascii=False, indent=2) + "\n"
