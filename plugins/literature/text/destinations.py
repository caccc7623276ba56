"""Finds where a page's links and images lead, in the paragraphs and pieces in which `text/scanner.py` reads it too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from literature.text.outline import outline
from literature.text.spans import Hidden, Span, divide
from literature.text.tags import TAG

_TARGET = re.compile(r"\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))")
_ATTRIBUTE = re.compile(r"\s(?P<name>[a-z][\w-]*)(?:\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'>]+)))?")
_URL = re.compile(r"https?://[^\s<>\[\]`\"|]+")


@dataclass(frozen=True, slots=True)
class Destination:
    """A link, an image or a bare address."""

    target: str
    """As written, angle brackets left out."""
    start: int
    """Offset of what leads there: its opening bracket or tag."""
    is_image: bool = False
    text: str | None = None
    """Text of a link, alternative text of an image; None when there is none at all (`<img>` without `alt`)."""


def find_destinations(text: str) -> Iterator[Destination]:
    """Links with their target beside them, images and bare addresses, in order. Code and comments hold none.

    Links by reference (`[text][label]`) are left out.
    """
    if "](" not in text and "://" not in text and "<img" not in text:
        return
    found = outline(text)
    for paragraph in found.paragraphs:
        for piece in divide(text, paragraph.start, paragraph.end, found.labels, paragraph.is_row):
            if isinstance(piece, Span) and piece.link_end:
                match = _TARGET.match(text, piece.end, piece.link_end)
                if match:
                    target = match["angled"] if match["angled"] is not None else match["bare"]
                    yield Destination(target, piece.start, piece.is_image, text[piece.start + 1 : piece.end - 1])
            elif isinstance(piece, Hidden):
                yield from _hidden(text, piece)


def _hidden(text: str, piece: Hidden) -> Iterator[Destination]:
    """The image or address that a piece outside running text is."""
    tag = TAG.match(text, piece.start, piece.end)
    if tag is not None and tag["name"].lower() == "img":
        attributes = {
            match["name"].lower(): match["a"] or match["b"] or match["c"] or ""
            for match in _ATTRIBUTE.finditer(tag["attributes"])
        }
        yield Destination(attributes.get("src", ""), piece.start, is_image=True, text=attributes.get("alt"))
        return
    address = _URL.match(text, piece.start + text.startswith("<", piece.start), piece.end)
    if address is not None:
        target = address[0].rstrip(".,;:!?'\")")
        yield Destination(target, address.start(), text=target)
