"""HTML of ours on an authored page that the host's Markdown does not go through: marks keep its places meanwhile.

Markdown would look at every tag of it several times, and might change it. A page whose marks stand where they stood is
rendered as before, whatever they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape, unescape

from literature.text.marks import BEGIN, MARK, mark

_PLACE = re.compile(rf"(?P<open><p>)?{MARK.pattern}(?P<close></p>)?")
_TAG_WITH_MARK = re.compile(rf"<[^<>{BEGIN}]*{BEGIN}[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")
_ID = re.compile(r'(?<=\sid=")[^"]+')
_ELEMENT = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)[^<>]*?(?P<void>/?)>")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
"""Elements that no tag ends (HTML standard, section 13.1.2)."""
_PARAGRAPH = re.compile(rf"<(?P<name>p|li|dd)>(?P<line>\n?){MARK.pattern}")
"""The beginning of a paragraph or item to which the host has given neither an id nor a class."""
_ID_ALONE = re.compile(r' id="[^"]*"')
"""The piece where a paragraph begins."""
_SENTENCE = re.compile(r'<span class="lit-sentence" id="[^"]*">')
"""The piece before a sentence; the piece behind it is the next one."""


class Inserts:
    """The pieces of one page, in the order in which they were put aside."""

    def __init__(self, pieces: Iterable[str] = ()) -> None:
        self._pieces = list(pieces)
        self.faults: list[str] = []
        """What is to be said of pieces that could not be made."""

    @property
    def pieces(self) -> tuple[str, ...]:
        """All pieces so far; that of mark N is at N."""
        return tuple(self._pieces)

    def mark(self, html: str) -> str:
        """What stands for the HTML in Markdown: within a line, or as a paragraph that the HTML takes the place of when
        it begins with a line break."""
        self._pieces.append(html)
        return mark(len(self._pieces) - 1)

    def around_sentence(self, id_: str) -> tuple[str, str]:
        """What stands before and behind a sentence that can be linked to."""
        return self.mark(f'<span class="lit-sentence" id="{id_}">'), self.mark("</span>")

    def at_paragraph(self, id_: str) -> str:
        """What stands at the beginning of a paragraph or item that can be linked to; nothing comes of it elsewhere."""
        return self.mark(f' id="{id_}"')

    def block(self, html: str) -> str:
        """What stands for HTML of blocks, on a line between empty ones."""
        return self.mark(f"\n{html}\n")


def with_inserts(html: str, pieces: Sequence[str]) -> str:
    """The rendered text with each piece in its place; within an attribute its words alone."""

    def words(match: re.Match[str]) -> str:
        return escape(unescape(_TAG.sub("", piece_of(match))).strip())

    def place(match: re.Match[str]) -> str:
        found = piece_of(match)
        if _ID_ALONE.fullmatch(found):
            found = ""
        is_paragraph = found.startswith("\n") and match["open"] and match["close"]
        return found.strip("\n") if is_paragraph else f"{match['open'] or ''}{found}{match['close'] or ''}"

    def paragraph(match: re.Match[str]) -> str:
        found = piece_of(match)
        return f"<{match['name']}{found}>{match['line']}" if _ID_ALONE.fullmatch(found) else match[0]

    def piece_of(match: re.Match[str]) -> str:
        number = int(match["number"])
        # Authors, too, may write what looks like a mark.
        return pieces[number] if number < len(pieces) else ""

    if not pieces:
        return html
    pieces = _around_whole_elements(html, pieces)
    html = _PARAGRAPH.sub(paragraph, html)
    return _PLACE.sub(place, _TAG_WITH_MARK.sub(lambda tag: MARK.sub(words, tag[0]), html))


def without_sentences(pieces: Sequence[str]) -> tuple[str, ...]:
    """The pieces where nothing is to stand around sentences or be said of paragraphs."""
    kept = list(pieces)
    for number in _sentences(pieces):
        kept[number] = kept[number + 1] = ""
    return tuple("" if _ID_ALONE.fullmatch(piece) else piece for piece in kept)


def _sentences(pieces: Sequence[str]) -> list[int]:
    return [number for number, piece in enumerate(pieces) if _SENTENCE.fullmatch(piece)]


def _around_whole_elements(html: str, pieces: Sequence[str]) -> Sequence[str]:
    """The pieces, with the id of a sentence in front of it where an element begins within it and ends outside or the
    other way round: emphasis may go over several sentences."""
    sentences = _sentences(pieces)
    if not sentences:
        return pieces
    kept = list(pieces)
    places = {int(found["number"]): found.start() for found in MARK.finditer(html)}
    for number in sentences:
        start, end = places.get(number, -1), places.get(number + 1, -1)
        if not 0 <= start < end or not _is_balanced(html[start:end]):
            kept[number], kept[number + 1] = f"{pieces[number]}</span>", ""
    return kept


def _is_balanced(html: str) -> bool:
    """Whether every element that begins in the HTML ends in it."""
    open_: list[str] = []
    for tag in _ELEMENT.finditer(html):
        name = tag["name"].lower()
        if name in _VOID or tag["void"]:
            continue
        if not tag["end"]:
            open_.append(name)
        elif not open_ or open_.pop() != name:
            return False
    return not open_


def ids_of(pieces: Iterable[str]) -> frozenset[str]:
    """What one may link to within the pieces."""
    return frozenset(id_ for piece in pieces if " id=" in piece for id_ in _ID.findall(piece))
