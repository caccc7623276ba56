"""Adds the plugin to a site's configuration as whoever wrote the file would: one line more, all else as it is."""

from __future__ import annotations

import re

from literature.sources.yaml_values import load_document

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
