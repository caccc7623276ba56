"""Markdown in which everything is resolved, as blocks of a book: by way of Python-Markdown's tree, without HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import slugify, unique

from literature.books.lines import TAG, AuthorsTag, LineReader, as_line
from literature.books.model import (
    Aside,
    Block,
    Code,
    Definitions,
    Figure,
    Heading,
    Items,
    Line,
    Note,
    Paragraph,
    Quote,
    Table,
    clean,
    plain,
)  # fmt: skip

FIGURE = "book-figure:"
"""Scheme of images that stand for figures of the book, by number."""
_EXTENSIONS = ("admonition", "def_list", "fenced_code", "footnotes", "sane_lists", "tables")
_DEEPEST = 16
"""How many blocks stand within each other: typst and XML readers have limits that authors do not reach."""
_DETAILS = re.compile(r"^([ \t]*)\?\?\?\+?(?=[ \t])", re.MULTILINE)
_ABBREVIATION = re.compile(r"^[ ]{0,3}\*\[[^\]\n]+\]:[^\n]*\n?", re.MULTILINE)
_UNREAD = re.compile(
    r"(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ ]*\n).)+?(?<!`)(?P=ticks)(?!`)"
    r"|<(?P<name>svg|script|style|iframe|video|audio|object|form|select)\b.*?(?:</(?P=name)>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
"""Elements that hold no words for readers, or none without the rest; and code within a paragraph, in which they may be
named."""
_START = re.compile(r"\d{1,9}")
_FENCED = re.compile(r"\s*<pre[^>]*><code[^>]*>(.*)</code></pre>\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text as blocks."""

    title: str
    """The words of its heading of level 1; empty without one."""
    blocks: tuple[Block, ...]
    left_out: tuple[str, ...] = ()
    """Names of the elements of HTML that a book does not have, each once."""


class MarkdownReader:
    """Reads texts one after the other."""

    def __init__(self) -> None:
        self._markdown = Markdown(extensions=list(_EXTENSIONS), output_format="xhtml")
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._markdown.inlinePatterns.register(AuthorsTag(TAG, self._markdown), "html", 90)

    def read(self, text: str, figures: Mapping[str, Figure], id_: str) -> ReadText:
        """A text with the figures that its images name; ids of headings begin with `id_`."""
        parser = self._markdown
        parser.reset()
        lines: list[str] = clean(text).expandtabs(4).split("\n")
        for preprocessor in parser.preprocessors:
            lines = preprocessor.run(lines)
        # Fenced code is put away by now.
        told = _ABBREVIATION.sub("", _DETAILS.sub(r"\1!!!", "\n".join(lines)))
        left_out: dict[str, None] = {}

        def unread(match: re.Match[str]) -> str:
            if match["ticks"]:
                return match[0]
            left_out.setdefault(match["name"].lower())
            return ""

        lines = _UNREAD.sub(unread, told).split("\n")
        root = cast(Element, parser.parser.parseDocument(lines).getroot())
        for processor in parser.treeprocessors:
            made = processor.run(root)
            root = root if made is None else made
        stash = [one if isinstance(one, str) else "" for one in parser.htmlStash.rawHtmlBlocks]
        return _Tree(stash, root, figures, id_, left_out).read()


class _Tree:
    def __init__(
        self, stash: list[str], root: Element, figures: Mapping[str, Figure], id_: str, left_out: dict[str, None]
    ) -> None:
        self._root, self._figures, self._id, self._left_out = root, figures, id_, left_out
        self._lines = LineReader(stash, self._note, left_out)
        self._title = ""
        self._notes: dict[str, Element] = {}
        self._in_note: set[str] = set()
        self._depth = 0
        self._ids: set[str] = set()

    def read(self) -> ReadText:
        for notes in self._root.findall("div[@class='footnote']"):
            for item in notes.iter("li"):
                self._notes[item.get("id", "")] = item
            self._root.remove(notes)
        blocks = tuple(self._blocks(self._root))
        return ReadText(self._title, blocks, tuple(self._left_out))

    def _blocks(self, parent: Element) -> Iterator[Block]:
        loose = self._lines.stretch(parent.text)
        for child in parent:
            made = _BLOCKS.get(child.tag)
            if made is None:
                loose.add(child)
            else:
                yield from _paragraph(as_line(loose.made))
                yield from made(self, child)
                loose = self._lines.stretch(child.tail)
        yield from _paragraph(as_line(loose.made))

    def _inner(self, element: Element) -> tuple[Block, ...]:
        """What stands in a block that holds others."""
        self._depth += 1
        blocks = tuple(self._blocks(element))
        self._depth -= 1
        return blocks

    def _boxed(self, block: Block, held: Iterable[Iterable[Block]]) -> Iterator[Block]:
        """A block that holds others; the others alone where it stands deeper than a page has room for."""
        if self._depth < _DEEPEST:
            yield block
        else:
            for blocks in held:
                yield from blocks

    def _note(self, id_: str) -> Note | None:
        """A note by the id of its element. One that notes within a note call again stands there once, so that notes
        that call each other come to an end."""
        if id_ not in self._notes or id_ in self._in_note:
            return None
        is_outermost = not self._in_note
        self._in_note.add(id_)
        item = self._notes[id_]
        for paragraph in item.iter():
            for back in paragraph.findall("a[@class='footnote-backref']"):
                paragraph.remove(back)
        note = Note(tuple(self._blocks(item)))
        if is_outermost:
            self._in_note.clear()
        return note

    def _of_paragraph(self, element: Element) -> Iterator[Block]:
        names = (image.get("src", "") for image in element.iter("img"))
        drawn = [name.removeprefix(FIGURE) for name in names if name.startswith(FIGURE)]
        figures = [self._figures[name] for name in drawn if name in self._figures]
        yield from figures
        fenced = _FENCED.fullmatch(self._lines.stashed(element))
        if fenced is not None:
            yield Code(unescape(fenced[1]).rstrip("\n"))
        elif not figures:
            yield from _paragraph(self._lines.line(element))

    def _heading(self, element: Element) -> Iterator[Block]:
        words = self._lines.line(element)
        level = int(element.tag[1])
        if level == 1 and not self._title:
            self._title = plain(words).strip()
        elif words:
            anchor = unique(slugify(plain(words), "-"), self._ids)
            yield Heading(max(level, 2), words, f"{self._id}.{anchor}")

    def _items(self, element: Element) -> Iterator[Block]:
        items = tuple(self._inner(item) for item in element if item.tag == "li")
        start = element.get("start", "1")
        whole = Items(items, element.tag == "ol", int(start) if _START.fullmatch(start) else 1)
        yield from self._boxed(whole, items)

    def _definitions(self, element: Element) -> Iterator[Block]:
        terms: list[tuple[Line, list[tuple[Block, ...]]]] = []
        for child in element:
            if child.tag == "dt" or not terms:
                terms.append((self._lines.line(child), []))
            else:
                terms[-1][1].append(self._inner(child))
        whole = Definitions(tuple((term, tuple(said)) for term, said in terms))
        yield from self._boxed(whole, (blocks for term, said in terms for blocks in (_paragraph(term), *said)))

    def _quote(self, element: Element) -> Iterator[Block]:
        blocks = self._inner(element)
        yield from self._boxed(Quote(blocks), (blocks,))

    def _division(self, element: Element) -> Iterator[Block]:
        if "admonition" not in element.get("class", "").split():
            yield from self._blocks(element)
            return
        title = element.find("p[@class='admonition-title']")
        words = self._lines.line(title) if title is not None else ()
        if title is not None:
            element.remove(title)
        blocks = self._inner(element)
        yield from self._boxed(Aside(words, blocks), (_paragraph(words), blocks))

    def _preformatted(self, element: Element) -> Iterator[Block]:
        yield Code(unescape(self._lines.plain("".join(element.itertext()))).strip("\n"))

    def _table(self, element: Element) -> Iterator[Block]:
        rows = [tuple(self._lines.line(cell) for cell in row) for row in element.iter("tr")]
        width = max(map(len, rows), default=0)
        whole = [(*row, *((),) * (width - len(row))) for row in rows]
        if width:
            yield Table(whole[0], tuple(whole[1:]))

    def _rule(self, element: Element) -> Iterator[Block]:
        yield from ()


def _paragraph(line: Line) -> Iterator[Block]:
    """A paragraph; nothing where there are no words."""
    if line:
        yield Paragraph(line)


_BLOCKS: Mapping[str, Any] = {
    "p": _Tree._of_paragraph, "ul": _Tree._items, "ol": _Tree._items, "dl": _Tree._definitions,
    "blockquote": _Tree._quote, "div": _Tree._division, "pre": _Tree._preformatted, "table": _Tree._table,
    "hr": _Tree._rule, **{f"h{level}": _Tree._heading for level in range(1, 7)},
}  # fmt: skip
