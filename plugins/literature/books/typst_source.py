"""A book as a text that Typst sets. All words stand in it as strings, in which two characters alone mean something else
than themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files

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
)  # fmt: skip


def typst_source(book: Book) -> str:
    """The whole source, with the functions of `book.typ` on top. Ids are labels; what the index looks up is marked
    where it is linked to."""
    head = files("literature.books").joinpath("book.typ").read_text("utf-8")
    day = book.day
    facts = {
        "title": _string(book.title), "author": _string(book.author), "site": _string(book.site),
        "address": _string(book.address), "license": _string(book.license),
        "lang": _string(book.language.replace("_", "-").partition("-")[0]), "rtl": str(book.is_rtl).lower(),
        "day": f"datetime(year: {day.year}, month: {day.month}, day: {day.day})" if day else "none",
        "contents": _string(book.labels.contents) if len(book.chapters) > 2 else '""',
    }  # fmt: skip
    show = "#show: book.with(" + ", ".join(f"{name}: {value}" for name, value in facts.items()) + ")\n"
    return "\n".join((head, show, *_chapters(book), _index(book)))


def _chapters(book: Book) -> Iterator[str]:
    for part, chapters in book.parts():
        if part:
            yield f"#part({_string(part)})\n"
        for chapter in chapters:
            yield _Writer(chapter, book.indexed).chapter()


def _index(book: Book) -> str:
    rows = ", ".join(
        f"({_string(part.title)}, ({''.join(f'({_string(words)}, {_string(id_)}), ' for words, id_ in part.rows)}))"
        for part in book.index
    )
    return f"#index({_string(book.labels.index)}, ({rows},))\n" if rows else ""


class _Writer(BlockWriter[str]):
    def __init__(self, chapter: Chapter, indexed: frozenset[str]) -> None:
        super().__init__(chapter.level)
        self._chapter = chapter
        self._indexed = indexed

    def chapter(self) -> str:
        chapter = self._chapter
        head = f"#chapter({chapter.level}, {_string(chapter.id)}, {_string(chapter.title)})\n\n"
        return head + self.blocks(chapter.blocks) + "\n"

    def blocks(self, blocks: Iterable[Block]) -> str:
        return "\n\n".join(self.block(block) for block in blocks)

    def content(self, blocks: Iterable[Block]) -> str:
        return f"[{self.blocks(blocks)}]"

    def line(self, line: Iterable[Inline]) -> str:
        return "".join(map(self._inline, line))

    def _inline(self, one: Inline) -> str:
        if isinstance(one, Break):
            return "#linebreak();"
        if isinstance(one, Note):
            return f"#footnote{self.content(one.blocks)};"
        return self._words(one)

    def _words(self, one: Words) -> str:
        made = f"#raw({_string(one.text)});" if one.is_code else f"#{_string(one.text)};"
        for is_so, name in (
            (one.is_italic, "emph"), (one.is_bold, "strong"), (one.position == "sup", "super"),
            (one.position == "sub", "sub"),
        ):  # fmt: skip
            made = f"#{name}[{made}];" if is_so else made
        if one.target.startswith("#"):
            id_ = one.target[1:]
            return f"#{'marked' if id_ in self._indexed else 'inner'}({_string(id_)})[{made}];"
        return f"#outer({_string(one.target)})[{made}];" if one.target else made

    # Blocks

    def _heading(self, block: Heading, level: int) -> str:
        return f"#section({level}, {_string(block.id)})[{self.line(block.words)}]"

    def _paragraph(self, block: Paragraph) -> str:
        return self.line(block.words)

    def _items(self, block: Items) -> str:
        kind = f"enum(start: {block.start}, " if block.is_numbered else "list("
        is_tight = all(len(item) < 2 for item in block.items)
        return f"#{kind}tight: {str(is_tight).lower()}, {', '.join(map(self.content, block.items))})"

    def _definitions(self, block: Definitions) -> str:
        made = []
        for term, said in block.terms:
            blocks = tuple(one for each in said for one in each)
            made.append(f"terms.item([{self.line(term)}], {self.content(blocks)})")
        return f"#terms({', '.join(made)})"

    def _quote(self, block: Quote) -> str:
        return f"#quote(block: true){self.content(block.blocks)}"

    def _aside(self, block: Aside) -> str:
        return f"#aside([{self.line(block.title)}]){self.content(block.blocks)}"

    def _code(self, block: Code) -> str:
        return f"#raw({_string(block.text)}, block: true)"

    def _table(self, block: Table) -> str:
        head = self._cells(block.head)
        rows = "".join(f", {self._cells(row)}" for row in block.rows)
        return f"#grid-of({len(block.head)}, table.header({head}){rows})"

    def _cells(self, cells: tuple[Line, ...]) -> str:
        return ", ".join(f"[{self.line(cell)}]" for cell in cells)

    def _figure(self, block: Figure) -> str:
        svg, alt = _string(block.svg), _string(block.alt)
        return f"#drawing({svg}, {alt})[{self.line(block.caption)}]"

    def _entries(self, block: Entries) -> str:
        made = []
        for entry in block.entries:
            about = self.content(entry.about) if entry.about else "none"
            made.append(f"#entry({_string(entry.id)}, {about})[{self.line(entry.words)}]")
        return "\n".join(made)


def _string(text: str) -> str:
    """Text as a string of Typst's, which line ends may stand in."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
