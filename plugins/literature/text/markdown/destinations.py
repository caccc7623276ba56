"""Finds where a page's links and images lead, in the pieces of a paragraph. `text/markdown/scanner.py` calls it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping

from literature.model import Destination
from literature.text.markdown.link_definitions import Definition
from literature.text.markdown.spans import Anchor, Hidden, Piece, Span, folded
from literature.text.markdown.tags import TAG

_TARGET = re.compile(r"\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))")
_TITLE = re.compile(r"\s(?:\"(?P<double>[^\"]{1,1000})\"|'(?P<single>[^']{1,1000})')\s*\)\Z")
_ATTRIBUTE = re.compile(
    r"\s(?P<name>[a-z][\w-]*)(?:\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'>]+)))?", re.I
)
_ANY_TAG = re.compile(r"<[^<>]*>")
_WORDS_REACH = 500
_URL = re.compile(r"https?://[^\s<>\[\]`\"|]+")


def title_of(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the title stands in a destination such as `(x.png "title")`; None where there is none to look into."""
    if not text.startswith("(", start) or ("@" not in text[start:end] and "[[" not in text[start:end]):
        return None
    found = _TITLE.search(text, start, end)
    return found.span("double" if found["double"] is not None else "single") if found else None


def destinations_of(text: str, pieces: Iterable[Piece], definitions: Mapping[str, Definition]) -> Iterator[Destination]:
    """Links, images, bare addresses and attributes of HTML among the pieces of a paragraph, in order.

    `definitions` are those of the page, by folded label.
    """
    anchor_end = 0
    for piece in pieces:
        if isinstance(piece, Span):
            if piece.link_end:
                yield from _linked(text, piece, definitions)
        elif isinstance(piece, Anchor):
            anchor_end = piece.end
        elif isinstance(piece, Hidden):
            if text[piece.start] == "<":
                yield from _angled(text, piece, anchor_end)
            elif text[piece.start] in "hH":
                yield from _address(text, piece.start, piece.end)


def _linked(text: str, span: Span, definitions: Mapping[str, Definition]) -> Iterator[Destination]:
    """Where a bracket leads: beside it stands the target or a label, or its own text is the label."""
    words = text[span.start + 1 : span.end - 1]
    if text.startswith("(", span.end) and span.link_end > span.end:
        if match := _TARGET.match(text, span.end, span.link_end):
            target = match["angled"] if match["angled"] is not None else match["bare"]
            yield Destination(target, span.start, span.is_image, words, target_start=span.start)
        return
    label = text[span.end : span.link_end].strip()[1:-1] or words
    definition = definitions.get(folded(label))
    target_start = definition.start if definition else span.start
    target = definition.target if definition else None
    yield Destination(target, span.start, span.is_image, words, label=label, target_start=target_start)


def _angled(text: str, piece: Hidden, anchor_end: int) -> Iterator[Destination]:
    """Where a tag or an address in angle brackets leads; the text of `<a>` ends at `anchor_end`."""
    tag = TAG.match(text, piece.start, piece.end)
    if tag is None:
        yield from _address(text, piece.start + 1, piece.end)
        return
    name, found = tag["name"].lower(), tag["attributes"]
    if not found or tag["closing"]:
        return
    attributes = {
        match["name"].lower(): html.unescape(match["a"] or match["b"] or match["c"] or "")
        for match in _ATTRIBUTE.finditer(found)
    }
    is_image = name == "img"
    target = attributes.get("src", "" if is_image else attributes.get("href"))
    if target is not None:
        words = attributes.get("alt") if is_image else None
        if name == "a" and anchor_end > piece.start:
            words = _ANY_TAG.sub("", text[tag.end() : min(anchor_end, tag.end() + _WORDS_REACH)])
        yield Destination(target, piece.start, is_image, words, is_html=True, target_start=piece.start)


def _address(text: str, start: int, end: int) -> Iterator[Destination]:
    """The address that starts at an offset, if there is one."""
    if address := _URL.match(text, start, end):
        target = address[0].rstrip(".,;:!?'\")")
        yield Destination(target, start, text=target, target_start=start)
