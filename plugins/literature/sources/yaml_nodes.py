"""Reads small YAML documents whose every value knows its place, without turning text into dates or numbers.

For what authors write in pages: `readings.py`, `questions.py` and `block_options.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass
from typing import Any

import yaml

from literature.model import Location, Problem, Rule
from literature.sources.yaml_values import ENDLESS, TOO_DEEP, deepest_place, is_endless, with_lines_of_editors
from literature.text.nearest import Nearest

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_EMPTY = ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Mapping:
    """Names and values of one level, those that are known apart from others."""

    location: Location
    values: AbstractMapping[str, Value]
    unknown: tuple[tuple[str, Location, tuple[str, ...]], ...]
    """Name, place and nearest known names of each name that is not known."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value: text, a list or a mapping."""

    node: yaml.Node | None
    """None for an empty document."""
    origin: Location
    """Place of the document's first character in its file."""

    @property
    def location(self) -> Location:
        """Where the value starts."""
        if self.node is None:
            return self.origin
        mark = self.node.start_mark
        return _moved(self.origin, mark.line, mark.column)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return self.node is None or (
            isinstance(self.node, yaml.ScalarNode) and not self.node.style and self.node.value in _EMPTY
        )

    @property
    def text(self) -> str | None:
        """The text as written, `2027-01-14` or `yes` too; None for a list or mapping."""
        return str(self.node.value) if isinstance(self.node, yaml.ScalarNode) else None

    def as_list(self) -> tuple[Value, ...] | None:
        """Its items; None when it is no list."""
        if not isinstance(self.node, yaml.SequenceNode):
            return None
        return tuple(Value(item, self.origin) for item in self.node.value)

    def as_mapping(self, known: tuple[str, ...]) -> Mapping | None:
        """Its names and values; None when it is no mapping. Of a name that stands twice the last one counts."""
        if not isinstance(self.node, yaml.MappingNode):
            return None
        values: dict[str, Value] = {}
        unknown = []
        nearest = Nearest(known)
        for key, value in self.node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
            if name in known:
                values[name] = Value(value, self.origin)
            else:
                near = nearest.to(name, 1)
                unknown.append((name, _moved(self.origin, key.start_mark.line, key.start_mark.column), near))
        return Mapping(self.location, values, tuple(unknown))

    @property
    def described(self) -> str:
        """What stands there, for messages."""
        if self.text is not None:
            return f"'{self.text[:60]}'"
        return "a list" if isinstance(self.node, yaml.SequenceNode) else "lines with names and values"


def read_yaml(text: str, origin: Location, problems: list[Problem], rule: Rule) -> Value | None:
    """The document; None, and a problem under `rule`, for text that is no YAML."""
    if deepest := deepest_place(text):
        problems.append(rule.problem(f"the block cannot be read: {TOO_DEEP}", _moved(origin, *deepest)))
        return None
    try:
        node = _Loader(with_lines_of_editors(text)).get_single_node()
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = _moved(origin, mark.line, mark.column) if mark else origin
        reason = getattr(error, "problem", None) or "it is no YAML"
        message = f"the block cannot be read: {reason} (text with a colon or a quotation mark goes in quotes)"
        problems.append(rule.problem(message, place))
        return None
    if "*" in text and is_endless(node, len(text)):
        problems.append(rule.problem(f"the block cannot be read: {ENDLESS}", origin))
        return None
    return Value(node, origin)


def unknown_options(mapping: Mapping, known: tuple[str, ...], rule: Rule) -> Iterator[Problem]:
    """A problem under `rule` for each name that is not known."""
    for name, place, nearest in mapping.unknown:
        yield rule.problem(f"there is no option '{name}'; known are {', '.join(known)}", place, nearest)


def _moved(origin: Location, lines: int, columns: int) -> Location:
    column = columns + 1 if lines else origin.column + columns
    return Location(origin.path, origin.line + lines, column)
