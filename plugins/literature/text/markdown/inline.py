"""Reads a line of Markdown without citations as rich text: emphasis, code, links by their text.

For headings, prefixes and quoted sentences; a page's own text goes through the host's Markdown instead.
"""

from __future__ import annotations

import html
import re

from literature.model import RichText, Run

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    # A row of backticks is taken whole, closed or not: it would be tried anew from each of them.
    r"|(?P<ticks>`++)(?:(?P<code>.+?)(?<!`)(?P=ticks)(?!`))?"
    r"|!?\[(?P<text>(?:[^\[\]\\]|\\.)*)\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)|\[[^\]]*\])"
    r"|<(?P<address>https?://[^\s<>]+)>"
    r"|(?P<comment><!--)"
    r"|(?P<dropped></?[A-Za-z][^<>]*>|\[\^[^\[\]]+\])"
    r"|(?P<marks>\*{1,3}|_{1,3})",
    re.DOTALL,
)
_COMMENT_END = "-->"
_SPACE = re.compile(r"\s+")


def read_inline(markdown: str) -> RichText:
    """Rich text of one line; white space is folded, marks without a partner stay as they are."""
    pieces = _pieces(_SPACE.sub(" ", markdown))
    runs: list[Run] = []
    opened: list[tuple[str, int]] = []
    styles: list[tuple[int, int, str]] = []
    for text, mark in pieces:
        if mark:
            if opened and opened[-1][0] == text:
                _, start = opened.pop()
                styles.append((start, len(runs), text))
                continue
            opened.append((text, len(runs)))
        runs.append(Run(text))
    unpaired = {position for _, position in opened}
    for start, end, marks in styles:
        runs[start] = Run("") if start not in unpaired else runs[start]
        for position in range(start + 1, end):
            run = runs[position]
            italic, bold = run.italic or len(marks) != 2, run.bold or len(marks) > 1
            runs[position] = Run(run.text, italic=italic, bold=bold)
    return RichText(tuple(runs)).merged()


def plain_inline(markdown: str) -> str:
    """The text alone."""
    return read_inline(markdown).as_plain().strip()


def _pieces(line: str) -> list[tuple[str, bool]]:
    """Text and, marked so, emphasis marks that stand where emphasis may open or close."""
    pieces: list[tuple[str, bool]] = []
    position, last_comment = 0, line.rfind(_COMMENT_END)
    while match := _TOKEN.search(line, position):
        pieces.append((html.unescape(line[position : match.start()]), False))
        position = match.end()
        if match["escaped"] or match["address"]:
            pieces.append((match["escaped"] or match["address"], False))
        elif match["comment"] and position <= last_comment:
            position = line.index(_COMMENT_END, position) + len(_COMMENT_END)
        elif match["code"] is not None:
            pieces.append((match["code"].strip() or match["code"], False))
        elif match["ticks"] or match["comment"]:
            pieces.append((match[0], False))
        elif match["text"] is not None:
            pieces.extend(_pieces(match["text"]))
        elif match["marks"]:
            pieces.append((match["marks"], _may_mark(line, match.start(), match.end())))
    pieces.append((html.unescape(line[position:]), False))
    return [piece for piece in pieces if piece[0]]


def _may_mark(line: str, start: int, end: int) -> bool:
    before = line[start - 1] if start else " "
    after = line[end] if end < len(line) else " "
    if line[start] == "_" and before.isalnum() and after.isalnum():
        return False
    return not (before.isspace() and after.isspace())
