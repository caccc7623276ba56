"""Pandoc's citation grammar: a key, a bracket of works, a work in the narrative with a bracket of its own.

`text/markdown/spans.py` finds keys and brackets and knows code, links and escapes; this module turns them into
citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from literature.model import Citation, CitationItem, Locator
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


@dataclass(frozen=True, slots=True)
class Key:
    """A key where it stands, `@` and a dash before it included."""

    name: str
    start: int
    end: int
    is_author_suppressed: bool


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
        return Key(braced[1], key_start, braced.end(), is_suppressed)
    plain = _PLAIN_KEY.match(text, at, end)
    if not plain:
        return None
    name = plain[1]
    if name[-1] == "_" and _closes_emphasis(text, max(start, at - _EMPHASIS_REACH), at):
        name = name.rstrip("_")
    return Key(name, key_start, at + 1 + len(name), is_suppressed) if name else None


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
        return Citation((_item(key),), is_narrative, key.start, key.end)
    items: list[CitationItem] = []
    for start, end, keys in _parts(text, bracket):
        if items:
            if not keys:
                return None
            items += _items(text, _unwrapped(text[start : keys[0].start]).strip(), keys, end)
            continue
        locators, rest = _split(text[start : keys[0].start if keys else end])
        if keys:
            items += (_item(key, "", locators), *_items(text, rest.lstrip(", \t").rstrip(), keys, end))
        else:
            is_bare = not locators and rest.lstrip()[:1].isalnum()
            items.append(_item(key, "", locators, f", {rest.lstrip()}" if is_bare else rest))
    return Citation(tuple(items), is_narrative, key.start, bracket.end)


def _parts(text: str, bracket: Bracket) -> Iterator[tuple[int, int, list[Key]]]:
    """What stands between the semicolons of a bracket, with the keys in it."""
    last = bracket.end - 1
    stops = [m.start() for m in _SEPARATOR.finditer(text, bracket.start + 1, last) if m[0] == ";"]
    hidden = sorted((*bracket.covered, *((key.start, key.end) for key in bracket.keys)))
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
        locators, between = _split(text[key.end : following.start])
        yield _item(key, prefix, locators)
        prefix = between.lstrip(", \t")
    locators, suffix = _split(text[keys[-1].end : end])
    yield _item(keys[-1], prefix, locators, suffix)


def _split(after: str) -> tuple[tuple[Locator, ...], str]:
    """Locators and suffix of what follows a key."""
    locators, consumed = parse_locators(after)
    return locators, _unwrapped(after[consumed:]).rstrip().replace("\\;", ";")


def _item(key: Key, prefix: str = "", locators: tuple[Locator, ...] = (), suffix: str = "") -> CitationItem:
    return CitationItem(key.name, key.start, key.end, prefix, locators, suffix, key.is_author_suppressed)


def _unwrapped(markdown: str) -> str:
    """Markdown on one line, the marks of a quotation at line starts dropped."""
    return _WRAP.sub(" ", markdown) if "\n" in markdown else markdown


def _closes_emphasis(text: str, start: int, at: int) -> bool:
    """Whether an underscore that ends a key would close an emphasis opened before the key."""
    depth = 0
    for edge in _EMPHASIS_EDGE.finditer(text, start, at + 1):
        depth = depth + 1 if edge["opening"] else max(0, depth - 1)
    return depth > 0
