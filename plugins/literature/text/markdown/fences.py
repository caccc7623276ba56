"""Finds where a fenced block of code ends, and what stands in it. Used by `text/markdown/outline.py`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from literature.model import Block
from literature.vocabulary.blocks import BLOCK_NAMES, BLOCKS

INDENT = re.compile(r"[ \t]*")
QUOTE = re.compile(r"[ \t]*+(?:>[ \t]?+)++")

_OPENING = re.compile(r"(?P<fence>`{3,})(?P<info>[^`\n]*)\Z|(?P<tilde>~{3,})(?P<words>[^\n]*)\Z")
_CLOSING = re.compile(r"(`{3,}|~{3,})[ \t]*\Z")
_TAB = 4


@cache
def block_names() -> frozenset[str]:
    """Info words of the blocks that are replaced: ours and those of the packages that are installed beside this one."""
    return BLOCK_NAMES.union(BLOCKS.installed().by_name)


def columns(indent: str) -> int:
    """Width of white space, tabs at every fourth column."""
    return len(indent.expandtabs(_TAB)) if "\t" in indent else len(indent)


def line_at(text: str, start: int) -> tuple[int, int]:
    """End of the line that starts at an offset, without its line end, and the start of the next line."""
    stop = text.find("\n", start)
    if stop < 0:
        return len(text), len(text)
    return (stop - 1 if stop > start and text[stop - 1] == "\r" else stop), stop + 1


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: an own block of the tool, or code."""

    name: str
    """The info word."""
    body: str
    body_start: int
    end: int
    """Offset after the closing line, its line end not included."""
    next_line: int


@dataclass(slots=True)
class FenceReader:
    """Finds closing fences, and remembers where none was, so that no stretch is searched twice in vain."""

    text: str
    _failed: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    """By mark: length of the fence, least indent, offset up to which it has no closing line."""

    def read(self, at: int, end: int, next_line: int, indent: int, least: int, depth: int) -> Fence | None:
        """The block whose opening fence stands at `at`, in a line that ends at `end`; `None` when it is not closed.

        `indent` is the column of the fence, `least` the column from which lines still belong to the list item or
        admonition around it, `depth` the number of quotation marks before it. As in pymdownx.superfences, a fence
        that its container does not close is no fence.
        """
        opening = _OPENING.match(self.text, at, end)
        if not opening:
            return None
        fence = opening["fence"] or opening["tilde"]
        closing = self._closing(fence, next_line, indent, least, depth)
        if closing is None:
            return None
        close_start, close_end, after = closing
        info = (opening["info"] or opening["words"] or "").split(None, 1)
        name = info[0] if info else ""
        body = self._body(next_line, close_start, indent, depth) if name in block_names() else ""
        return Fence(name, body, next_line, close_end, after)

    def _closing(self, fence: str, pos: int, indent: int, least: int, depth: int) -> tuple[int, int, int] | None:
        mark, length = fence[0], len(fence)
        failed = self._failed.get(mark)
        if failed and length >= failed[0] and least >= failed[1] and pos <= failed[2]:
            return None
        text = self.text
        while pos < len(text):
            end, after = line_at(text, pos)
            at = pos
            if depth:
                quote = QUOTE.match(text, pos, end)
                if not quote or quote[0].count(">") < depth:
                    break
                at = quote.end()
            space = INDENT.match(text, at, end)
            content = space.end() if space else at
            if content < end:
                column = columns(text[at:content])
                if column < least:
                    break
                if text[content] == mark and column < indent + _TAB:
                    closing = _CLOSING.match(text, content, end)
                    if closing and len(closing[1]) >= length:
                        return pos, end, after
            pos = after
        self._failed[mark] = (length, least, pos)
        return None

    def _body(self, start: int, stop: int, indent: int, depth: int) -> str:
        """Lines without the indentation of the fence and the marks of a quotation."""
        if not indent and not depth:
            return self.text[start:stop]
        lines = []
        for line in self.text[start:stop].splitlines(keepends=True):
            quote = QUOTE.match(line) if depth else None
            rest = line[quote.end() :] if quote else line
            space = INDENT.match(rest)
            removable = space[0].expandtabs(_TAB)[indent:] if space else ""
            lines.append(removable + rest[space.end() :] if space else rest)
        return "".join(lines)

    def as_block(self, fence: Fence, start: int) -> Block:
        """The block token of a fence whose opening line starts at `start`."""
        return Block(fence.name, fence.body, start, fence.end, fence.body_start)
