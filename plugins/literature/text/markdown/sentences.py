"""Finds the sentence that holds a place in a page, so that a reference can show every sentence that cites it.

Works on the running text that `text/markdown/scanner.py` found. Looks only around the place, so that a page with many
citations costs no more than their number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

_REACH = 3000
"""Characters on either side beyond which a sentence is cut."""

_MARKER = re.compile(
    r"[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t])?|#{1,6}[ \t]*|\[\^[^\]\s]+\]:[ \t]*|:[ \t]+|\|"
    r"|(?:!!!|\?\?\?|===)[^\"\n]*\"?)"
)
"""What may start a block on a line of its own."""
_SINGLE_LINE = re.compile(r"[ \t>]*(?:#|\||!!!|\?\?\?|===)")
_BREAK = re.compile(
    r"[ \t>]*(?:$|\r?\n|```|~~~|(?:=+|-+|([-*_])(?:[ \t]*\1){2,}|[-: \t]*+\|[-:| \t]*+)[ \t]*(?:$|\r?\n))"
)
"""A line between blocks: blank, a fence, an underline, a rule, the line under a table's head."""
_BORDER = re.compile(
    r"\\.|`[^`]*`|\$[^$]*\$|(?P<line>\A\r?\n[ \t>]*)|(?P<cell>\|)|(?P<title>[\"'][ \t]*\Z)"
    r"|(?P<tag></?(?:article|aside|blockquote|br|caption|dd|details|div|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|section"
    r"|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b[^>]*>?)",
    re.IGNORECASE,
)
"""What parts blocks on one line, and, unnamed, what only looks like it."""

_STOP = re.compile(r"(?:[.!?…]+|[。！？])[\"'”’»)\]*_]*")
_BRACKETS = re.compile(r"\[(?:[^\[\]]++|\[[^\[\]]*+\])*+\]|\((?:[^()]++|\([^()]*+\))*+\)")
_NOTE = re.compile(r"(?:\s*\[(?=[^\[\]]*@)[^\[\]]*\](?![(\[{])|\[\^[^\]\s]+\])+")
_NEXT = re.compile(r"\s+[\"'“‘«(\[*_<{]*(\S?)")
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


def sentence_at(text: str, prose: Sequence[tuple[int, int]], offset: int) -> tuple[int, int]:
    """Start and end of the sentence that holds an offset, within its paragraph, list item, heading or table cell.

    `prose` is that of the text's `Scan`. A citation after the full stop belongs to the sentence it closes, unless the
    next word is in lower case: then it is that sentence's subject.
    """
    low, high = _block(text, prose, offset)
    start, end = low, high
    for stop in _stops(text, prose, low, high):
        if stop > offset:
            end = stop
            break
        start = stop
    start = min(start + len(text[start:end]) - len(text[start:end].lstrip()), offset)
    return start, max(start + len(text[start:end].rstrip()), offset)


def _block(text: str, prose: Sequence[tuple[int, int]], offset: int) -> tuple[int, int]:
    low, high = _lines(text, offset)
    if not prose:
        return low, high
    at = max(0, bisect_right(prose, offset, key=lambda stretch: stretch[0]) - 1)
    for i in range(at, -1, -1):
        if prose[i][0] <= low:
            break
        gap_start = max(low, prose[i - 1][1] if i else 0)
        if borders := _borders(text[gap_start : prose[i][0]]):
            low = min(gap_start + borders[-1][1], offset)
            break
    for i in range(at, len(prose)):
        if prose[i][1] >= high:
            break
        gap_end = min(high, prose[i + 1][0] if i + 1 < len(prose) else high)
        if prose[i][1] > offset and (borders := _borders(text[prose[i][1] : gap_end])):
            high = prose[i][1] + borders[0][0]
            break
    return low, high


def _lines(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the lines around an offset that make one block, its marker left out."""
    floor, ceiling = max(0, offset - _REACH), min(len(text), offset + _REACH)
    start = text.rfind("\n", floor, offset) + 1 or floor
    is_single = bool(_SINGLE_LINE.match(text, start))
    low = start
    while True:
        marker = _MARKER.match(text, start) if start == 0 or text[start - 1] == "\n" else None
        if marker:
            low = marker.end() if marker.end() <= offset else start
            break
        low = start
        if start <= floor:
            break
        before = text.rfind("\n", floor, start - 1) + 1 or floor
        if _BREAK.match(text, before, start) or _SINGLE_LINE.match(text, before):
            break
        start = before
    high = text.find("\n", offset, ceiling)
    while high >= 0 and not is_single and high + 1 < ceiling:
        if _BREAK.match(text, high + 1) or _MARKER.match(text, high + 1):
            break
        high = text.find("\n", high + 1, ceiling)
    return low, high if high >= 0 else ceiling


def _borders(gap: str) -> list[tuple[int, int]]:
    """Where blocks end in what parts two stretches of running text. A line ends there only if its block does."""
    return [match.span() for match in _BORDER.finditer(gap) if match.lastgroup]


def _stops(text: str, prose: Sequence[tuple[int, int]], low: int, high: int) -> Iterator[int]:
    """Where sentences end."""
    # Looked for as far as stops go: a paragraph of citations alone has none.
    brackets = _BRACKETS.finditer(text, low, high)
    bracket, start = None, low
    for stop in _STOP.finditer(text, low, high):
        at, end = stop.start(), stop.end()
        if bracket is None:
            bracket = next(brackets, None)
        while bracket and bracket.end() <= at:
            bracket = next(brackets, None)
        if bracket and bracket.start() < at:
            is_own_sentence = text[start : bracket.start()].isspace() or start == bracket.start()
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
