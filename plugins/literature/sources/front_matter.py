"""Reads and validates the YAML between `---` lines at the head of a page. The schema is `schemas/front-matter.json`."""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema
import yaml

from literature.model import Front, Location, Problem, Rule, Severity
from literature.sources.schemas import own_definition
from literature.sources.search_options import is_hidden
from literature.sources.yaml_nodes import Value
from literature.sources.yaml_values import ENDLESS, Document, load_document, without_broken_entries
from literature.text.nearest import Nearest
from literature.vocabulary.page_kinds import PLAIN, page_kind

MALFORMED_FRONT_MATTER = Rule("PAG001", "malformed-front-matter", Severity.ERROR, "Front matter cannot be read.")
UNKNOWN_FRONT_MATTER = Rule(
    "PAG002", "unknown-front-matter", Severity.WARNING, "Front matter holds a key that its kind of page does not have."
)
INVALID_FRONT_MATTER = Rule(
    "PAG003", "invalid-front-matter", Severity.ERROR, "A value in front matter is not what its key takes."
)
MISSING_FRONT_MATTER = Rule(
    "PAG004", "missing-front-matter", Severity.ERROR, "Front matter lacks what its kind of page needs."
)

QUESTIONS = "questions"
_FIRST_LINE = 2
"""Of the YAML in its file."""
_TYPES = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "object": "lines such as 'title: ...'",
    "string": "text",
}
_BLOCK = re.compile(r"\A---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stood at the head of a page."""

    front: Front
    body_offset: int
    """Offset at which the page's text starts."""
    problems: tuple[Problem, ...]
    places: Mapping[str, Location] = field(default_factory=dict)
    """Where each key stands."""
    questions: Value | None = None
    """What stands under `questions`, for `sources/questions.py`; None where nothing does."""


def read_front_matter(path: str, text: str, kind: str) -> FrontMatter:
    """Front matter of a page of this kind; what fails to validate is reported and left empty."""
    block = _BLOCK.match(text)
    if not block:
        return FrontMatter(Front(), 0, tuple(_validate(path, {}, kind, {}, ())))
    document = load_document(block["yaml"], is_small=True)
    broken: list[Problem] = []
    if document.fault and document.fault != ENDLESS:
        readable, faults = without_broken_entries(block["yaml"])
        broken = [_unreadable(path, fault) for fault in faults]
        again = load_document(readable, is_small=True)
        if again.fault or not isinstance(again.data, dict):
            return FrontMatter(Front(), block.end(), (_unreadable(path, document),))
        document = again
    elif document.fault:
        return FrontMatter(Front(), block.end(), (_unreadable(path, document),))
    node, data = document.node, document.data if document.node else {}
    if not isinstance(data, dict):
        message = f"front matter is {_describe(data)}; expected lines such as 'title: ...'"
        return FrontMatter(
            Front(), block.end(), (MALFORMED_FRONT_MATTER.problem(message, Location(path, _FIRST_LINE)),)
        )
    places = dict(_places(path, node))
    errors = tuple(_errors(data, kind))
    problems = (*broken, *_doubled(node, places), *_validate(path, data, kind, places, errors))
    sound = {*known_keys(kind)} - {key for key, _ in errors}
    questions = _value_of(node, path, QUESTIONS) if QUESTIONS in sound and data.get(QUESTIONS) else None
    return FrontMatter(_front(data, sound, kind), block.end(), problems, places, questions)


def _value_of(node: yaml.Node | None, path: str, key: str) -> Value | None:
    """What stands under a key, with places; of a key that stands twice the last."""
    found = Value(node, Location(path, _FIRST_LINE)).as_mapping((key,))
    return found.values.get(key) if found else None


def body_offset(text: str) -> int:
    """Where a page's text starts below its front matter; 0 where there is none."""
    block = _BLOCK.match(text)
    return block.end() if block else 0


def _front(data: Mapping[Any, Any], sound: set[str], kind: str) -> Front:
    """What is read of front matter: the keys that the kind of page has, with values as they should be. Others belong to
    the host, its theme and other plugins, whatever they hold."""
    values = {str(key): value for key, value in data.items() if str(key) in sound and value is not None}
    # A key of another package means what its package says, even where one of ours has the same name.
    added = (page_kind(kind).front_matter or {}).get("properties", {}).keys() - _schema()["$defs"][PLAIN]["properties"]
    own = {key: values.pop(key) for key in sorted(added & values.keys())}

    def words(name: str) -> str:
        return str(values.get(name, ""))

    def names(name: str) -> tuple[str, ...]:
        return tuple(values.get(name, ()))

    return Front(
        title=words("title"),
        description=words("description"),
        aliases=names("aliases"),
        asked_as=names("asked_as"),
        reviewed=datetime.date.fromisoformat(values["reviewed"]) if "reviewed" in values else None,
        has_backlinks=values.get("backlinks", True),
        reference=words("reference"),
        design=words("design"),
        concepts=names("concepts"),
        basis=values.get("basis", ""),
        rests_on=words("rests_on"),
        broader=names("broader"),
        related=names("related"),
        key_works=names("key_works"),
        literature=names("literature"),
        verdict=values.get("verdict", ""),
        because=words("because"),
        instead=words("instead"),
        sure=values.get("sure", ""),
        sure_because=words("sure_because"),
        judged=words("judged"),
        outcomes=names("outcomes"),
        explains_terms=values.get("terms"),
        everyday=names("everyday"),
        is_found=not is_hidden(values),
        own=own,
    )


@cache
def _schema() -> dict[str, Any]:
    text = files("literature").joinpath("schemas/front-matter.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _definition(kind: str) -> Any:
    """What the schema says of pages of a kind, references not yet followed."""
    own = own_definition(page_kind(kind), "#/$defs/page")
    return _schema()["$defs"][page_kind(kind).name] if own is None else own


@cache
def _validator(kind: str) -> jsonschema.Draft202012Validator:
    checker = jsonschema.FormatChecker(formats=["date"])
    return jsonschema.Draft202012Validator(_without_references(_definition(kind)), format_checker=checker)


def _without_references(part: Any) -> Any:
    """A part of the schema with what it refers to put in place: following references takes half the time of a page."""
    if isinstance(part, list):
        return [_without_references(item) for item in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        # What stands beside a reference only describes it.
        return _without_references(_schema()["$defs"][part["$ref"].removeprefix("#/$defs/")])
    return {name: _without_references(rule) for name, rule in part.items()}


def known_keys(kind: str) -> tuple[str, ...]:
    """Every key the schema knows for pages of this kind."""
    definitions = _schema()["$defs"]
    return (*_definition(kind)["properties"], *definitions["page"]["properties"])


def _errors(data: Mapping[Any, Any], kind: str) -> Iterator[tuple[str, jsonschema.ValidationError]]:
    """Each schema error with the top-level key it concerns."""
    for error in _validator(kind).iter_errors({str(key): value for key, value in data.items()}):
        # Who reads the questions says what is wrong within them, at the line where it stands.
        if not (len(error.absolute_path) > 1 and error.absolute_path[0] == QUESTIONS):
            yield str(error.absolute_path[0]) if error.absolute_path else "", error


def _validate(
    path: str,
    data: Mapping[Any, Any],
    kind: str,
    places: Mapping[str, Location],
    errors: Iterable[tuple[str, jsonschema.ValidationError]],
) -> Iterator[Problem]:
    top = Location(path)
    known = known_keys(kind)
    for key, error in errors:
        place = places.get(key, top)
        if not key:
            if error.validator not in ("unevaluatedProperties", "required"):
                yield INVALID_FRONT_MATTER.problem(f"front matter is not that of a {kind}: {error.message}", top)
            continue
        expected = _expected(error)
        found = _describe(error.instance)
        nearest: tuple[str, ...] = ()
        if error.validator == "enum":
            nearest = Nearest(_values(error)).to(str(error.instance), 1)
        message = f"'{key}' is {found}; expected {expected}"
        if error.validator == "uniqueItems":
            message = f"'{key}' names '{_first_doubled(error.instance)}' twice"
        yield INVALID_FRONT_MATTER.problem(message, place, nearest)
    for name in _definition(kind).get("required", ()):
        if name not in data:
            yield MISSING_FRONT_MATTER.problem(f"front matter of the kind '{kind}' needs '{name}'", top)
    if kind != PLAIN:
        nearest_key = Nearest(known)
        for key in map(str, data):
            if key not in known:
                close = nearest_key.to(key)
                message = f"front matter of the kind '{kind}' has no '{key}'"
                yield UNKNOWN_FRONT_MATTER.problem(message, places.get(key, top), close)


def _first_doubled(names: Any) -> object:
    """The first that stands in a list more than once."""
    # Names are anything that YAML knows, which may have no hash.
    written = Counter(map(repr, names))
    return next((name for name in names if written[repr(name)] > 1), None) or next(
        name for name in names if names.count(name) > 1
    )


def _expected(error: jsonschema.ValidationError) -> str:
    if error.validator == "enum":
        return "one of " + ", ".join(_values(error))
    if error.validator == "format":
        return "a date such as 2026-01-31"
    if error.validator == "minLength":
        return "a name"
    if error.validator == "type":
        return _TYPES.get(str(error.validator_value), str(error.validator_value))
    return f"what its schema says ({error.validator}: {error.validator_value})"


def _values(error: jsonschema.ValidationError) -> list[str]:
    """What an `enum` allows."""
    allowed: Any = error.validator_value
    return [str(value) for value in allowed]


def _describe(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, list):
        return f"the list {value!r}" if len(repr(value)) < 60 else "a list"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value) if len(str(value)) <= 60 else f"{str(value)[:60]}…"
    if isinstance(value, int | float):
        return f"the number {text}"
    return f"'{text}'" if isinstance(value, str) else f"the {type(value).__name__} {text}"


def _places(path: str, node: yaml.Node | None) -> Iterator[tuple[str, Location]]:
    if isinstance(node, yaml.MappingNode):
        for key, _value in node.value:
            mark = key.start_mark
            yield str(key.value), Location(path, mark.line + _FIRST_LINE, mark.column + 1)


def _doubled(node: yaml.Node | None, places: Mapping[str, Location]) -> Iterator[Problem]:
    times = Counter(str(key.value) for key, _value in node.value) if isinstance(node, yaml.MappingNode) else Counter()
    for key in sorted(key for key, count in times.items() if count > 1):
        yield INVALID_FRONT_MATTER.problem(f"'{key}' stands twice; the last one counts", places[key])


_REASONS = {
    "mapping values are not allowed": "no colon is expected here; a value that holds one needs quotation marks",
    "cannot start any token": "nothing can begin so; a value needs quotation marks around it, a line spaces before it",
    "unexpected end of stream": "a quotation mark is not closed",
    "expected ',' or": "a list is not closed; expected a comma or a closing bracket",
    "expected key": "nothing is expected behind the closing quotation mark; put them around the whole value",
    "expected alphabetic or numeric character": "a value that begins with '*' or '&' needs quotation marks around it",
}
"""What the YAML reader says, by some of its words, as a writer can act on it."""


def _unreadable(path: str, document: Document) -> Problem:
    line, column = document.place or (0, 0)
    reason = next((reason for words, reason in _REASONS.items() if words in document.fault), document.fault)
    return MALFORMED_FRONT_MATTER.problem(
        f"front matter cannot be read: {reason}", Location(path, line + 2, column + 1)
    )
