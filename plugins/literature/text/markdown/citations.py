"""Pandoc's citation grammar: a key, a bracket of works, a work in the narrative with a bracket of its own.

`text/markdown/spans.py` finds keys and brackets and knows code, links and escapes; this module turns them into
citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from literature.model import Citation, CitationItem, IntentMark, Locator
from literature.text.markdown.locators import parse_locators

# Pandoc's manual, "Citation syntax": a letter, digit or `_`, then those and single marks between them. Two doors are
# closed that Pandoc leaves open, since pages are full of them: a tag (`@a<br>`) and a reference (`@a&nbsp;`).
_MARK = r"[:.#$%+?>~/-]|<(?![/A-Za-z][^<>]{0,200}>)|&(?!#?\w{1,31};)"
_LETTER = r"[\w\u0300-\u036f]"
_PLAIN_KEY = re.compile(rf"@(\w{_LETTER}*(?:(?:(?:{_MARK})(?={_LETTER})|[:/](?=/)){_LETTER}*)*)")
_BRACED_KEY = re.compile(r"@\{((?:[^\s{}]|\{[^\s{}]{0,200}\}){1,500})\}")
_SEPARATOR = re.compile(r"\\.|&#?\w{1,31};|;", re.DOTALL)
_WRAP = re.compile(r"[ \t]*\r?\n[ \t>]*")
_EMPHASIS_EDGE = re.compile(r"(?<![\w@])(?P<opening>_+)(?=[^\s_])|(?<=[^\s_])(?P<closing>_+)(?!\w)")
_EMPHASIS_REACH = 200
_MARKS = re.compile(r"\{:?[ ]*(?=[#.][\w-]|[\w-]+=)(?P<words>[^{}\n|]{1,200})\}")
_WORD = re.compile(r"\S+")
_LAST_MARKS = re.compile(rf"[ \t]*{_MARKS.pattern}[ \t]*\Z")
_BEHIND_CITATION = re.compile(r"(?<=[\]\w}])\{:?[ ]*\.[\w-][^{}\n|]{0,200}\}")


@dataclass(frozen=True, slots=True)
class Key:
    """A key where it stands, `@` and a dash before it included."""

    name: str
    start: int
    end: int
    is_author_suppressed: bool
    after: int
    """Offset after the marks that follow it, `end` where there are none."""
    marks: tuple[IntentMark, ...] = ()


@dataclass(slots=True)
class Bracket:
    """A bracket that may hold a citation."""

    start: int
    end: int = 0
    """Offset after the closing bracket; 0 while it is open."""
    keys: list[Key] = field(default_factory=list)
    """Keys within it, but not within a bracket inside it."""
    has_inner_keys: bool = False
    covered: list[tuple[int, int]] = field(default_factory=list)
    """Code, tags, math and inner brackets within it, in order."""


def match_key(text: str, at: int, start: int, end: int) -> Key | None:
    """The key whose `@` stands at an offset, within `start` and `end`, or `None`.

    After a letter or digit `@` starts no key, so that e-mail addresses stay what they are.
    """
    before = text[at - 1] if at > start else ""
    if before.isalnum() or before == "@":
        return None
    is_suppressed = before == "-" and not (at - 1 > start and (text[at - 2].isalnum() or text[at - 2] in "-@\\"))
    key_start = at - is_suppressed
    if braced := _BRACED_KEY.match(text, at, end):
        return _marked_key(text, Key(braced[1], key_start, braced.end(), is_suppressed, braced.end()))
    plain = _PLAIN_KEY.match(text, at, end)
    if not plain:
        return None
    name = plain[1]
    if name[-1] == "_" and _closes_emphasis(text, max(start, at - _EMPHASIS_REACH), at):
        name = name.rstrip("_")
    after = at + 1 + len(name)
    return _marked_key(text, Key(name, key_start, after, is_suppressed, after)) if name else None


def _marked_key(text: str, key: Key) -> Key:
    marks, after = marks_at(text, key.end)
    return replace(key, marks=marks, after=after) if marks else key


def marks_at(text: str, at: int) -> tuple[tuple[IntentMark, ...], int]:
    """The marks of an attribute list that begins at an offset, and the offset after it: `at` where there is none."""
    found = _MARKS.match(text, at)
    return (_marks(text, *found.span("words")), found.end()) if found else ((), at)


def _marks(text: str, start: int, end: int) -> tuple[IntentMark, ...]:
    return tuple(IntentMark(word[0].removeprefix("."), word.start()) for word in _WORD.finditer(text, start, end))


def without_marks(sentence: str) -> str:
    """Markdown without the marks behind its citations."""
    return _BEHIND_CITATION.sub("", sentence) if "{" in sentence else sentence


def with_marks_behind(text: str, citation: Citation) -> Citation:
    """The citation with the marks that follow it, which hold for all of its works that have none of their own."""
    marks, end = marks_at(text, citation.end)
    if not marks:
        return citation
    items = tuple(item if item.marks else replace(item, marks=marks) for item in citation.items)
    return replace(citation, items=items, end=end)


def parse_bracket(text: str, bracket: Bracket) -> Citation | None:
    """The citation a bracket holds, or `None`: as in Pandoc, each part between semicolons must name a work."""
    items: list[CitationItem] = []
    for start, end, keys in _parts(text, bracket):
        if not keys:
            return None
        items += _items(text, _unwrapped(text[start : keys[0].start]).strip(), keys, end)
    return Citation(tuple(items), False, bracket.start, bracket.end)


def parse_narrative(text: str, key: Key, bracket: Bracket | None) -> Citation | None:
    """A work in the sentence and what the bracket after it adds; `None` when that bracket is not the work's own.

    A suffix that begins the bracket gets a comma (`@a [emphasis added]`), since nothing else parts it from the year.
    """
    is_narrative = not key.is_author_suppressed
    if bracket is None:
        return Citation((_item(key),), is_narrative, key.start, key.after)
    items: list[CitationItem] = []
    for start, end, keys in _parts(text, bracket):
        if items:
            if not keys:
                return None
            items += _items(text, _unwrapped(text[start : keys[0].start]).strip(), keys, end)
            continue
        marks, stop = _marks_before(text, start, keys[0].start if keys else end)
        locators, rest = _split(text[start:stop])
        if keys:
            items += (_item(key, "", locators), *_items(text, rest.lstrip(", \t").rstrip(), keys, end))
        else:
            is_bare = not locators and rest.lstrip()[:1].isalnum()
            items.append(_item(key, "", locators, f", {rest.lstrip()}" if is_bare else rest))
        if marks:
            items[0] = replace(items[0], marks=marks)
    return Citation(tuple(items), is_narrative, key.start, bracket.end)


def _parts(text: str, bracket: Bracket) -> Iterator[tuple[int, int, list[Key]]]:
    """What stands between the semicolons of a bracket, with the keys in it."""
    last = bracket.end - 1
    stops = [m.start() for m in _SEPARATOR.finditer(text, bracket.start + 1, last) if m[0] == ";"]
    hidden = sorted((*bracket.covered, *((key.start, key.after) for key in bracket.keys)))
    start, first_key, next_hidden = bracket.start + 1, 0, 0
    for stop in (*stops, last):
        while next_hidden < len(hidden) and hidden[next_hidden][1] <= stop:
            next_hidden += 1
        if next_hidden < len(hidden) and hidden[next_hidden][0] < stop < last:
            continue
        key_count = first_key
        while key_count < len(bracket.keys) and bracket.keys[key_count].start < stop:
            key_count += 1
        yield start, stop, bracket.keys[first_key:key_count]
        start, first_key = stop + 1, key_count


def _items(text: str, prefix: str, keys: Sequence[Key], end: int) -> Iterator[CitationItem]:
    """The works of one part. A second key in it is a second work, and the words between are its prefix."""
    for key, following in pairwise(keys):
        locators, between = _split(text[key.after : following.start])
        yield _item(key, prefix, locators)
        prefix = between.lstrip(", \t")
    last = keys[-1]
    marks, stop = _marks_before(text, last.after, end)
    locators, suffix = _split(text[last.after : stop])
    item = _item(last, prefix, locators, suffix)
    yield replace(item, marks=marks) if marks else item


def _marks_before(text: str, start: int, end: int) -> tuple[tuple[IntentMark, ...], int]:
    """The marks of an attribute list that ends a part of a bracket, and the offset at which it begins."""
    found = _LAST_MARKS.search(text, start, end)
    return (_marks(text, *found.span("words")), found.start()) if found else ((), end)


def _split(after: str) -> tuple[tuple[Locator, ...], str]:
    """Locators and suffix of what follows a key."""
    locators, consumed = parse_locators(after)
    return locators, _unwrapped(after[consumed:]).rstrip().replace("\\;", ";")


def _item(key: Key, prefix: str = "", locators: tuple[Locator, ...] = (), suffix: str = "") -> CitationItem:
    return CitationItem(key.name, key.start, key.end, prefix, locators, suffix, key.is_author_suppressed, key.marks)


def _unwrapped(markdown: str) -> str:
    """Markdown on one line, the marks of a quotation at line starts dropped."""
    return _WRAP.sub(" ", markdown) if "\n" in markdown else markdown


def _closes_emphasis(text: str, start: int, at: int) -> bool:
    """Whether an underscore that ends a key would close an emphasis opened before the key."""
    depth = 0
    for edge in _EMPHASIS_EDGE.finditer(text, start, at + 1):
        depth = depth + 1 if edge["opening"] else max(0, depth - 1)
    return depth > 0
