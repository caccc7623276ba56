"""A book as the tree that pandoc reads (its AST as JSON, pandoc-types 1.23), for the formats that pandoc writes."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from typing import Any

from literature.books.block_writer import BlockWriter
from literature.books.model import (
    Aside,
    Block,
    Book,
    Break,
    Chapter,
    Code,
    Definitions,
    Entries,
    Figure,
    Heading,
    Inline,
    Items,
    Line,
    Note,
    Paragraph,
    Quote,
    Table,
    Words,
    chapters_linking_to,
)  # fmt: skip

_VERSION = [1, 23, 1]
Node = dict[str, Any]
"""One node of pandoc's tree: its type as `t`, its content as `c`."""


def pandoc_tree(book: Book) -> str:
    """The book as JSON. Parts are headings of level 1, chapters within them of level 2."""
    blocks: list[Node] = []
    for part, chapters in book.parts():
        if part:
            blocks.append(_header(1, "", [_text(part)]))
        for chapter in chapters:
            blocks += _Writer(chapter).blocks_of_chapter()
    blocks += _index(book)
    names = {"title": book.title, "author": book.author, "date": book.iso_day, "lang": book.language}
    meta = {name: _node("MetaInlines", [_text(words)]) for name, words in names.items() if words}
    if book.is_rtl:
        meta["dir"] = _node("MetaString", "rtl")
    if book.site and book.site != book.title:
        meta["subtitle"] = _node("MetaInlines", [_text(book.site)])
    tree = {"pandoc-api-version": _VERSION, "meta": meta, "blocks": blocks}
    return json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _index(book: Book) -> Iterable[Node]:
    """Each row leads to what it names, and to the chapters that lead there."""
    if book.index:
        yield _header(1, "", [_text(book.labels.index)])
    found = chapters_linking_to(book)
    for part in book.index:
        yield _header(2, "", [_text(part.title)])
        for words, id_ in part.rows:
            line = [_link(id_, words)]
            for number, chapter in enumerate(found.get(id_, ())):
                line += [_text("; " if number else ": "), _link(chapter.id, chapter.title)]
            yield _node("Plain", line)


class _Writer(BlockWriter[list[Node]]):
    def __init__(self, chapter: Chapter) -> None:
        super().__init__(chapter.level)
        self._chapter = chapter

    def blocks_of_chapter(self) -> list[Node]:
        head = _header(self._chapter.level, self._chapter.id, [_text(self._chapter.title)])
        return [head, *self._blocks(self._chapter.blocks)]

    def _blocks(self, blocks: Iterable[Block]) -> list[Node]:
        return [node for block in blocks for node in self.block(block)]

    def _line(self, line: Iterable[Inline]) -> list[Node]:
        return [self._inline(one) for one in line]

    def _inline(self, one: Inline) -> Node:
        if isinstance(one, Break):
            return {"t": "LineBreak"}
        return _node("Note", self._blocks(one.blocks)) if isinstance(one, Note) else _words(one)

    # Blocks

    def _heading(self, block: Heading, level: int) -> list[Node]:
        return [_header(level, block.id, self._line(block.words))]

    def _paragraph(self, block: Paragraph) -> list[Node]:
        return [_node("Para", self._line(block.words))]

    def _items(self, block: Items) -> list[Node]:
        items = [self._blocks(item) for item in block.items]
        if not block.is_numbered:
            return [_node("BulletList", items)]
        return [_node("OrderedList", [[block.start, {"t": "Decimal"}, {"t": "Period"}], items])]

    def _definitions(self, block: Definitions) -> list[Node]:
        terms = [[self._line(term), [self._blocks(one) for one in said]] for term, said in block.terms]
        return [_node("DefinitionList", terms)]

    def _quote(self, block: Quote) -> list[Node]:
        return [_node("BlockQuote", self._blocks(block.blocks))]

    def _aside(self, block: Aside) -> list[Node]:
        title = [_node("Para", [_node("Strong", self._line(block.title))])] if block.title else []
        return [_node("BlockQuote", [*title, *self._blocks(block.blocks)])]

    def _code(self, block: Code) -> list[Node]:
        return [_node("CodeBlock", [_attributes(), block.text])]

    def _table(self, block: Table) -> list[Node]:
        columns = [[{"t": "AlignDefault"}, _node("ColWidth", 1 / len(block.head))] for _ in block.head]
        body = [_attributes(), 0, [], [self._row(row) for row in block.rows]]
        head, foot = [_attributes(), [self._row(block.head)]], [_attributes(), []]
        return [_node("Table", [_attributes(), [None, []], columns, head, [body], foot])]

    def _row(self, cells: tuple[Line, ...]) -> list[Any]:
        made = []
        for cell in cells:
            content = [_node("Plain", self._line(cell))] if cell else []
            made.append([_attributes(), {"t": "AlignDefault"}, 1, 1, content])
        return [_attributes(), made]

    def _figure(self, block: Figure) -> list[Node]:
        data = base64.b64encode(block.svg.encode("utf-8")).decode("ascii")
        image = _node("Image", [_attributes(), [_text(block.alt)], [f"data:image/svg+xml;base64,{data}", ""]])
        caption = [None, [_node("Plain", self._line(block.caption))] if block.caption else []]
        return [_node("Figure", [_attributes(), caption, [_node("Plain", [image])]])]

    def _entries(self, block: Entries) -> list[Node]:
        made = []
        for entry in block.entries:
            about = self._blocks(entry.about)
            behind = [_node("BlockQuote", about)] if about else []
            words = _node("Para", self._line(entry.words))
            made.append(_node("Div", [_attributes(entry.id, "csl-entry"), [words, *behind]]))
        return [_node("Div", [_attributes("", "references"), made])]


def _words(one: Words) -> Node:
    made = _node("Code", [_attributes(), one.text]) if one.is_code else _text(one.text)
    for is_so, name in (
        (one.is_italic, "Emph"), (one.is_bold, "Strong"), (one.position == "sup", "Superscript"),
        (one.position == "sub", "Subscript"),
    ):  # fmt: skip
        made = _node(name, [made]) if is_so else made
    return _node("Link", [_attributes(), [made], [one.target, ""]]) if one.target else made


def _link(id_: str, words: str) -> Node:
    return _node("Link", [_attributes(), [_text(words)], [f"#{id_}", ""]])


def _header(level: int, id_: str, line: list[Node]) -> Node:
    return _node("Header", [level, _attributes(id_), line])


def _attributes(id_: str = "", *classes: str) -> list[Any]:
    return [id_, [*classes], []]


def _text(words: str) -> Node:
    return _node("Str", words)


def _node(name: str, content: Any) -> Node:
    return {"t": name, "c": content}
