"""A host's configuration as the command reads it: what stands in it, and where. `project.py` takes from it what the
tool needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from literature.model import Location, Problem
from literature.settings import INVALID_OPTION
from literature.sources.disk import UNREADABLE_FILE
from literature.sources.yaml_values import load_document


@dataclass(frozen=True, slots=True)
class Configuration:
    """A configuration file. What a host would refuse is told by `problem`, at the option's place."""

    name: str
    """Of the file."""
    data: Mapping[Any, Any] = field(default_factory=dict)
    """By name of the option."""
    faults: tuple[Problem, ...] = ()
    """Why nothing could be read."""
    _node: yaml.Node | None = None

    @classmethod
    def of(cls, name: str, text: str) -> Configuration:
        """The configuration that a text is."""
        document = load_document(text)
        if document.fault:
            place = Location(name, document.place[0] + 1, document.place[1] + 1) if document.place else Location(name)
            return cls(name, faults=(UNREADABLE_FILE.problem(f"{name} cannot be read: {document.fault}", place),))
        if document.data is not None and not isinstance(document.data, dict):
            message = f"{name} is {_kind(document.data)}; expected options with their values such as 'site_name: Mine'"
            return cls(name, faults=(INVALID_OPTION.problem(message, Location(name)),))
        return cls(name, document.data or {}, _node=document.node)

    def plugin_options(self) -> Any:
        """What is set for the plugin `literature`, which a host lists by name or in a mapping."""
        plugins = self.data.get("plugins")
        for entry in plugins if isinstance(plugins, list) else [plugins]:
            if isinstance(entry, dict) and "literature" in entry:
                return entry["literature"]
        return None

    def place(self, *path: str) -> Location:
        """Where an option stands that is found by this path of names, as far as it leads."""
        node, found = self._node, None
        for name in path:
            entry = _entry(node, name)
            if entry is None:
                break
            found, node = entry
        if found is None:
            return Location(self.name)
        return Location(self.name, found.start_mark.line + 1, found.start_mark.column + 1)

    def problem(self, message: str, *path: str) -> Problem:
        """What is wrong with the option at a path."""
        return INVALID_OPTION.problem(message, self.place(*path))

    def refused(self, value: object, expected: str, *path: str) -> Problem:
        """A value that is of another kind than expected."""
        return self.problem(f"option '{'.'.join(path)}' is {value!r}; expected {expected}", *path)


def _entry(node: yaml.Node | None, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    """Name and value in a mapping, or in the first mapping of a list that has the name."""
    if isinstance(node, yaml.SequenceNode):
        return next(filter(None, (_entry(item, name) for item in node.value if not _is_list(item))), None)
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next(((key, value) for key, value in pairs if key.value == name), None)


def _is_list(node: yaml.Node) -> bool:
    return isinstance(node, yaml.SequenceNode)


def _kind(value: object) -> str:
    return "a list" if isinstance(value, list) else f"the text {str(value)[:40]!r}"
