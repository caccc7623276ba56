"""Divides a page into paragraphs, headings and fenced blocks, as Python-Markdown with pymdownx extensions reads it.

One pass over the lines. What `text/markdown/spans.py` may look into for citations is a `Paragraph`: a stretch of text,
a list item, a row of a table, a title; code, definitions and markers are outside all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from literature.model import Block, Heading
from literature.text.markdown.fences import INDENT, QUOTE, FenceReader, block_names, columns, line_at
from literature.text.markdown.heading_text import heading_between
from literature.text.markdown.link_definitions import Definition, read_link_definition
from literature.text.markdown.tags import BLOCKS, TAG, end_of_element
from literature.vocabulary.blocks import COMMANDS

_CODE_INDENT = 4
_HEADING = re.compile(r"(#{1,6})(?!#)[ \t]*")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*\Z")
_RULE = re.compile(r"([-*_])[ \t]*+(?:\1[ \t]*+){2,}+\Z")
_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|\Z)")
_TASK = re.compile(r"\[[ xX]\](?=[ \t])[ \t]*")
_TERM_DEFINITION = re.compile(r":[ \t]+")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]*[\w -]*(?:\"(?P<title>.*)\")?[ \t]*\Z")
_TAB = re.compile(r"===[!+]{0,2}[ \t]+(?:\"(?P<title>.*)\"|'(?P<quoted>.*)')[ \t]*\Z")
_FOOTNOTE = re.compile(r"\[\^[^\]\[\s]+\]:[ \t]*")
_MARKDOWN_INSIDE = re.compile(r"\bmarkdown\b")
_ABBREVIATION = re.compile(r"\*\[[^\[\]\n]+\]:")
_SNIPPET = re.compile(r"-+8<-+(?P<path>[ \t]+[\"'\[].*)?[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text that inline mark-up does not reach across."""

    start: int
    end: int
    is_row: bool = False
    """The row of a table."""


@dataclass(frozen=True, slots=True)
class _Container:
    """A list item, admonition, tab, footnote or definition whose indented lines are not code."""

    least: int
    """Column from which a line after a blank one belongs to it."""
    base: int
    """Column of its own text: code starts four further."""


@dataclass(slots=True)
class Outline:
    """Where a page's text stands. Made by `outline`."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    definitions: dict[str, Definition] = field(default_factory=dict)
    """Where links by reference lead, by folded label; of two with one label the last holds."""


def outline(text: str) -> Outline:
    """Paragraphs, headings and blocks of a page, in order."""
    reader = _Reader(text)
    pos = 0
    while pos < len(text):
        pos = reader.read_line(pos)
    reader.close_paragraph()
    return reader.found


class _Reader:
    """The state of the pass: what is open around the line that is read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = Outline()
        self.fences = FenceReader(text)
        self.containers: list[_Container] = []
        self.outside_quote: list[_Container] = []
        self.quote_depth = 0
        self.start = -1
        """Start of the open paragraph; -1 when none is open."""
        self.end = 0
        self.line_count = 0
        self.is_fresh = True
        """The line before was blank, code or a block of its own, so that indentation may make code."""
        self.is_table = False
        self.unclosed: set[str] = set()
        """Names of elements known not to be closed."""
        self.last_comment_end = text.rfind("-->")

    def read_line(self, pos: int) -> int:
        """Reads the line at an offset; returns the offset of the next one to read."""
        text = self.text
        end, after = line_at(text, pos)
        at = pos
        if self.quote_depth or text.startswith((">", " ", "\t"), pos):
            at = self._enter_quote(pos, end)
        content = INDENT.match(text, at, end).end()  # type: ignore[union-attr]  # matches the empty string
        if content == end:
            self.close_paragraph()
            self.is_fresh, self.is_table = True, False
            return after
        indent = columns(text[at:content]) if content > at else 0
        if self.is_fresh:
            while self.containers and self.containers[-1].least > indent:
                self.containers.pop()
            if indent >= (self.containers[-1].base if self.containers else 0) + _CODE_INDENT:
                return after
        return self._read_content(pos, content, end, after, indent)

    def _enter_quote(self, pos: int, end: int) -> int:
        """Where the line goes on after the marks of a quotation; opens and closes quotations."""
        quote = QUOTE.match(self.text, pos, end)
        depth = quote[0].count(">") if quote else 0
        if depth and not self.quote_depth and self.is_fresh:
            base = self.containers[-1].base if self.containers else 0
            if columns(self.text[pos : self.text.index(">", pos)]) >= base + _CODE_INDENT:
                return pos
        if depth != self.quote_depth:
            is_blank = self.text[pos:end].isspace() or pos == end
            starts_fence = self.text[pos:end].lstrip().startswith(("```", "~~~"))
            if depth < self.quote_depth and self.start >= 0 and not is_blank and not starts_fence:
                return quote.end() if quote else pos
            self.close_paragraph()
            if not self.quote_depth:
                self.outside_quote, self.containers = self.containers, []
            else:
                self.containers = [] if depth else self.outside_quote
            self.quote_depth = depth
            self.is_fresh, self.is_table = True, False
        return quote.end() if quote else pos

    def _read_content(self, pos: int, at: int, end: int, after: int, indent: int) -> int:
        text = self.text
        mark = text[at]
        if self.is_table:
            self._add(at, end, is_row=True)
            return after
        is_open = self.start >= 0
        is_line = mark in "-*" and (_RULE.match(text, at, end) or (is_open and _UNDERLINE.match(text, at, end)))
        while mark in "-*+0123456789" and not is_line:
            item = _ITEM.match(text, at, end)
            if not item or (is_open and not self.containers):
                break
            self._open(indent, indent + 2)
            is_open, at = False, item.end()
            if task := _TASK.match(text, at, end):
                at = task.end()
            pos = at
            if at == end:
                return after
            mark = text[at]
        if mark in "`~" and (following := self._read_fence(pos, at, end, after, indent)):
            return following
        if mark in "#=-*_!?<[:|;\\" and (following := self._read_marked(mark, pos, at, end, after, indent)):
            return following
        if self.start < 0:
            self.start, self.line_count = at, 0
        self.end = end
        self.line_count += 1
        self.is_fresh = False
        return after

    def _read_fence(self, pos: int, at: int, end: int, after: int, indent: int) -> int:
        least = self.containers[-1].least if self.containers else 0
        fence = self.fences.read(at, end, after, indent, least, self.quote_depth)
        if not fence:
            return 0
        self._close_block()
        if fence.name in block_names():
            self.found.blocks.append(self.fences.as_block(fence, pos))
        return fence.next_line

    def _read_marked(self, mark: str, pos: int, at: int, end: int, after: int, indent: int) -> int:
        """Reads a line that starts with a mark; 0 when it is text after all."""
        text = self.text
        if mark == "#":
            return self._read_heading(at, end, after)
        if mark == "<":
            return self._read_html(at, end, after)
        if mark == "\\":
            return self._read_command(pos, at, end, after)
        if mark in "=-:|" and self.start >= 0 and self.line_count == 1:
            if mark in "=-" and (underline := _UNDERLINE.match(text, at, end)):
                self._add_heading(1 if underline[1][0] == "=" else 2, self.start, self.start, self.end, end)
                self.start = -1
                self._close_block()
                return after
            is_bar_seen = text.find("|", self.start, self.end) >= 0 or text.find("|", at, end) >= 0
            if is_bar_seen and _DELIMITER.match(text, at, end):
                self._add(self.start, self.end, is_row=True)
                self.start, self.is_table, self.is_fresh = -1, True, False
                return after
        if (mark in "-*_" and _RULE.match(text, at, end)) or (mark == "*" and _ABBREVIATION.match(text, at, end)):
            self._close_block()
            return after
        if mark in "-;" and (snippet := _SNIPPET.match(text, at + (mark == ";"), end)):
            self._close_block()
            return after if snippet["path"] else self._end_of_snippets(after)
        if mark in "!?=" and (titled := (_TAB if mark == "=" else _ADMONITION).match(text, at, end)):
            self._open(indent, indent + 4)
            group = "quoted" if mark == "=" and titled["title"] is None else "title"
            if titled[group]:
                self._add(titled.start(group), titled.end(group))
            return after
        if mark == ":" and (term := _TERM_DEFINITION.match(text, at, end)):
            self._open(indent, indent + 2)
            self.start, self.end, self.line_count, self.is_fresh = term.end(), end, 2, False
            return after
        if mark == "[":
            return self._read_definition(at, end, after, indent)
        return 0

    def _read_command(self, pos: int, at: int, end: int, after: int) -> int:
        """Reads a command of another tool that stands alone on its line and is a block of ours."""
        command = self.text[at:end].rstrip()
        if command not in COMMANDS:
            return 0
        self._close_block()
        name, body = COMMANDS[command]
        self.found.blocks.append(Block(name, body, pos, end, at, command))
        return after

    def _read_heading(self, at: int, end: int, after: int) -> int:
        opening = _HEADING.match(self.text, at, end)
        if not opening or opening.end() == end:
            return 0
        self.close_paragraph()
        self._add_heading(len(opening[1]), at, opening.end(), end, end)
        self._close_block()
        return after

    def _add_heading(self, level: int, start: int, text_start: int, text_end: int, end: int) -> None:
        """Adds a heading whose text stands between two offsets, closing hashes and attribute list included."""
        heading = heading_between(self.text, level, start, text_start, text_end, end)
        if heading is not None:
            self.found.headings.append(heading)
            self._add(text_start, text_start + len(heading.text))

    def _read_html(self, at: int, end: int, after: int) -> int:
        """Reads an element or comment that starts a line to its end, blank lines included, as one paragraph."""
        text = self.text
        if text.startswith("<!--", at):
            if self.last_comment_end < at + 4 or text.find("-->", at, end) >= 0:
                return 0
            return self._add_raw(at, text.index("-->", at))
        tag = TAG.match(text, at)
        name = tag["name"].lower() if tag else ""
        if not tag or name not in BLOCKS:
            return 0
        is_container = bool(tag["closing"]) or bool(_MARKDOWN_INSIDE.search(tag["attributes"]))
        close = -1
        if not is_container and name not in self.unclosed:
            close = end_of_element(text, at, name)
            if close < 0:
                self.unclosed.add(name)
        if close < 0:
            self.close_paragraph()
            self._add(at, max(end, tag.end()))
            self.is_fresh = False
            return after if tag.end() <= end else line_at(text, tag.end())[1]
        return self._add_raw(at, close)

    def _add_raw(self, at: int, last: int) -> int:
        end, after = line_at(self.text, last)
        self._close_block()
        self._add(at, end)
        return after

    def _read_definition(self, at: int, end: int, after: int, indent: int) -> int:
        text = self.text
        if footnote := _FOOTNOTE.match(text, at, end):
            self._open(indent, indent + 4)
            if footnote.end() < end:
                self.start, self.end, self.line_count, self.is_fresh = footnote.end(), end, 2, False
            return after
        found = read_link_definition(text, at, end, after)
        if found is None:
            return 0
        self._close_block()
        label, definition, after = found
        self.found.definitions[label] = definition
        return after

    def _end_of_snippets(self, pos: int) -> int:
        """After the line that closes a list of snippet files."""
        start = pos
        while pos < len(self.text):
            end, after = line_at(self.text, pos)
            if _SNIPPET.match(self.text[pos:end].strip()):
                return after
            pos = after
        return start

    def _open(self, indent: int, least: int) -> None:
        """Opens a container in which text stands at the next multiple of four columns."""
        self._close_block()
        while self.containers and self.containers[-1].least > indent:
            self.containers.pop()
        self.containers.append(_Container(least, indent // 4 * 4 + 4))

    def _close_block(self) -> None:
        self.close_paragraph()
        self.is_fresh = True

    def close_paragraph(self) -> None:
        """Ends the open paragraph, if there is one."""
        if self.start >= 0:
            self._add(self.start, self.end)
            self.start = -1

    def _add(self, start: int, end: int, is_row: bool = False) -> None:
        if start < end:
            self.found.paragraphs.append(Paragraph(start, end, is_row))
