"""Adds to a site's configuration as whoever wrote the file would: the plugin, and pages to the navigation, in lines of
their own, all else as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from literature.sources.yaml_values import load_document
from literature.starting.front import listed, scalar
from literature.text.line_ends import line_end_of

PLUGIN = "literature"
_FIRST = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?P<indent>[ \t]*)(?P<hyphen>- )?")
"""The first line of a block that is no comment."""
_COMMENT = re.compile(r"[ \t]*(?:#[^\n]*)?\r?")
_STEP = "  "

Options = Mapping[str, Any]
"""Options of the plugin: text, true or false, lists of text, or mappings of text to text or to such lists."""


def with_plugin(text: str, options: Options | None = None) -> str | None:
    """The configuration with the plugin named last; None when it cannot be added without rewriting the file.

    A site that names no plugins has its host's search, whose place the plugin's own takes.
    """
    before = plugins_of(text)
    if before is None:
        return None
    lines = options_lines(options or {})
    if _key("plugins").search(text) is None:
        new = _with_block(
            text, "plugins", [f"  - {line}" if at == 0 else f"    {line}" for at, line in enumerate(lines)]
        )
    else:
        new = _with_item(text, "plugins", lines, flow=f"{PLUGIN}: {_flow(options)}" if options else PLUGIN)
    # What was added must be what the host will read.
    is_right = plugins_of(new) == [*before, PLUGIN] and plugin_options(new) == _plain(options or {})
    return new if is_right else None


def with_pages(text: str, entries: Mapping[str, Sequence[str]]) -> str | None:
    """The configuration with more at the end of its navigation: titles with the pages below them, of which a single one
    stands beside its title. None when these cannot be added without rewriting the file, or there is no navigation."""
    before = _nav_of(text)
    if before is None:
        return None
    new = text
    for title, pages in entries.items():
        new = _with_item(new, "nav", navigation_lines(title, pages))
    expected = [{title: pages[0] if len(pages) == 1 else list(pages)} for title, pages in entries.items()]
    return new if _nav_of(new) == [*before, *expected] else None


def navigation_lines(title: str, pages: Sequence[str]) -> list[str]:
    """An entry of the navigation, without the hyphen before it."""
    if len(pages) == 1:
        return [f"{scalar(title)}: {pages[0]}"]
    return [f"{scalar(title)}:", *(f"{_STEP}- {page}" for page in pages)]


def options_lines(options: Options) -> list[str]:
    """The plugin with its options as an entry of the list of plugins, without the hyphen before it."""
    lines = [f"{PLUGIN}:" if options else PLUGIN]
    for name, value in options.items():
        if isinstance(value, Mapping) and value:
            lines.append(f"{_STEP}{name}:")
            lines += [f"{_STEP}  {scalar(key)}: {_written(item)}" for key, item in value.items()]
        else:
            lines.append(f"{_STEP}{name}: {_written(value)}")
    return lines


def _written(value: object) -> str:
    """A value of an option on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return scalar(value)
    return listed(value) if isinstance(value, Sequence) else "{}"


def _flow(value: object) -> str:
    """A value of an option, or options, in brackets."""
    if not isinstance(value, Mapping):
        return _written(value)
    return "{" + ", ".join(f"{scalar(name)}: {_flow(item)}" for name, item in value.items()) + "}"


def plugins_of(text: str) -> list[str] | None:
    """Names of the plugins that a configuration lists; None when it cannot be read."""
    data = _data(text)
    return None if data is None else names_of(data.get("plugins"))


def names_of(listed: object) -> list[str] | None:
    """Names of the plugins in what a configuration says of them; None when that is no list or mapping."""
    if isinstance(listed, dict):
        return [str(name) for name in listed]
    if not isinstance(listed, list):
        return [] if listed is None else None
    return [str(next(iter(item), "")) if isinstance(item, dict) else str(item) for item in listed]


def _data(text: str) -> dict[Any, Any] | None:
    document = load_document(text)
    if document.fault or not isinstance(document.data, dict | None):
        return None
    return document.data or {}


def _nav_of(text: str) -> list[Any] | None:
    nav = (_data(text) or {}).get("nav")
    return nav if isinstance(nav, list) else None


def plugin_options(text: str) -> dict[str, Any]:
    """Options that a configuration sets for the plugin, as a host reads them."""
    plugins = (_data(text) or {}).get("plugins")
    entries = plugins if isinstance(plugins, list) else [plugins]
    found = [entry[PLUGIN] for entry in entries if isinstance(entry, dict) and PLUGIN in entry]
    return found[-1] or {} if found else {}


def _plain(value: Any) -> Any:
    """A value as YAML is read."""
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return list(value) if isinstance(value, tuple) else value


def _key(name: str) -> re.Pattern[str]:
    return re.compile(rf"^{name}[ \t]*:(?P<rest>[^\n]*)\n?", re.MULTILINE)


def _with_block(text: str, name: str, lines: Sequence[str]) -> str:
    """The text with one more option at its end."""
    line_end = line_end_of(text)
    gap = "" if not text or text.endswith("\n") else line_end
    return f"{text}{gap}{line_end}{line_end.join((f'{name}:', *lines))}{line_end}"


def _with_item(text: str, name: str, lines: Sequence[str], flow: str = "") -> str:
    """The text with one more entry in a list: in brackets (`flow`), with hyphens, or as names with options. As it was
    where that is not possible."""
    match = _key(name).search(text)
    if match is None:
        return text
    line_end = line_end_of(text)
    rest = match["rest"]
    if not _COMMENT.fullmatch(rest):
        closing = text.find("]", match.start("rest"))
        inside = rest.strip().removeprefix("[").strip()
        comma = "" if inside.startswith("]") else ", "
        is_possible = closing >= 0 and flow
        return f"{text[:closing].rstrip()}{comma}{flow}{text[closing:]}" if is_possible else text
    end = _end_of_block(text, match.end())
    block = text[match.end() : end]
    first = _FIRST.match(block) if block.strip() else None
    if first is not None and first["hyphen"]:
        new = [f"{first['indent']}- {lines[0]}", *(f"{first['indent']}  {line}" for line in lines[1:])]
    elif first is not None:
        only = f"{first['indent']}{lines[0]}: {{}}"
        new = [f"{first['indent']}{line}" for line in lines] if len(lines) > 1 else [only]
    else:
        new = [f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])]
    gap = "" if text[:end].endswith("\n") else line_end
    return f"{text[:end]}{gap}{line_end.join(new)}{line_end}{text[end:]}"


def _end_of_block(text: str, start: int) -> int:
    """Offset behind the last line that belongs to the option."""
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
