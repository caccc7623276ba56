"""A host's configuration as the command reads it, in YAML or TOML: what stands in it and in those that it inherits
from, and where. `project.py` takes from it what the tool needs."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from literature.model import Location, Problem
from literature.settings import INVALID_OPTION
from literature.sources import disk
from literature.sources.disk import UNREADABLE_FILE
from literature.sources.toml_document import load_toml
from literature.sources.yaml_values import load_document
from literature.text.excerpt import value_excerpt
from literature.text.nearest import Nearest

_INHERIT = "INHERIT"
_NAME = "literature"
_PLUGINS, _EXTENSIONS = "plugins", "markdown_extensions"
_PROJECT = "project"
"""The table of `zensical.toml` in which everything stands; it may be left out."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """A configuration file. What a host would refuse is told by `problem`, at the option's place."""

    name: str
    """Of the file."""
    data: Mapping[Any, Any] = field(default_factory=dict)
    """By name of the option, with what is inherited."""
    faults: tuple[Problem, ...] = ()
    """What could not be read."""
    _node: yaml.Node | None = None
    _toml_places: Mapping[tuple[str, ...], tuple[int, int]] = field(default_factory=dict)
    """Line and column, from 0, by path of names."""
    _parent: Configuration | None = None
    """The one that it inherits from."""

    @classmethod
    def read(cls, path: Path) -> Configuration:
        """The configuration in a file, with what it inherits as hosts have it: `INHERIT` names a file from the folder
        of this one; mappings are joined, whatever else stands in both is that of the file that inherits."""
        return cls._read(path, path.name, ())

    @classmethod
    def _read(cls, path: Path, name: str, below: tuple[Path, ...]) -> Configuration:
        """One of a chain: the files `below` inherit from it."""
        text, faults = disk.read_text(path, name)
        own = cls.of(name, text)
        own = replace(own, faults=(*faults, *own.faults))
        named = own.data.get(_INHERIT)
        if named is None:
            return own
        if not isinstance(named, str):
            fault = own.refused(named, "a path such as '../mkdocs.yml'", _INHERIT)
        elif not disk.is_file(parent := path.parent / named):
            near = Nearest(disk.files(parent.parent)).to(parent.name, most=1)
            paths = tuple(posixpath.join(posixpath.dirname(named), file) for file in near)
            fault = INVALID_OPTION.problem(f"option 'INHERIT': no file is at '{named}'", own.place(_INHERIT), paths)
        elif disk.real_path(parent) in (*below, disk.real_path(path)):
            fault = own.problem(f"option 'INHERIT': '{named}' inherits from this file again", _INHERIT)
        else:
            name_above = posixpath.normpath(posixpath.join(posixpath.dirname(name), named))
            above = cls._read(parent, name_above, (*below, disk.real_path(path)))
            joined = _joined(above.data, {key: value for key, value in own.data.items() if key != _INHERIT})
            return replace(own, data=joined, faults=(*own.faults, *above.faults), _parent=above)
        return replace(own, faults=(*own.faults, fault))

    @classmethod
    def of(cls, name: str, text: str) -> Configuration:
        """The configuration that a text is."""
        if name.endswith(".toml"):
            return cls._of_toml(name, text)
        document = load_document(text)
        if document.fault:
            return cls(name, faults=(_unreadable(name, document.fault, document.place),))
        if document.data is not None and not isinstance(document.data, dict):
            message = f"{name} is {_kind(document.data)}; expected options with their values such as 'site_name: Mine'"
            return cls(name, faults=(INVALID_OPTION.problem(message, Location(name)),))
        return cls(name, document.data or {}, _node=document.node)

    @classmethod
    def _of_toml(cls, name: str, text: str) -> Configuration:
        document = load_toml(text)
        if document.fault:
            return cls(name, faults=(_unreadable(name, document.fault, document.place),))
        project = document.data.get(_PROJECT)
        if not isinstance(project, dict):
            return cls(name, document.data, _toml_places=document.places)
        places = {path[1:]: place for path, place in document.places.items() if path[0] == _PROJECT}
        return cls(name, project, _toml_places=places)

    @property
    def is_plugin(self) -> bool:
        """Whether the tool is among the host's plugins."""
        return any(name == _NAME for name, _ in self._listed(_PLUGINS))

    @property
    def is_extension(self) -> bool:
        """Whether the tool is among the host's Markdown extensions."""
        return any(name == _NAME for name, _ in self._listed(_EXTENSIONS))

    @property
    def options_path(self) -> tuple[str, str]:
        """Path to the options of the tool: those of the plugin, else those of the Markdown extension."""
        is_extensions = self._options(_PLUGINS) is None and self._options(_EXTENSIONS) is not None
        return _EXTENSIONS if is_extensions else _PLUGINS, _NAME

    def tool_options(self) -> Any:
        """What is set for the tool; None for nothing."""
        return self._options(self.options_path[0])

    def plugin_options(self, plugin: str) -> Mapping[str, Any] | None:
        """What is set for another plugin of the host; None where it is not among the plugins."""
        for name, options in self._listed(_PLUGINS):
            if name == plugin:
                return options if isinstance(options, dict) else {}
        return None

    def _options(self, option: str) -> Any:
        return next((options for name, options in self._listed(option) if name == _NAME and options is not None), None)

    def _listed(self, option: str) -> Iterator[tuple[Any, Any]]:
        """Names with their options, which a host lists one by one or has in a mapping."""
        listed = self.data.get(option)
        for entry in listed if isinstance(listed, list) else [listed]:
            yield from entry.items() if isinstance(entry, dict) else [(entry, None)]

    def is_for_host(self, *path: str) -> bool:
        """Whether the host alone can read the value at a path, by a tag such as `!ENV`."""
        node: yaml.Node | None = self._node
        for name in path:
            entry = _entry(node, name)
            if entry is None:
                return self._parent is not None and self._parent.is_for_host(*path)
            node = entry[1]
        return node is not None and node.tag.startswith("!")

    def place(self, *path: str) -> Location:
        """Where an option stands that is found by this path of names, as far as it leads: in this file or in the one
        that it is inherited from."""
        return self._places(path)[1]

    def _places(self, path: tuple[str, ...]) -> tuple[int, Location]:
        """How many names of the path lead somewhere, and where."""
        depth, found = self._own_place(path)
        above = self._parent._places(path) if self._parent is not None and depth < len(path) else (0, Location(""))
        if above[0] > depth:
            return above
        return depth, Location(self.name, found[0] + 1, found[1] + 1) if found else Location(self.name)

    def _own_place(self, path: tuple[str, ...]) -> tuple[int, tuple[int, int] | None]:
        """How many names of the path lead somewhere in this file, and to which line and column, from 0."""
        if self._toml_places:
            known = (length for length in range(len(path), 0, -1) if path[:length] in self._toml_places)
            depth = next(known, 0)
            return depth, self._toml_places.get(path[:depth])
        node, found, depth = self._node, None, 0
        for name in path:
            entry = _entry(node, name)
            if entry is None:
                break
            depth += 1
            found, node = entry
        return depth, (found.start_mark.line, found.start_mark.column) if found is not None else None

    def problem(self, message: str, *path: str) -> Problem:
        """What is wrong with the option at a path."""
        return INVALID_OPTION.problem(message, self.place(*path))

    def refused(self, value: object, expected: str, *path: str) -> Problem:
        """A value that is of another kind than expected."""
        return self.problem(f"option '{'.'.join(path)}' is {value_excerpt(value)}; expected {expected}", *path)


def _unreadable(name: str, fault: str, place: tuple[int, int] | None) -> Problem:
    location = Location(name, place[0] + 1, place[1] + 1) if place else Location(name)
    return UNREADABLE_FILE.problem(f"{name} cannot be read: {fault}", location)


def _joined(above: Mapping[Any, Any], own: Mapping[Any, Any]) -> dict[Any, Any]:
    """Options of two files as MkDocs joins them."""
    joined = dict(above)
    for key, value in own.items():
        inherited = joined.get(key)
        is_both = isinstance(inherited, dict) and isinstance(value, dict)
        joined[key] = _joined(inherited, value) if is_both else value  # type: ignore[arg-type]  # both are mappings
    return joined


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
