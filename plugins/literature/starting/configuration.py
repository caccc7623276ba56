"""Adds the plugin to a site's configuration as whoever wrote the file would: one line more, all else as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from literature.sources.yaml_values import load_document
from literature.starting.front import scalar

PLUGIN = "literature"
_KEY = re.compile(r"^plugins[ \t]*:(?P<rest>[^\n]*)\n?", re.MULTILINE)
_ITEM = re.compile(r"(?P<indent>[ \t]*)- ")
_COMMENT = re.compile(r"[ \t]*(?:#[^\n]*)?\r?")


def with_plugin(text: str) -> str | None:
    """The configuration with the plugin named last; None when it cannot be added without rewriting the file.

    A site that names no plugins has its host's search, so that is named too.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    before = plugins_of(text)
    if before is None:
        return None
    match = _KEY.search(text)
    if match is None:
        gap = "" if not text or text.endswith("\n") else line_end
        new = f"{text}{gap}{line_end}plugins:{line_end}  - search{line_end}  - {PLUGIN}{line_end}"
        expected = ["search", PLUGIN]
    else:
        new = _into(text, match, line_end)
        expected = [*before, PLUGIN]
    # What was added must be what the host will read.
    return new if plugins_of(new) == expected else None


def with_plugin_for(text: str, old: str, options: Mapping[str, Any]) -> str | None:
    """The configuration with the plugin, and these options, in the place of another, whose lines become comments; None
    when the file would have to be rewritten for that.

    Options are text, true or false, lists of neither, or mappings of text to text.
    """
    before = plugins_of(text)
    stretch = _lines_of(text, old)
    if before is None or stretch is None:
        return None
    line_end = "\r\n" if "\r\n" in text else "\n"
    first, last, mark = stretch
    lines = text.splitlines(keepends=True)
    indent = re.match(r"[ \t]*", lines[first])[0]  # type: ignore[index]  # matches the empty string
    ours = [f"{indent}{mark}{PLUGIN}{':' if options or not mark else ''}{'' if options or mark else ' {}'}{line_end}"]
    inner = indent + " " * (len(mark) + 2)
    for name, value in options.items():
        if isinstance(value, Mapping) and value:
            ours.append(f"{inner}{name}:{line_end}")
            ours += [f"{inner}  {key}: {scalar(str(item))}{line_end}" for key, item in value.items()]
        else:
            ours.append(f"{inner}{name}: {_written(value)}{line_end}")
    theirs = [f"{indent}# {line[len(indent) :]}" if line.strip() else line for line in lines[first : last + 1]]
    if not theirs[-1].endswith("\n"):
        theirs[-1] += line_end
    new = "".join([*lines[:first], *ours, *theirs, *lines[last + 1 :]])
    # What was written must be what the host will read.
    is_ours = plugins_of(new) == [PLUGIN if name == old else name for name in before]
    return new if is_ours and _options_of(new) == dict(options) else None


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return scalar(value) if isinstance(value, str) else "{}"


def _options_of(text: str) -> dict[str, Any]:
    """What is set for the plugin in a text."""
    listed = load_document(text).data["plugins"]
    entries = listed if isinstance(listed, list) else [listed]
    return next((entry[PLUGIN] or {} for entry in entries if isinstance(entry, dict) and PLUGIN in entry), {})


def _lines_of(text: str, plugin: str) -> tuple[int, int, str] | None:
    """First and last line of a plugin that stands on lines of its own, from 0, and the mark before its name."""
    root = load_document(text).node
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    listed = next((value for key, value in pairs if key.value == "plugins"), None)
    if not isinstance(listed, yaml.CollectionNode) or listed.flow_style:
        return None
    is_list = isinstance(listed, yaml.SequenceNode)
    for entry in listed.value:
        pair = next(iter(entry.value), None) if isinstance(entry, yaml.MappingNode) else None
        key, value = (pair or (entry, entry)) if is_list else entry
        if key.value != plugin or (is_list and isinstance(entry, yaml.MappingNode) and len(entry.value) != 1):
            continue
        first, last = key.start_mark.line, max(key.end_mark.line, value.end_mark.line)
        lines = text.splitlines()
        indent = key.start_mark.column - (2 if is_list else 0)
        # A collection ends where the next thing begins; its own lines stand further to the right.
        while last > first and (last >= len(lines) or len(lines[last]) - len(lines[last].lstrip()) <= indent):
            last -= 1
        return first, last, "- " if is_list else ""
    return None


def plugins_of(text: str) -> list[str] | None:
    """Names of the plugins that a configuration lists; None when it cannot be read."""
    document = load_document(text)
    if document.fault:
        return None
    data = document.data
    if data is not None and not isinstance(data, dict):
        return None
    return names_of(data.get("plugins") if isinstance(data, dict) else None)


def names_of(listed: object) -> list[str] | None:
    """Names of the plugins in what a configuration says of them; None when that is no list or mapping."""
    if isinstance(listed, dict):
        return [str(name) for name in listed]
    if not isinstance(listed, list):
        return [] if listed is None else None
    return [str(next(iter(item), "")) if isinstance(item, dict) else str(item) for item in listed]


def _into(text: str, match: re.Match[str], line_end: str) -> str:
    """The text with one more plugin in its list: in brackets, with hyphens, or as names with options."""
    rest = match["rest"]
    if not _COMMENT.fullmatch(rest):
        closing = text.find("]", match.start("rest"))
        inside = rest.strip().removeprefix("[").strip()
        comma = "" if inside.startswith("]") else ", "
        return f"{text[:closing].rstrip()}{comma}{PLUGIN}{text[closing:]}" if closing >= 0 else text
    end = _end_of_block(text, match.end())
    block = text[match.end() : end]
    item = _ITEM.match(block.lstrip("\r\n")) if block.strip() else None
    if item is not None:
        line = f"{item['indent']}- {PLUGIN}"
    elif block.strip():
        indent = re.match(r"[ \t]*", block.lstrip("\r\n"))
        line = f"{indent[0] if indent else '  '}{PLUGIN}: {{}}"
    else:
        line = f"  - {PLUGIN}"
    gap = "" if text[:end].endswith("\n") else line_end
    return f"{text[:end]}{gap}{line}{line_end}{text[end:]}"


def _end_of_block(text: str, start: int) -> int:
    """Offset behind the last line that belongs to the list of plugins."""
    end = position = start
    while position < len(text):
        line_end = text.find("\n", position) + 1 or len(text)
        line = text[position:line_end]
        if line.strip() and not line.startswith((" ", "\t", "-", "#")):
            break
        if line.strip() and not line.startswith("#"):
            end = line_end
        position = line_end
    return end
