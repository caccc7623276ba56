"""Markdown in which everything is resolved, as blocks of a book: by way of Python-Markdown's tree, without HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER
from markdown.extensions.toc import slugify, unique
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AMP_SUBSTITUTE

from literature.books.model import (
    Aside,
    Block,
    Break,
    Code,
    Definitions,
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
    clean,
    plain,
)  # fmt: skip
from literature.model import RichText

FIGURE = "book-figure:"
"""Scheme of images that stand for figures of the book, by number."""
_EXTENSIONS = ("admonition", "def_list", "fenced_code", "footnotes", "sane_lists", "tables")
_DETAILS = re.compile(r"^([ \t]*)\?\?\?\+?(?=[ \t])", re.MULTILINE)
_ABBREVIATION = re.compile(r"^[ ]{0,3}\*\[[^\]\n]+\]:[^\n]*\n?", re.MULTILINE)
_TAG = r"(</?[a-zA-Z][^<>]*>|<!--.*?-->)"
_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
_KEPT = frozenset({"b", "br", "code", "em", "i", "strong", "sub", "sup"})
"""Elements of HTML that authors write within lines and that books have."""
_SAID = frozenset({"a", "abbr", "cite", "div", "details", "mark", "p", "q", "section", "small", "span", "summary"})
"""Elements whose words stay while their tags go, which loses nothing to read."""
_UNREAD = re.compile(
    r"<(svg|script|style|iframe|video|audio|object|form|select)\b.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE
)
"""Elements that hold no words for readers, or none without the rest."""
_STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
_START = re.compile(r"\d{1,9}")
_KEPT_ELSEWHERE = {AMP_SUBSTITUTE: "&", FN_BACKLINK_TEXT: "", NBSP_PLACEHOLDER: ""}
_FENCED = re.compile(r"\s*<pre[^>]*><code[^>]*>(.*)</code></pre>\s*", re.DOTALL)
_SPACES = re.compile(r"[ \t\r\n]+")


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
        self._markdown.inlinePatterns.register(_Tag(_TAG, self._markdown), "html", 90)

    def read(self, text: str, figures: Mapping[str, Figure], id_: str) -> ReadText:
        """A text with the figures that its images name; ids of headings begin with `id_`."""
        parser = self._markdown
        parser.reset()
        told = clean(_ABBREVIATION.sub("", _DETAILS.sub(r"\1!!!", text)))
        lines: list[str] = told.expandtabs(4).split("\n")
        for preprocessor in parser.preprocessors:
            lines = preprocessor.run(lines)
        left_out: dict[str, None] = {}

        def unread(match: re.Match[str]) -> str:
            left_out.setdefault(match[1].lower())
            return ""

        lines = _UNREAD.sub(unread, "\n".join(lines)).split("\n")
        root = cast(Element, parser.parser.parseDocument(lines).getroot())
        for processor in parser.treeprocessors:
            made = processor.run(root)
            root = root if made is None else made
        stash = [one if isinstance(one, str) else "" for one in parser.htmlStash.rawHtmlBlocks]
        return _Tree(stash, root, figures, id_, left_out).read()


class _Tag(InlineProcessor):
    """A tag within a line, kept as an element without text: `_Tree` joins those that belong together."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str, int, int]:  # type: ignore[override] # noqa: N802
        name = _NAME.match(m[1])
        element = Element("tag", {"name": name[1].lower() if name else "", "end": "/" if m[1][1] == "/" else ""})
        return element, m.start(0), m.end(0)


class _Tree:
    def __init__(
        self, stash: list[str], root: Element, figures: Mapping[str, Figure], id_: str, left_out: dict[str, None]
    ) -> None:
        self._stash, self._root, self._figures, self._id, self._left_out = stash, root, figures, id_, left_out
        self._title = ""
        self._notes: dict[str, Element] = {}
        self._ids: set[str] = set()

    def read(self) -> ReadText:
        for notes in self._root.findall("div[@class='footnote']"):
            for item in notes.iter("li"):
                self._notes[item.get("id", "")] = item
            self._root.remove(notes)
        blocks = tuple(self._blocks(self._root))
        return ReadText(self._title, blocks, tuple(self._left_out))

    # Blocks

    def _blocks(self, parent: Element) -> Iterator[Block]:
        opened = [_PLAIN]
        loose: list[Inline] = list(self._words(parent.text or "", _PLAIN))
        for child in parent:
            made = _BLOCKS.get(child.tag)
            if made is None:
                loose += self._child(child, opened)
            else:
                yield from self._paragraph(loose)
                yield from made(self, child)
                loose, opened = [*self._words(child.tail or "", _PLAIN)], [_PLAIN]
        yield from self._paragraph(loose)

    def _paragraph(self, words: Iterable[Inline]) -> Iterator[Block]:
        """A paragraph; nothing where there are no words."""
        line = _trimmed(_joined(words))
        if line:
            yield Paragraph(line)

    def _of_paragraph(self, element: Element) -> Iterator[Block]:
        figures = [image for image in element.iter("img") if image.get("src", "").startswith(FIGURE)]
        for image in figures:
            yield self._figures[image.get("src", "").removeprefix(FIGURE)]
        stashed = _STASHED.fullmatch((element.text or "").strip())
        fenced = _FENCED.fullmatch(self._stash[int(stashed[1])]) if stashed and not len(element) else None
        if fenced is not None:
            yield Code(unescape(fenced[1]).rstrip("\n"))
        elif not figures:
            yield from self._paragraph(self._line(element))

    def _heading(self, element: Element) -> Iterator[Block]:
        words = _trimmed(_joined(self._line(element)))
        level = int(element.tag[1])
        if level == 1 and not self._title:
            self._title = plain(words).strip()
        elif words:
            anchor = unique(slugify(plain(words), "-"), self._ids)
            yield Heading(max(level, 2), words, f"{self._id}.{anchor}")

    def _items(self, element: Element) -> Iterator[Block]:
        items = tuple(tuple(self._blocks(item)) for item in element if item.tag == "li")
        start = element.get("start", "1")
        yield Items(items, element.tag == "ol", int(start) if _START.fullmatch(start) else 1)

    def _definitions(self, element: Element) -> Iterator[Block]:
        terms: list[tuple[Line, list[tuple[Block, ...]]]] = []
        for child in element:
            if child.tag == "dt" or not terms:
                terms.append((_trimmed(_joined(self._line(child))), []))
            else:
                terms[-1][1].append(tuple(self._blocks(child)))
        yield Definitions(tuple((term, tuple(said)) for term, said in terms))

    def _quote(self, element: Element) -> Iterator[Block]:
        yield Quote(tuple(self._blocks(element)))

    def _division(self, element: Element) -> Iterator[Block]:
        if "admonition" not in element.get("class", "").split():
            yield from self._blocks(element)
            return
        title = element.find("p[@class='admonition-title']")
        words = _trimmed(_joined(self._line(title))) if title is not None else ()
        if title is not None:
            element.remove(title)
        yield Aside(words, tuple(self._blocks(element)))

    def _preformatted(self, element: Element) -> Iterator[Block]:
        yield Code(unescape(self._plain("".join(element.itertext()))).strip("\n"))

    def _table(self, element: Element) -> Iterator[Block]:
        rows = [tuple(_trimmed(_joined(self._line(cell))) for cell in row) for row in element.iter("tr")]
        width = max(map(len, rows), default=0)
        whole = [(*row, *((),) * (width - len(row))) for row in rows]
        if width:
            yield Table(whole[0], tuple(whole[1:]))

    def _rule(self, element: Element) -> Iterator[Block]:
        yield from ()

    # Lines

    def _line(self, element: Element, style: Words | None = None) -> Iterator[Inline]:
        """What an element holds. A tag of an author's changes how what follows it is written."""
        style = style or _PLAIN
        opened = [style]
        yield from self._words(element.text or "", style)
        for child in element:
            yield from self._child(child, opened)

    def _child(self, child: Element, opened: list[Words]) -> Iterator[Inline]:
        if child.tag == "tag":
            yield from self._opened(child, opened)
        else:
            yield from self._inline(child, opened[-1])
        yield from self._words(child.tail or "", opened[-1])

    def _opened(self, tag: Element, opened: list[Words]) -> Iterator[Inline]:
        name = tag.get("name", "")
        if name == "br":
            yield Break()
        elif name in _KEPT:
            if not tag.get("end"):
                opened.append(_STYLES[name](opened[-1]))
            elif len(opened) > 1:
                opened.pop()
        elif name and name not in _SAID:
            self._left_out.setdefault(name)

    def _inline(self, element: Element, style: Words) -> Iterator[Inline]:
        tag = element.tag
        if tag == "br":
            yield Break()
        elif tag == "img":
            yield from self._words(element.get("alt", ""), style)
        elif tag == "a":
            target = unescape(self._plain(element.get("href", "")))
            yield from self._line(element, replace(style, target=target) if target else style)
        elif tag == "sup" and (note := self._note(element)) is not None:
            yield note
        else:
            yield from self._line(element, _STYLES.get(tag, _same)(style))

    def _note(self, element: Element) -> Note | None:
        link = element.find("a[@class='footnote-ref']")
        item = self._notes.get((link.get("href") or "").removeprefix("#")) if link is not None else None
        if item is None:
            return None
        for paragraph in item.iter():
            for back in paragraph.findall("a[@class='footnote-backref']"):
                paragraph.remove(back)
        return Note(tuple(self._blocks(item)))

    def _words(self, text: str, style: Words) -> Iterator[Words]:
        words = self._plain(text)
        if words:
            yield replace(style, text=unescape(words) if style.is_code else _SPACES.sub(" ", words))

    def _plain(self, text: str) -> str:
        """Text with the characters that Python-Markdown keeps elsewhere."""
        if "\x02" not in text:
            return text
        for written, meant in _KEPT_ELSEWHERE.items():
            text = text.replace(written, meant)
        return clean(_STASHED.sub(self._entity, text))

    def _entity(self, match: re.Match[str]) -> str:
        number = int(match[1])
        return unescape(self._stash[number]) if number < len(self._stash) else ""


_PLAIN = Words("")


def _same(style: Words) -> Words:
    return style


_STYLES: Mapping[str, Callable[[Words], Words]] = {
    "b": lambda style: replace(style, is_bold=True),
    "strong": lambda style: replace(style, is_bold=True),
    "i": lambda style: replace(style, is_italic=True),
    "em": lambda style: replace(style, is_italic=True),
    "code": lambda style: replace(style, is_code=True),
    "sup": lambda style: replace(style, position="sup"),
    "sub": lambda style: replace(style, position="sub"),
}
_BLOCKS: Mapping[str, Any] = {
    "p": _Tree._of_paragraph, "ul": _Tree._items, "ol": _Tree._items, "dl": _Tree._definitions,
    "blockquote": _Tree._quote, "div": _Tree._division, "pre": _Tree._preformatted, "table": _Tree._table,
    "hr": _Tree._rule, **{f"h{level}": _Tree._heading for level in range(1, 7)},
}  # fmt: skip


def _joined(words: Iterable[Inline]) -> list[Inline]:
    """A line without two stretches of one style beside each other, nor spaces beside spaces."""
    made: list[Inline] = []
    for one in words:
        last = made[-1] if made else None
        if isinstance(one, Words) and isinstance(last, Words) and replace(one, text=last.text) == last:
            made[-1] = replace(last, text=last.text + one.text)
        else:
            made.append(one)
    return made


def _trimmed(line: list[Inline]) -> Line:
    """A line without spaces at its ends."""
    made = list(line)
    while made and (isinstance(made[-1], Break) or (isinstance(made[-1], Words) and not made[-1].text.strip())):
        made.pop()
    while made and (isinstance(made[0], Break) or (isinstance(made[0], Words) and not made[0].text.strip())):
        made.pop(0)
    if made and isinstance(made[0], Words):
        made[0] = replace(made[0], text=made[0].text.lstrip())
    if made and isinstance(made[-1], Words):
        made[-1] = replace(made[-1], text=made[-1].text.rstrip())
    return tuple(made)


def from_rich(text: RichText | str, *, is_bold: bool = False) -> Line:
    """Rich text, such as the entry of a work, with its links to other hosts."""
    runs = RichText.from_plain(text).runs if isinstance(text, str) else text.runs
    return tuple(
        Words(clean(run.text), run.italic, run.bold or is_bold, position=run.position, target=run.url)
        for run in runs
        if run.text
    )
