"""What a page says first: its opening paragraph, which defines a concept, and the first of its key points. Markdown as
written; cards show it, and the search weighs it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from literature.model import Page

_BLANK = re.compile(r"\n(?:[ \t]*\n)+")
_PARAGRAPH = re.compile(r"[\w*\"'\u201c\u2018(\[@\\]")
_MARKED = re.compile(r"[*+-][ \t]|\d+[.)][ \t]|\*\[|\[\^|\*{3,}\s*\Z|_{3,}\s*\Z|\[[^\]]*\]:")
_ITEM = re.compile(r"^[*+-][ \t]+(.+(?:\n(?![*+-][ \t]|\d+[.)][ \t]|[ \t]*$).+)*)", re.MULTILINE)
_KEY_POINTS = "key points"


def opening(page: Page) -> str:
    """The first paragraph of running text; empty when there is none."""
    start, end = opening_span(page)
    return " ".join(page.text[start:end].split())


def opening_span(page: Page) -> tuple[int, int]:
    """Start and end of that paragraph in the page's text; two zeros when there is none."""
    commands = [block.start for block in page.blocks if block.command]
    for start, end in _sections(page):
        for first, last in _blocks(page.text, start, end):
            # A block of ours without a fence may stand in a paragraph's lines.
            at = bisect_left(commands, first)
            until = min(commands[at], last) if at < len(commands) else last
            block = first, first + len(page.text[first:until].rstrip())
            text = page.text[slice(*block)]
            if _PARAGRAPH.match(text) and not _MARKED.match(text):
                return block
    return 0, 0


def key_points(page: Page) -> tuple[str, ...]:
    """The items of the list under `Key points`."""
    for heading, (_, end) in zip(page.headings, _sections(page)[1:], strict=True):
        if heading.text.strip().lower() == _KEY_POINTS:
            return tuple(" ".join(item[1].split()) for item in _ITEM.finditer(page.text, heading.end, end))
    return ()


def first_key_point(page: Page) -> str:
    """The first item of the list under `Key points`; empty when there is none."""
    return next(iter(key_points(page)), "")


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between blank lines, without the line ends around it."""
    at = start
    for blank in (*_BLANK.finditer(text, start, end), None):
        until = blank.start() if blank else end
        block = text[at:until]
        first = at + len(block) - len(block.lstrip("\n"))
        yield first, max(first, until - (len(block) - len(block.rstrip("\n"))))
        at = blank.end() if blank else end


def _sections(page: Page) -> list[tuple[int, int]]:
    """Start and end of the text before the first heading and below each heading."""
    starts = [0, *(heading.end for heading in page.headings)]
    ends = [*(heading.start for heading in page.headings), len(page.text)]
    return list(zip(starts, ends, strict=True))
