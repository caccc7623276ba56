"""What a heading says, without the hashes that close it and the list of attributes behind it, as Python-Markdown reads
it with `attr_list`."""

from __future__ import annotations

import re

from literature.model import Heading, IntentMark

_ATTRIBUTES = re.compile(r"\{:?[ ]*((?:[#.][^\s{}]+|[\w-]+=[^{}]*?)(?:[ ]+[^{}]*)?)\}")
_CLASS = re.compile(r"(?<![^\s{])\.[^\s{}]+")
_ID = re.compile(r"(?:^|\s)#([^\s{}]+)")


def heading_between(text: str, level: int, start: int, text_start: int, text_end: int, end: int) -> Heading | None:
    """The heading from `start` to `end` of a page, whose text stands between two offsets, closing hashes and attribute
    list included; None where nothing is left of it."""
    heading_id = ""
    marks: tuple[IntentMark, ...] = ()
    stop = text_start + len(text[text_start:text_end].rstrip())
    if text[stop - 1] == "}":
        brace = text.rfind("{", text_start, stop)
        # Behind a citation, without a space, it is the citation's.
        is_own = brace >= 0 and text[brace - 1] in " \t"
        attributes = _ATTRIBUTES.fullmatch(text, brace, stop) if is_own else None
        if attributes:
            found = _ID.search(attributes[1])
            heading_id = found[1] if found else ""
            marks = tuple(
                IntentMark(word[0].removeprefix("."), word.start())
                for word in _CLASS.finditer(text, *attributes.span(1))
            )
            stop = text_start + len(text[text_start:brace].rstrip())
    if text[stop - 1] == "#" and stop > text_start:
        shorter = text[text_start:stop].rstrip("#")
        if not shorter or shorter[-1].isspace():
            stop = text_start + len(shorter.rstrip())
    return Heading(level, text[text_start:stop], heading_id, start, end, marks) if text_start < stop else None
