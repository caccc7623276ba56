"""What a page says first: its opening paragraph, which defines a concept, and the first of its key points. Markdown as
written; used by `render/pieces/cards.py`."""

from __future__ import annotations

import re

from literature.model import Page

_BLANK = re.compile(r"\n(?:[ \t]*\n)+")
_PARAGRAPH = re.compile(r"[\w*\"'\u201c\u2018(\[@\\]")
_MARKED = re.compile(r"[*+-][ \t]|\d+[.)][ \t]|\*\[|\[\^|\*{3,}\s*\Z|_{3,}\s*\Z|\[[^\]]*\]:")
_ITEM = re.compile(r"^[*+-][ \t]+(.+(?:\n(?![*+-][ \t]|\d+[.)][ \t]|[ \t]*$).+)*)", re.MULTILINE)
_KEY_POINTS = "key points"


def opening(page: Page) -> str:
    """The first paragraph of running text; empty when there is none."""
    for start, end in _sections(page):
        for block in _BLANK.split(page.text[start:end].strip("\n")):
            if _PARAGRAPH.match(block) and not _MARKED.match(block):
                return " ".join(block.split())
    return ""


def key_points(page: Page) -> tuple[str, ...]:
    """The items of the list under `Key points`."""
    for heading, (_, end) in zip(page.headings, _sections(page)[1:], strict=True):
        if heading.text.strip().lower() == _KEY_POINTS:
            return tuple(" ".join(item[1].split()) for item in _ITEM.finditer(page.text, heading.end, end))
    return ()


def first_key_point(page: Page) -> str:
    """The first item of the list under `Key points`; empty when there is none."""
    return next(iter(key_points(page)), "")


def _sections(page: Page) -> list[tuple[int, int]]:
    """Start and end of the text before the first heading and below each heading."""
    starts = [0, *(heading.end for heading in page.headings)]
    ends = [*(heading.start for heading in page.headings), len(page.text)]
    return list(zip(starts, ends, strict=True))
