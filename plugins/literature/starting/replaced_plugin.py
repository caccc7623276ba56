"""Puts the plugin in the place of another in a site's configuration, whose lines become comments, all else as it is."""

from __future__ import annotations

import re

import yaml

from literature.sources.yaml_values import load_document
from literature.starting.configuration import PLUGIN, Options, options_lines, plugin_options, plugins_of
from literature.text.line_ends import line_end_of


def with_plugin_for(text: str, old: str, options: Options) -> str | None:
    """The configuration with the plugin, and these options, in the place of another, whose lines become comments; None
    when the file would have to be rewritten for that."""
    before = plugins_of(text)
    stretch = _lines_of(text, old)
    if before is None or stretch is None:
        return None
    line_end = line_end_of(text)
    first, last, mark = stretch
    lines = text.splitlines(keepends=True)
    indent = re.match(r"[ \t]*", lines[first])[0]  # type: ignore[index]  # matches the empty string
    written = options_lines(options)
    if not mark and not options:
        written = [f"{PLUGIN}: {{}}"]
    inner = indent + " " * len(mark)
    ours = [f"{inner if at else indent + mark}{line}{line_end}" for at, line in enumerate(written)]
    theirs = [f"{indent}# {line[len(indent) :]}" if line.strip() else line for line in lines[first : last + 1]]
    if not theirs[-1].endswith("\n"):
        theirs[-1] += line_end
    new = "".join([*lines[:first], *ours, *theirs, *lines[last + 1 :]])
    # What was written must be what the host will read.
    is_ours = plugins_of(new) == [PLUGIN if name == old else name for name in before]
    return new if is_ours and plugin_options(new) == dict(options) else None


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
