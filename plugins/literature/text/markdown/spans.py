"""Divides a paragraph into what is text and what is not: code, tags, math, destinations, keys, brackets, links by name.

One pass from left to right, each character looked at a bounded number of times. `text/markdown/outline.py` says where a
paragraph starts and ends; `text/markdown/scanner.py` reads the pieces.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Set
from dataclasses import dataclass, field

from literature.model import Wikilink
from literature.text.markdown.citations import Bracket, Key, match_key
from literature.text.markdown.tags import ADDRESS, CODE, TAG
from literature.text.markdown.wikilinks import match_wikilink


@dataclass(frozen=True, slots=True)
class Hidden:
    """A stretch that is no running text."""

    start: int
    end: int


@dataclass(slots=True)
class Span(Bracket):
    """A bracket with what it is in Markdown."""

    is_image: bool = False
    is_note: bool = False
    """An inline footnote, `^[...]`."""
    link_end: int = 0
    """Offset after the destination; 0 when it is no link."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """From a tag `<a>` to its closing tag: a link that is HTML."""

    start: int
    end: int


Piece = Hidden | Span | Anchor | Key | Wikilink

_STOPS = re.compile(r"[\\`<$@\[\]{:]")
_TABLE_STOPS = re.compile(r"[\\`<$@\[\]{:|]")
_TICKS = re.compile("`+")
_SCHEME = re.compile(r"(?<![A-Za-z])[A-Za-z][A-Za-z0-9+.-]{1,15}\Z")
_URL = re.compile(r"://[^\s<>\[\]`\"|]+")
_PATH = re.compile(r"[\w-]\.[A-Za-z]{2,}(?:[:/]\S*)?/\Z")
_PATH_REACH = 80
_FOOTNOTE = re.compile(r"\[\^[^\]\[\s]+\]")
_EMBED = re.compile(r"\[\[[^\[\]\n]{1,500}\]\]")
_LABEL = re.compile(r"\s?\[(?![\^\[])([^\[\]]{0,500})\]")
_ATTRIBUTES = re.compile(r"\{(?::[^{}\n]*|[ ]*(?:[#.][\w-]|[\w-]+=)[^{}\n]*)\}")
_DESTINATION = re.compile(
    r"\(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)"
    r"(?:\s+(?:\"[^\"]{0,1000}\"|'[^']{0,1000}'|\([^()]{0,1000}\)))?\s*\)"
)
_PAREN = re.compile(r"[()]")
_DESTINATION_REACH = 500
_MATH_ENVIRONMENT = re.compile(r"\\begin\{[^{}]+\}.*\\end\{[^{}]+\}\s*\Z", re.DOTALL)


def divide(text: str, start: int, end: int, labels: Set[str], is_row: bool = False) -> list[Piece]:
    """The pieces of a paragraph, ordered by their start; brackets enclose the pieces that follow them.

    `labels` are those of the page's reference definitions, which make a bracket a link. In the row of a table
    a bar ends a cell, and no bracket reaches over it.
    """
    if not (_TABLE_STOPS if is_row else _STOPS).search(text, start, end):
        return []
    return _Divider(text, start, end, labels, is_row).pieces


@dataclass(slots=True)
class _Divider:
    text: str
    start: int
    end: int
    labels: Set[str]
    is_row: bool
    pieces: list[Piece] = field(default_factory=list)
    _open: list[Span] = field(default_factory=list)
    _next: dict[str, int] = field(default_factory=dict)
    _ticks: dict[int, list[int]] | None = None

    def __post_init__(self) -> None:
        text, end = self.text, self.end
        if self._is_display_math():
            self.pieces.append(Hidden(self.start, end))
            return
        search = (_TABLE_STOPS if self.is_row else _STOPS).search
        readers = {
            "\\": self._escape,
            "`": self._code,
            "<": self._angle,
            "$": self._math,
            "@": self._key,
            "[": self._open_bracket,
            "]": self._close_bracket,
            "{": self._attributes,
            ":": self._url,
            "|": self._bar,
        }
        pos = self.start
        while match := search(text, pos, end):
            at = match.start()
            pos = readers[text[at]](at, pos)

    def _is_display_math(self) -> bool:
        """Arithmatex takes `\\[` as math only where it opens and `\\]` where it closes a paragraph."""
        if self.text[self.start] != "\\":
            return False
        paragraph = self.text[self.start : self.end]
        if paragraph.startswith("\\["):
            return paragraph.rstrip().endswith("\\]")
        return paragraph.startswith("\\begin{") and bool(_MATH_ENVIRONMENT.match(paragraph))

    def _hide(self, start: int, end: int) -> int:
        self.pieces.append(Hidden(start, end))
        if self._open:
            self._open[-1].covered.append((start, end))
        return end

    def _find(self, needle: str, pos: int) -> int:
        """`str.find` within the paragraph that never walks the same way twice."""
        found = self._next.get(needle, self.start - 1)
        if found == -1 and needle in self._next:
            return -1
        if found < pos:
            found = self._next[needle] = self.text.find(needle, pos, self.end)
        return found

    def _escape(self, at: int, _floor: int) -> int:
        if self.text.startswith("(", at + 1) and (close := self._find("\\)", at + 2)) >= 0:
            return self._hide(at, close + 2)
        return at + 2

    def _code(self, at: int, _floor: int) -> int:
        if self._ticks is None:
            self._ticks = {}
            for run in _TICKS.finditer(self.text, self.start, self.end):
                self._ticks.setdefault(len(run[0]), []).append(run.start())
        match = _TICKS.match(self.text, at, self.end)
        length = len(match[0]) if match else 1
        runs = self._ticks.get(length, [])
        following = bisect_right(runs, at)
        if following < len(runs):
            return self._hide(at, runs[following] + length)
        return at + length

    def _angle(self, at: int, _floor: int) -> int:
        text = self.text
        if text.startswith("<!--", at):
            close = self._find("-->", at + 4)
            return self._hide(at, close + 3) if close >= 0 else at + 4
        if address := ADDRESS.match(text, at, self.end):
            return self._hide(at, address.end())
        tag = TAG.match(text, at, self.end)
        if not tag:
            return at + 1
        name = tag["name"].lower()
        if not tag["closing"] and name in CODE and (close := self._find(f"</{name}", tag.end())) >= 0:
            closing = TAG.match(text, close, self.end)
            return self._hide(at, closing.end() if closing else close + len(name) + 2)
        if not tag["closing"] and name == "a" and (close := self._find("</a", tag.end())) >= 0:
            self.pieces.append(Anchor(at, close))
        return self._hide(at, tag.end())

    def _math(self, at: int, _floor: int) -> int:
        """Pandoc's rule: no space after the first `$` or before the last, and no digit after the last."""
        text = self.text
        if text.startswith("$$", at):
            close = self._find("$$", at + 2)
            return self._hide(at, close + 2) if close >= 0 and not self._crosses_cell(at, close) else at + 2
        close = self._find("$", at + 1)
        while close > 0 and text[close - 1] == "\\" and close < self.end:
            close = self._find("$", close + 1)
        if close < 0 or text[at + 1].isspace() or text[close - 1].isspace() or self._crosses_cell(at, close):
            return at + 1
        if close + 1 < self.end and text[close + 1].isdigit():
            return at + 1
        return self._hide(at, close + 1)

    def _crosses_cell(self, start: int, end: int) -> bool:
        return self.is_row and "|" in self.text[start:end].replace("\\|", "")

    def _key(self, at: int, floor: int) -> int:
        if at > floor and self.text[at - 1] == "/" and _PATH.search(self.text, max(floor, at - _PATH_REACH), at):
            return at + 1
        key = match_key(self.text, at, self.start, self.end)
        if not key:
            return at + 1
        self.pieces.append(key)
        if self._open:
            self._open[-1].keys.append(key)
        return key.after

    def _open_bracket(self, at: int, floor: int) -> int:
        text = self.text
        before = text[at - 1] if at > floor else ""
        if text.startswith("[[", at):
            embed = _EMBED.match(text, at, self.end) if before == "!" else None
            if embed and not text.startswith("(", embed.end()):
                return self._hide(at - 1, embed.end())
            if link := match_wikilink(text, at, self.end):
                if (after := self._after_link(link.end)) > link.end:
                    return self._hide(link.end, after)
                self.pieces.append(link)
                return link.end
        if before != "^" and (footnote := _FOOTNOTE.match(text, at, self.end)):
            return self._hide(at, footnote.end())
        span = Span(at, is_image=before == "!", is_note=before == "^")
        self.pieces.append(span)
        self._open.append(span)
        return at + 1

    def _close_bracket(self, at: int, _floor: int) -> int:
        if not self._open:
            return at + 1
        span = self._open.pop()
        span.end = at + 1
        if self._open:
            outer = self._open[-1]
            outer.has_inner_keys |= span.has_inner_keys or bool(span.keys)
            outer.covered.append((span.start, span.end))
        if span.is_note:
            return at + 1
        after = self._after_link(at + 1)
        if after > at + 1:
            span.link_end = after
            return self._hide(at + 1, after)
        if self.labels and folded(self.text[span.start + 1 : at]) in self.labels:
            span.link_end = at + 1
        return at + 1

    def _after_link(self, at: int) -> int:
        """Offset after the destination that makes a link of the bracket before; `at` when there is none."""
        text = self.text
        if text.startswith("(", at) and at < self.end and self._find(")", at) >= 0:
            if destination := _DESTINATION.match(text, at, self.end):
                return destination.end()
            depth = 0
            for paren in _PAREN.finditer(text, at, min(self.end, at + _DESTINATION_REACH)):
                depth += 1 if paren[0] == "(" else -1
                if depth == 0:
                    return paren.end()
        elif label := _LABEL.match(text, at, self.end):
            is_adjacent = text[at] == "["
            if "@" not in label[1] and (is_adjacent or folded(label[1]) in self.labels):
                return label.end()
        return at

    def _attributes(self, at: int, _floor: int) -> int:
        attributes = _ATTRIBUTES.match(self.text, at, self.end)
        return self._hide(at, attributes.end()) if attributes else at + 1

    def _url(self, at: int, floor: int) -> int:
        scheme = _SCHEME.search(self.text, max(floor, at - 16), at)
        url = _URL.match(self.text, at, self.end) if scheme else None
        if not scheme or not url:
            return at + 1
        return self._hide(scheme.start(), at + len(url[0].rstrip(".,;:!?'*_)")))

    def _bar(self, at: int, _floor: int) -> int:
        # A bracket still open belongs to the cell that ends here.
        self._open.clear()
        return self._hide(at, at + 1)


def folded(label: str) -> str:
    """A label as definitions are looked up by: Python-Markdown ignores case and line breaks."""
    return " ".join(label.lower().split())
