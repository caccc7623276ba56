"""Starters: the Markdown that new pages of each kind begin with. A site's own stand in its folder `starters/`; for the
kinds that it has none for, the package's are taken.

`{{name}}` stands for what is known of the page. `{{for a, b}}` or `{{not for a, b}}` at the end of a heading keeps its
section to works of these designs, or from them. Documented in `docs/tool/starting.md`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib.resources import files

from literature.model import Location
from literature.starting.front import listed, scalar
from literature.text.nearest import Nearest
from literature.vocabulary.page_kinds import PLAIN, PageKind

FOLDER = "starters"
"""Beside the site's configuration."""
Values = Mapping[str, str | tuple[str, ...]]
"""By name of the placeholder: text, or a list such as front matter holds."""

_PLACEHOLDER = re.compile(r"\{\{\s*(?P<name>[^{}]*?)\s*\}\}")
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+\S")
_DESIGNS = re.compile(r"\s*\{\{\s*(?P<negated>not\s+)?for\b(?P<designs>[^{}]*)\}\}\s*\Z")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")


def starter_of(kind: PageKind) -> str:
    """The starter that comes with a kind of page; that of any page for one without."""
    folder = files("literature").joinpath("starting", FOLDER)
    own = folder.joinpath(f"{kind.name}.md")
    file = own if own.is_file() else folder.joinpath(f"{PLAIN}.md")
    return kind.starter or file.read_text(encoding="utf-8")


def fill(starter: str, path: str, values: Values, design: str = "") -> tuple[str, tuple[str, ...]]:
    """The page that a starter gives, and what is wrong with the starter, each with its place: `path:line:column: ...`.

    What stands in front matter is written such that YAML reads it back. A line that holds nothing but a placeholder
    without a value is left out; empty lines that meet become one.
    """
    faults: list[str] = []
    lines: list[str] = []
    for line, number, is_front, is_kept in _sections(starter, path, design, faults):
        faults += _faults(line, (path, number), values, is_front=is_front)
        alone = _PLACEHOLDER.fullmatch(line.strip())
        if not is_kept or (alone and not values.get(alone["name"])):
            continue
        write = _in_front if is_front else _in_text
        lines.append(_PLACEHOLDER.sub(partial(_replaced, values, write), line))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    return text.strip("\n") + "\n", tuple(faults)


def _sections(starter: str, path: str, design: str, faults: list[str]) -> Iterator[tuple[str, int, bool, bool]]:
    """Lines without conditions, each with its number, whether it is front matter, and whether a work of a design has
    the section that it stands in."""
    lines = starter.removeprefix("\ufeff").splitlines()
    front_end = lines.index("---", 1) if lines[:1] == ["---"] and "---" in lines[1:] else 0
    left_out = 0
    is_code = False
    for number, line in enumerate(lines, start=1):
        is_front = number <= front_end
        if not is_front and _FENCE.match(line):
            is_code = not is_code
        heading = None if is_front or is_code else _HEADING.match(line)
        if heading:
            level = len(heading["marks"])
            left_out = 0 if level <= left_out else left_out
            if condition := _DESIGNS.search(line):
                designs = {name.strip() for name in condition["designs"].split(",")} - {""}
                if not designs:
                    where = Location(path, number, condition.start() + 1)
                    faults.append(f"{where}: 'for' names no design; expected '{{{{for study, review}}}}'")
                if not left_out and (design in designs) == bool(condition["negated"]):
                    left_out = level
                line = line[: condition.start()]
        yield line, number, is_front, not left_out


def _faults(line: str, place: tuple[str, int], values: Values, *, is_front: bool) -> Iterator[str]:
    for match in _PLACEHOLDER.finditer(line):
        where = Location(*place, match.start() + 1)
        name = match["name"]
        if re.match(r"(?:not\s+)?for\b", name):
            yield f"{where}: '{match[0]}' stands elsewhere than at the end of a heading"
        elif name not in values:
            near = Nearest(values).to(name, 1)
            hint = f"; did you mean '{near[0]}'?" if near else f"; known are {', '.join(values)}"
            yield f"{where}: there is no placeholder '{name}'{hint}"
        elif is_front and line.partition(":")[2].strip() != match[0]:
            yield f"{where}: in front matter '{match[0]}' has to be the whole value, as in 'title: {{{{title}}}}'"
    unclosed = _PLACEHOLDER.sub(lambda match: " " * len(match[0]), line).find("{{")
    if unclosed >= 0:
        yield f"{Location(*place, unclosed + 1)}: a placeholder is not closed; expected '}}}}' in the same line"


def _replaced(values: Values, write: Callable[[str | tuple[str, ...]], str], match: re.Match[str]) -> str:
    return write(values.get(match["name"], ""))


def _in_front(value: str | tuple[str, ...]) -> str:
    return scalar(value) if isinstance(value, str) else listed(value)


def _in_text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value)
