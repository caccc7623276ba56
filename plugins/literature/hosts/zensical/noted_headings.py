"""What rendering has found of a page's headings, noted in the page itself: Zensical keeps the note in its cache with
the page, and whoever finishes the page takes it out again."""

from __future__ import annotations

import json
from collections.abc import Iterable

_BEGIN, _END = "<!-- literature headings: ", " -->"

Anchors = tuple[tuple[int, str], ...]
"""Level and id of each heading."""


def with_note(html: str, anchors: Iterable[tuple[int, str]]) -> str:
    """A page's HTML with a note of its headings, which no reader sees."""
    # No id ends the comment.
    told = json.dumps(list(anchors)).replace("-", "\\u002d").replace(">", "\\u003e")
    return f"{html}\n{_BEGIN}{told}{_END}"


def without_note(html: str) -> tuple[str, Anchors | None]:
    """A finished page as it was without the note, and the headings that it tells of; None where there is no note."""
    begin = html.rfind(_BEGIN)
    end = html.find(_END, begin)
    if begin < 0 or end < 0:
        return html, None
    found = json.loads(html[begin + len(_BEGIN) : end])
    return html[:begin].removesuffix("\n") + html[end + len(_END) :], tuple((level, id_) for level, id_ in found)
