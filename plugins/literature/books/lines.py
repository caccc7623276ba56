"""Lines of a book: what stands within one element of Python-Markdown's tree, with the tags that authors write there,
and rich text. `reading.py` reads the blocks that lines stand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from html import unescape
from xml.etree.ElementTree import Element

from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AMP_SUBSTITUTE

from literature.books.model import Break, Inline, Line, Note, Words, clean
from literature.model import RichText

TAG = r"(</?[a-zA-Z][^<>]*>|<!--.*?-->)"
"""The pattern of what `AuthorsTag` reads."""
_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
_KEPT = frozenset({"b", "br", "code", "em", "i", "strong", "sub", "sup"})
"""Elements of HTML that authors write within lines and that books have."""
_SAID = frozenset({"a", "abbr", "cite", "div", "details", "mark", "p", "q", "section", "small", "span", "summary"})
"""Elements whose words stay while their tags go, which loses nothing to read."""
_STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
_KEPT_ELSEWHERE = {AMP_SUBSTITUTE: "&", FN_BACKLINK_TEXT: "", NBSP_PLACEHOLDER: ""}
_SPACES = re.compile(r"[ \t\r\n]+")
_PLAIN = Words("")


class AuthorsTag(InlineProcessor):
    """A tag within a line, kept as an element without text: `Stretch` joins those that belong together."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str, int, int]:  # type: ignore[override] # noqa: N802
        """As Python-Markdown asks its processors."""
        name = _NAME.match(m[1])
        element = Element("tag", {"name": name[1].lower() if name else "", "end": "/" if m[1][1] == "/" else ""})
        return element, m.start(0), m.end(0)


class LineReader:
    """Reads lines of one text."""

    def __init__(self, stash: list[str], note_of: Callable[[str], Note | None], left_out: dict[str, None]) -> None:
        """`stash` is what Python-Markdown has put away whole, `note_of` gives the note that a call names by the id of
        its element; names of elements that a book does not have are added to `left_out`."""
        self._stash = stash
        self._note_of = note_of
        self._left_out = left_out

    def line(self, element: Element) -> Line:
        """What an element holds."""
        return as_line(self._within(element, _PLAIN))

    def stretch(self, text: str | None) -> Stretch:
        """One that begins with a text."""
        return Stretch(self, text, _PLAIN)

    def stashed(self, element: Element) -> str:
        """What was put away whole and stands in an element alone; empty where something else does."""
        match = _STASHED.fullmatch((element.text or "").strip())
        return self._stash[int(match[1])] if match and not len(element) else ""

    def plain(self, text: str) -> str:
        """Text with the characters that Python-Markdown keeps elsewhere."""
        if "\x02" not in text:
            return text
        for written, meant in _KEPT_ELSEWHERE.items():
            text = text.replace(written, meant)
        return clean(_STASHED.sub(self._entity, text))

    def _entity(self, match: re.Match[str]) -> str:
        number = int(match[1])
        return unescape(self._stash[number]) if number < len(self._stash) else ""

    def words(self, text: str, style: Words) -> Iterator[Words]:
        """Text in a style; in code every space counts."""
        words = self.plain(text)
        if words:
            yield replace(style, text=unescape(words) if style.is_code else _SPACES.sub(" ", words))

    def inline(self, element: Element, style: Words) -> Iterator[Inline]:
        """An element of Python-Markdown's within a line."""
        tag = element.tag
        if tag == "br":
            yield Break()
        elif tag == "img":
            yield from self.words(element.get("alt", ""), style)
        elif tag == "a":
            target = unescape(self.plain(element.get("href", "")))
            yield from self._within(element, replace(style, target=target) if target else style)
        elif tag == "sup" and (link := element.find("a[@class='footnote-ref']")) is not None:
            note = self._note_of((link.get("href") or "").removeprefix("#"))
            if note is not None:
                yield note
        else:
            yield from self._within(element, _STYLES.get(tag, _same)(style))

    def leave_out(self, name: str) -> None:
        """Note an element of an author's by its name, if its words are all that it says."""
        if name and name not in _SAID:
            self._left_out.setdefault(name)

    def _within(self, element: Element, style: Words) -> list[Inline]:
        stretch = Stretch(self, element.text, style)
        for child in element:
            stretch.add(child)
        return stretch.made


class Stretch:
    """A line as it is read, child by child. A tag of an author's changes how what follows it is written."""

    def __init__(self, reader: LineReader, text: str | None, style: Words) -> None:
        self._reader = reader
        self._opened = [style]
        self.made: list[Inline] = [*reader.words(text or "", style)]

    def add(self, child: Element) -> None:
        """Read on, with the text behind the child."""
        if child.tag == "tag":
            self._tag(child.get("name", ""), is_end=bool(child.get("end")))
        else:
            self.made += self._reader.inline(child, self._opened[-1])
        self.made += self._reader.words(child.tail or "", self._opened[-1])

    def _tag(self, name: str, *, is_end: bool) -> None:
        if name == "br":
            self.made.append(Break())
        elif name not in _KEPT:
            self._reader.leave_out(name)
        elif not is_end:
            self._opened.append(_STYLES[name](self._opened[-1]))
        elif len(self._opened) > 1:
            self._opened.pop()


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


def as_line(words: Iterable[Inline]) -> Line:
    """A line without two stretches of one style beside each other, and without spaces at its ends."""
    made: list[Inline] = []
    for one in words:
        last = made[-1] if made else None
        if isinstance(one, Words) and isinstance(last, Words) and replace(one, text=last.text) == last:
            made[-1] = replace(last, text=last.text + one.text)
        else:
            made.append(one)
    return _trimmed(made)


def _trimmed(made: list[Inline]) -> Line:
    while made and _is_space(made[-1]):
        made.pop()
    while made and _is_space(made[0]):
        made.pop(0)
    if made and isinstance(made[0], Words):
        made[0] = replace(made[0], text=made[0].text.lstrip())
    if made and isinstance(made[-1], Words):
        made[-1] = replace(made[-1], text=made[-1].text.rstrip())
    return tuple(made)


def _is_space(one: Inline) -> bool:
    return isinstance(one, Break) or (isinstance(one, Words) and not one.text.strip())


def from_rich(text: RichText | str, *, is_bold: bool = False) -> Line:
    """Rich text, such as the entry of a work, with its links to other hosts."""
    runs = RichText.from_plain(text).runs if isinstance(text, str) else text.runs
    return tuple(
        Words(clean(run.text), run.italic, run.bold or is_bold, position=run.position, target=run.url)
        for run in runs
        if run.text
    )
