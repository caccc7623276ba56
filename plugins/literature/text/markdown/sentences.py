"""Finds the sentence that holds a place in a page, so that a reference can show every sentence that cites it.

Works on the running text that `text/markdown/scanner.py` found.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

_LONGEST = 6000
"""Characters beyond which a sentence is cut."""

_MARKER = re.compile(
    r"[ \t>]*+(?:(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t])?|#{1,6}[ \t]*|\[\^[^\]\s]+\]:[ \t]*|:[ \t]+|\|"
    r"|(?:!!!|\?\?\?|===)[^\"\n]*\"?)"
)
"""What may start a block on a line of its own."""
_SINGLE_LINE = re.compile(r"[ \t>]*+(?:#|\||!!!|\?\?\?|===)")
_BREAK = re.compile(
    r"[ \t>]*+(?:$|\r?\n|~~~|(?:```[^`\n]*|=+|-+|([-*_])(?:[ \t]*\1){2,}|[-: \t]*+\|[-:| \t]*+)[ \t]*(?:$|\r?\n))"
)
"""A line between blocks: blank, a fence (not code in a line), an underline, a rule, the line under a table's head."""
_BORDER = re.compile(
    r"\\.|`[^`]*`|\$[^$]*\$|(?P<line>\A\r?\n[ \t>]*)|(?P<cell>\|)|(?P<title>[\"'][ \t]*\Z)"
    r"|(?P<tag></?(?:article|aside|blockquote|br|caption|dd|details|div|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|section"
    r"|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b[^>]*>?)",
    re.IGNORECASE,
)
"""What parts blocks on one line, and, unnamed, what only looks like it."""

_STOP = re.compile(r"(?:[.!?…]+|[。！？])[\"'”’»)\]*_]*")
_BRACKETS = re.compile(r"\[(?:[^\[\]]++|\[[^\[\]]*+\])*+\]|\((?:[^()]++|\([^()]*+\))*+\)")
_WORD_GAP = re.compile(rf"{_BRACKETS.pattern}|(?P<space> )(?![\s\[{{])")
_NOTE = re.compile(r"(?:\s*\[(?=[^\[\]]*@)[^\[\]]*\](?:\{[.: ][^{}\n]*\})?(?![(\[{])|\[\^[^\]\s]+\])+")
_NEXT = re.compile(r"\s+[\"'“‘«(\[*_<{]*(\S?)")
_NOT_SPACE = re.compile(r"\S")
_NEXT_WORD = re.compile(r"\s+(\S)")
_WORD = re.compile(r"[^\s(\[\"'“‘«*_–—/]+\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_NUMBER_AHEAD = re.compile(r"\s+(?:\d|[IVXLC]+\b|[A-Z]\b)")

_NEVER_LAST = frozenset(
    {
        "approx",
        "ca",
        "cf",
        "dr",
        "e.g",
        "ed",
        "eds",
        "esp",
        "et",
        "i.e",
        "incl",
        "mr",
        "mrs",
        "ms",
        "prof",
        "resp",
        "st",
    }
    | {"trans", "viz", "vs"}
)
"""Abbreviations that something always follows."""
_SELDOM_LAST = frozenset({"al", "etc", "inc", "jr", "ltd", "sr"})
"""Abbreviations that end a sentence only when a capital follows."""
_BEFORE_NUMBER = frozenset(
    {"app", "art", "bk", "c", "ch", "chap", "chaps", "col", "eq", "fig", "figs", "l", "ll", "n", "nn", "no", "nos", "p"}
    | {"para", "paras", "pp", "pt", "pts", "sec", "secs", "sect", "tab", "v", "vol", "vols", "vv"}
)
"""Abbreviations that a number follows."""


class Sentences:
    """The sentences of one page's text. Those of a paragraph are found once for all places that are asked for in it."""

    def __init__(self, text: str, prose: Sequence[tuple[int, int]]) -> None:
        """`prose` is that of the text's `Scan`."""
        self._text = text
        self._prose = prose
        self._paragraph: _Paragraph | None = None
        self._found: dict[tuple[int, int], tuple[list[int], list[tuple[int, int]]]] = {}
        """By start and end of a block: where its sentences start, and each without white space around it."""

    def at(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that holds an offset, within its paragraph, list item, heading or table cell.

        A citation after the full stop belongs to the sentence it closes, unless the next word is in lower case: then
        it is that sentence's subject. A sentence that is too long to be shown is cut where words part.
        """
        starts, spans = self._sentences(*self._block(offset))
        start, end = spans[max(0, bisect_right(starts, offset) - 1)]
        return min(start, offset), max(end, offset)

    def _block(self, offset: int) -> tuple[int, int]:
        """Start and end of what holds an offset in its paragraph: the cell of a table, the text between two tags."""
        if self._paragraph is None or not self._paragraph.holds(offset):
            low, high = _lines(self._text, offset)
            self._paragraph = _Paragraph(low, high, tuple(_gaps(self._text, self._prose, low, high)))
            self._found = {}
        at = max(0, bisect_right(self._prose, offset, key=itemgetter(0)) - 1)
        is_behind = not self._prose or self._prose[at][1] <= offset
        return self._paragraph.around(offset, at, at + 2 if is_behind else at + 1)

    def _sentences(self, low: int, high: int) -> tuple[list[int], list[tuple[int, int]]]:
        if (low, high) not in self._found:
            stops = [stop for stop in _stops(self._text, self._prose, low, high) if stop < high]
            starts = [
                start
                for sentence in pairwise((low, *stops, high))
                for start in _pieces(self._text, self._prose, *sentence)
            ]
            spans = [_stripped(self._text, start, end) for start, end in pairwise((*starts, high))]
            self._found[low, high] = starts, spans
        return self._found[low, high]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Lines that make one block, and what parts blocks within them."""

    start: int
    end: int
    borders: tuple[tuple[int, int, int], ...]
    """Of each gap with borders: the number of the stretch of running text after it, where the first of its borders
    starts and where the last one ends."""

    def holds(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def around(self, offset: int, before: int, after: int) -> tuple[int, int]:
        """What lies between the borders around an offset: those of gaps up to the number `before`, from `after` on."""
        left = bisect_right(self.borders, before, key=itemgetter(0)) - 1
        right = bisect_left(self.borders, after, key=itemgetter(0))
        low = min(self.borders[left][2], offset) if left >= 0 else self.start
        return low, self.borders[right][1] if right < len(self.borders) else self.end


def _gaps(text: str, prose: Sequence[tuple[int, int]], low: int, high: int) -> Iterator[tuple[int, int, int]]:
    """The gaps between stretches of running text that have borders, as a `_Paragraph` keeps them."""
    for number in range(bisect_right(prose, low, key=itemgetter(0)), len(prose) + 1):
        start = max(low, prose[number - 1][1] if number else low)
        if start >= high:
            break
        end = min(high, prose[number][0] if number < len(prose) else high)
        if prose and (borders := _borders(text[start:end])):
            yield number, start + borders[0][0], start + borders[-1][1]


def _lines(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the lines around an offset that make one block, its marker left out."""
    start = text.rfind("\n", 0, offset) + 1
    is_single = bool(_SINGLE_LINE.match(text, start) or _BREAK.match(text, start))
    while True:
        marker = _MARKER.match(text, start)
        if marker:
            low = marker.end() if marker.end() <= offset else start
            break
        low = start
        if not start or is_single:
            break
        before = text.rfind("\n", 0, start - 1) + 1
        if _BREAK.match(text, before, start) or _SINGLE_LINE.match(text, before):
            break
        start = before
    high = text.find("\n", offset)
    while high >= 0 and not is_single and high + 1 < len(text):
        if _BREAK.match(text, high + 1) or _MARKER.match(text, high + 1):
            break
        high = text.find("\n", high + 1)
    return low, high if high >= 0 else len(text)


def _pieces(text: str, prose: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[int]:
    """Where a sentence starts, and again wherever it is cut: between words, and in no brackets."""
    yield start
    last = start
    for gap in _WORD_GAP.finditer(text, start, end) if end - start > _LONGEST else ():
        at = gap.end()
        stretch = bisect_right(prose, gap.start(), key=itemgetter(0)) - 1
        if gap["space"] and stretch >= 0 and at <= prose[stretch][1]:
            if at - start > _LONGEST and last > start:
                yield last
                start = last
            last = at
    if end - start > _LONGEST and last > start:
        yield last


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    said = text[start:end]
    return start + len(said) - len(said.lstrip()), start + len(said.rstrip())


def _borders(gap: str) -> list[tuple[int, int]]:
    """Where blocks end in what parts two stretches of running text. A line ends there only if its block does."""
    return [match.span() for match in _BORDER.finditer(gap) if match.lastgroup]


def _stops(text: str, prose: Sequence[tuple[int, int]], low: int, high: int) -> Iterator[int]:
    """Where sentences end."""
    # Looked for as far as stops go: a paragraph of citations alone has none.
    brackets = _BRACKETS.finditer(text, low, high)
    bracket, start, word = None, low, -1
    for stop in _STOP.finditer(text, low, high):
        at, end = stop.start(), stop.end()
        if bracket is None:
            bracket = next(brackets, None)
        while bracket and bracket.end() <= at:
            bracket = next(brackets, None)
        if bracket and bracket.start() < at:
            if word < start and (following := _NOT_SPACE.search(text, start, high)):
                word = following.start()
            is_own_sentence = start <= bracket.start() <= word
            if not is_own_sentence or bracket.end() > end:
                continue
        stretch = bisect_right(prose, at, key=lambda stretch: stretch[0]) - 1
        if stretch < 0 or prose[stretch][1] <= at:
            continue
        if stop[0][0] in "。！？":
            start = end
            yield end
        elif stop[0] != "." or not _is_abbreviation(text, low, at, end):
            note = _NOTE.match(text, end, high)
            if note and _starts_sentence(text, note.end(), high):
                start = note.end()
                yield start
            elif _starts_sentence(text, end, high):
                start = end
                yield end


def _starts_sentence(text: str, at: int, high: int) -> bool:
    """Whether nothing follows, or white space and then no small letter."""
    following = _NEXT.match(text, at, high)
    return at == high or (following is not None and not following[1].islower())


def _is_abbreviation(text: str, low: int, at: int, end: int) -> bool:
    """Whether the full stop at an offset only shortens the word before it."""
    found = _WORD.search(text, max(low, at - 24), at)
    if not found:
        return False
    word = found[0]
    folded = word.lower()
    if folded in _NEVER_LAST or (_DOTTED.fullmatch(word) and (len(word) > 1 or word.isupper())):
        return True
    if folded in _SELDOM_LAST:
        following = _NEXT_WORD.match(text, end)
        return not (following and following[1].isupper())
    return folded in _BEFORE_NUMBER and bool(_NUMBER_AHEAD.match(text, end))
