"""Loads YAML that a host reads too: front matter and configurations. `yaml_nodes.py` is for what only we read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import yaml

_YAML_LINE_ENDS = {0x85: " ", 0x2028: " ", 0x2029: " "}
_BRACKETS = re.compile(r"[\[\]{}]")
_MOST_BRACKETS = 300
_MARKS = re.compile(rf"^[ \t]*(?:[-?:][ \t]+){{{_MOST_BRACKETS}}}[-?:](?=\s)", re.MULTILINE)
"""Marks of lists and keys on one line, each of which stands within the one before."""
TOO_DEEP = "brackets, or marks such as '- ', stand within each other too often"
ENDLESS = "it refers to itself or is too large"
_MOST_NODES, _MOST_LEVELS = 10_000, 50


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe YAML in which dates stay text (who asks for one says what a date is) and tags of a host, such as `!ENV` and
    `!!python/name:`, read as nothing."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_LONGEST_NUMBER = 1_000
"""Digits of one that is read: Python does not write those of thousands."""


def _number(loader: Any, node: yaml.ScalarNode) -> int | str:
    written: str = loader.construct_scalar(node)
    number: int | str = written if len(written) > _LONGEST_NUMBER else loader.construct_yaml_int(node)
    return number


_Loader.add_constructor("tag:yaml.org,2002:int", _number)
_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


@dataclass(frozen=True, slots=True)
class Document:
    """What a text says, or why it cannot be read."""

    data: Any = None
    """Its value; None for an empty document and one that cannot be read."""
    node: yaml.Node | None = None
    """Its root, which knows places."""
    fault: str = ""
    """Why it cannot be read, in the words of the YAML reader."""
    place: tuple[int, int] | None = None
    """Line and column of the fault, from 0."""


def with_lines_of_editors(text: str) -> str:
    """The text with blanks where only YAML 1.1 sees the end of a line, so that lines are counted as editors count them
    and a title that was copied with such a character stays one line."""
    return text.translate(_YAML_LINE_ENDS) if not text.isascii() else text


def load_document(text: str, *, is_small: bool = False) -> Document:
    """The first document in a text. One that should be small and refers to itself, or stands for very much, is not
    loaded."""
    node = None
    text = with_lines_of_editors(text)
    if place := deepest_place(text):
        return Document(None, None, TOO_DEEP, place)
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if is_small and is_endless(node):
            return Document(node=node, fault=ENDLESS)
        return Document(loader.construct_document(node) if node else None, node)
    # Values with a tag that does not fit them (`!!int x`) make PyYAML raise whatever its conversion meets.
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        reason = str(getattr(error, "problem", None) or "it is no YAML")
        return Document(None, node, reason, _place(error, text))


def deepest_place(text: str) -> tuple[int, int] | None:
    """Line and column, from 0, where more brackets are open, or more marks of lists stand within each other, than
    anyone means. Readers of YAML take time by the square of the depth, and libyaml's ends Python there."""
    if marks := _MARKS.search(text):
        return _line_and_column(text, marks.end() - 1)
    if text.count("[") + text.count("{") <= _MOST_BRACKETS:
        return None
    depth = 0
    for match in _BRACKETS.finditer(text):
        depth = depth + 1 if match[0] in "[{" else max(0, depth - 1)
        if depth > _MOST_BRACKETS:
            return _line_and_column(text, match.start())
    return None


def _line_and_column(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1)


def _place(error: Exception, text: str) -> tuple[int, int] | None:
    """Where a fault stands. libyaml puts some behind the last line; Python's own reader, slower by far, knows where
    they begin."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None and mark.line >= len(text.splitlines()):
        # It also goes down a level with each bracket.
        try:
            yaml.compose(text, yaml.SafeLoader)
        except RecursionError:
            pass
        except yaml.MarkedYAMLError as slower:
            mark = slower.problem_mark or mark
    return (mark.line, mark.column) if mark is not None else None


def is_endless(node: yaml.Node | None, characters: int = 0) -> bool:
    """Whether the document, aliases (`*a`) followed, is larger or deeper than front matter can be, or larger than so
    many characters can be without aliases: a few names can stand for billions, or for themselves."""
    most = max(_MOST_NODES, characters)
    level = [node]
    count = 0
    for _depth in range(_MOST_LEVELS):
        below = []
        for current in level:
            if isinstance(current, yaml.CollectionNode):
                below += [part for item in current.value for part in (item if isinstance(item, tuple) else (item,))]
            count += 1
            if count + len(below) > most:
                return True
        level = below
    return bool(level)


def without_broken_entries(text: str) -> tuple[str, list[Document]]:
    """A mapping with empty lines in place of those entries at its first level that cannot be read by themselves, and
    what is wrong with each, its place counted in the whole text."""
    lines = with_lines_of_editors(text).split("\n")
    starts = [number for number, line in enumerate(lines) if line.strip() and line[0] not in " \t\f-#]}"]
    faults = []
    for start, end in pairwise([*starts, len(lines)]):
        found = load_document("\n".join(lines[start:end]), is_small=True)
        if not found.fault and isinstance(found.data, dict):
            continue
        line, column = found.place or (0, 0)
        fault = found.fault or "a line without a colon is no entry; expected lines such as 'title: ...'"
        faults.append(Document(fault=fault, place=(min(start + line, end - 1), column)))
        lines[start:end] = [""] * (end - start)
    return "\n".join(lines), faults
