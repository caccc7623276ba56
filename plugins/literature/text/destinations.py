"""Finds where a page's links and images lead, in the pieces of a paragraph. `text/scanner.py` calls it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from literature.model import Destination
from literature.text.spans import Hidden, Piece, Span
from literature.text.tags import TAG

_TARGET = re.compile(r"\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))")
_ATTRIBUTE = re.compile(r"\s(?P<name>[a-z][\w-]*)(?:\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'>]+)))?")
_URL = re.compile(r"https?://[^\s<>\[\]`\"|]+")


def destinations_of(text: str, pieces: Iterable[Piece]) -> Iterator[Destination]:
    """Links with their target beside them, images and bare addresses among the pieces of a paragraph, in order."""
    for piece in pieces:
        if isinstance(piece, Span):
            match = _TARGET.match(text, piece.end, piece.link_end) if piece.link_end else None
            if match:
                target = match["angled"] if match["angled"] is not None else match["bare"]
                yield Destination(target, piece.start, piece.is_image, text[piece.start + 1 : piece.end - 1])
        elif isinstance(piece, Hidden) and text[piece.start] in "<hH":
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
