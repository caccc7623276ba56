"""Definitions of links and images that are written by reference: `[label]: target "title"`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from literature.text.markdown.fences import line_at
from literature.text.markdown.spans import folded

_TITLE = r"(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\))"
_DEFINITION = re.compile(
    r"\[(?!\^|-?@)(?P<label>[^\[\]\n]+)\]:[ \t]*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s<]\S*))"
    rf"(?P<title>[ \t]+{_TITLE})?[ \t]*\Z"
)
_TITLE_ALONE = re.compile(rf"[ \t]*{_TITLE}[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Definition:
    """`[label]: target`, to which links and images refer by the label."""

    target: str
    start: int


def read_link_definition(text: str, at: int, end: int, after: int) -> tuple[str, Definition, int] | None:
    """The folded label and what it stands for, of the line from `at` to `end`, and where the text goes on, which is
    behind a title on a line of its own; `after` is the start of the next line. None where the line defines nothing."""
    found = _DEFINITION.match(text, at, end)
    if not found:
        return None
    if not found["title"] and after < len(text):
        next_end, next_after = line_at(text, after)
        if _TITLE_ALONE.match(text, after, next_end):
            after = next_after
    target = found["angled"] if found["bare"] is None else found["bare"]
    return folded(found["label"]), Definition(target, at), after
