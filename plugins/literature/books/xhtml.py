"""Blocks of a book as XHTML, each chapter in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

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
from literature.model import escape_attribute, escape_text

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}" dir="{direction}">
<head><meta charset="utf-8"/><title>{title}</title><link rel="stylesheet" type="text/css" href="book.css"/></head>
<body>
"""  # noqa: E501
_END = "</body>\n</html>\n"


def document(book: Book, title: str, body: str) -> str:
    """A whole file around its body."""
    head = _HEAD.format(
        language=escape_attribute(book.language.replace("_", "-")),
        direction="rtl" if book.is_rtl else "ltr",
        title=escape_text(title),
    )
    return f"{head}{body}\n{_END}"


class ChapterWriter(BlockWriter[str]):
    """Writes one chapter. `place_of` gives the file and fragment of an id, `figure_file` the file of a drawing."""

    def __init__(self, place_of: Callable[[str], str], figure_file: Callable[[Figure], str], notes: str) -> None:
        super().__init__(level=1)
        self._place_of = place_of
        self._figure_file = figure_file
        self._title_of_notes = notes
        self._notes: list[str] = []

    def body(self, chapter: Chapter) -> str:
        """What stands in the body of the chapter's file, its notes at the end."""
        kind = "bibliography" if any(isinstance(block, Entries) for block in chapter.blocks) else "chapter"
        text = self.blocks(chapter.blocks)
        id_ = escape_attribute(chapter.id)
        lines = [f'<section epub:type="{kind}" id="{id_}">', f"<h1>{escape_text(chapter.title)}</h1>", text]
        if self._notes:
            lines += ['<section epub:type="footnotes">', f"<h2>{escape_text(self._title_of_notes)}</h2>"]
            lines += [*self._notes, "</section>"]
        return "\n".join((*lines, "</section>"))

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Blocks, each on lines of its own."""
        return "\n".join(self.block(block) for block in blocks)

    def line(self, line: Iterable[Inline]) -> str:
        """What stands within an element."""
        return "".join(map(self._inline, line))

    def _inline(self, one: Inline) -> str:
        if isinstance(one, Break):
            return "<br/>"
        return self._note(one) if isinstance(one, Note) else self._words(one)

    def _note(self, note: Note) -> str:
        number = len(self._notes) + 1
        # Its place is taken before what it holds is written.
        self._notes.append("")
        back = f'<p><a href="#note-call-{number}" role="doc-backlink">{number}</a></p>'
        self._notes[number - 1] = (
            f'<aside epub:type="footnote" id="note-{number}">{back}\n{self.blocks(note.blocks)}</aside>'
        )
        return (
            f'<sup><a epub:type="noteref" role="doc-noteref" id="note-call-{number}" '
            f'href="#note-{number}">{number}</a></sup>'
        )

    def _words(self, one: Words) -> str:
        made = escape_text(one.text)
        for is_so, name in (
            (one.is_code, "code"), (one.is_italic, "em"), (one.is_bold, "strong"), (one.position, one.position),
        ):  # fmt: skip
            made = f"<{name}>{made}</{name}>" if is_so else made
        if one.target.startswith("#"):
            return f'<a href="{escape_attribute(self._place_of(one.target[1:]))}">{made}</a>'
        return f'<a href="{escape_attribute(one.target)}">{made}</a>' if one.target else made

    # Blocks

    def _heading(self, block: Heading, level: int) -> str:
        name = f"h{level}"
        return f'<{name} id="{escape_attribute(block.id)}">{self.line(block.words)}</{name}>'

    def _paragraph(self, block: Paragraph) -> str:
        return f"<p>{self.line(block.words)}</p>"

    def _items(self, block: Items) -> str:
        name = "ol" if block.is_numbered else "ul"
        start = f' start="{block.start}"' if block.is_numbered and block.start != 1 else ""
        return f"<{name}{start}>\n{''.join(map(self._item, block.items))}</{name}>"

    def _item(self, blocks: tuple[Block, ...]) -> str:
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return f"<li>{self.line(blocks[0].words)}</li>\n"
        return f"<li>{self.blocks(blocks)}</li>\n"

    def _definitions(self, block: Definitions) -> str:
        terms = (
            f"<dt>{self.line(term)}</dt>\n" + "".join(f"<dd>{self.blocks(one)}</dd>\n" for one in said or ((),))
            for term, said in block.terms
        )
        return f"<dl>\n{''.join(terms)}</dl>"

    def _quote(self, block: Quote) -> str:
        return f"<blockquote>{self.blocks(block.blocks)}</blockquote>"

    def _aside(self, block: Aside) -> str:
        title = f'<p class="title"><strong>{self.line(block.title)}</strong></p>\n' if block.title else ""
        return f'<div class="aside">{title}{self.blocks(block.blocks)}</div>'

    def _code(self, block: Code) -> str:
        return f"<pre><code>{escape_text(block.text)}</code></pre>"

    def _table(self, block: Table) -> str:
        head = "".join(f'<th scope="col">{self.line(cell)}</th>' for cell in block.head)
        rows = "".join(f"<tr>{''.join(self._cells(row))}</tr>\n" for row in block.rows)
        body = f"<tbody>\n{rows}</tbody>" if rows else ""
        return f"<table>\n<thead><tr>{head}</tr></thead>\n{body}</table>"

    def _cells(self, row: tuple[Line, ...]) -> Iterator[str]:
        return (f"<td>{self.line(cell)}</td>" for cell in row)

    def _figure(self, block: Figure) -> str:
        file, alt = escape_attribute(self._figure_file(block)), escape_attribute(block.alt)
        caption = f"<figcaption>{self.line(block.caption)}</figcaption>" if block.caption else ""
        return f'<figure><img src="{file}" alt="{alt}"/>{caption}</figure>'

    def _entries(self, block: Entries) -> str:
        made = []
        for entry in block.entries:
            id_ = f' id="{escape_attribute(entry.id)}"' if entry.id else ""
            about = f"\n{self.blocks(entry.about)}" if entry.about else ""
            made.append(f'<li{id_}><p class="entry">{self.line(entry.words)}</p>{about}</li>\n')
        return f'<ul class="references">\n{"".join(made)}</ul>'
