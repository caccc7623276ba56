"""Finds citations and links by name that are still as they were typed where readers see them: in HTML, and in lines
that no one resolves. `text/markdown/scanner.py` finds those that are resolved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from literature.text.markdown.citations import match_key
from literature.text.markdown.tags import CODE

_EDGE = re.compile(r"<!--.*?(?:-->|\Z)|<(?P<closing>/?)(?P<name>[A-Za-z][\w-]*)(?P<attributes>[^<>]*)>", re.DOTALL)
_WORDS = re.compile(r"\s(?:alt|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_MATH = re.compile(r"\\\(.*?(?:\\\)|\Z)|\\\[.*?(?:\\\]|\Z)|\$\$.*?(?:\$\$|\Z)|\$[^$\n]{1,300}\$", re.DOTALL)
_HIDDEN = CODE | {"template", "title"}
_HIDDEN_TEXT = re.compile(rf"<({'|'.join(sorted(_HIDDEN))})(?=[\s>])[^<>]*>[^<]*</\1\s*>", re.IGNORECASE)
"""Elements in which nothing counts, as far as they hold no others. Nearly every page has one with the record of itself,
and nothing else in which to look for more."""
_END = "\0"
_INSIDE = r"[^\[\]\0]"
_TYPED = re.compile(rf"\[\[(?=[^\s\[\]]){_INSIDE}{{1,300}}\]\]|\[{_INSIDE}{{0,300}}@{_INSIDE}{{0,300}}\]|@")
_KEY_FIRST = re.compile(r"\[-?@\{?\w")


def typed_markup(html: str, is_key: Callable[[str], bool]) -> list[str]:
    """`[[names]]`, `[@citations]` and keys in the narrative that readers of the HTML see, each once, blanks folded.

    Code, mathematics and comments do not count, and neither does what an author escaped, which stands there as a
    character reference. Without a bracket that begins with it, `@word` is a citation only if `is_key` says so.
    """
    if not _may_hold(html) or ("<!--" not in html and not _may_hold(_HIDDEN_TEXT.sub(_END, html))):
        return []
    return list(dict.fromkeys(_found(_MATH.sub(_END, "".join(_seen(html))), is_key)))


def _may_hold(html: str) -> bool:
    return "@" in html or "[[" in html


def _found(text: str, is_key: Callable[[str], bool]) -> Iterator[str]:
    for match in _TYPED.finditer(text):
        if match[0].startswith("[[") or _KEY_FIRST.match(match[0]):
            yield _plain(match[0])
            continue
        keys = (match_key(text, at, 0, len(text)) for at in _places_of_keys(text, match.start(), match.end()))
        known = [key for key in keys if key is not None and is_key(key.name)]
        if known:
            yield _plain(match[0] if match[0] != "@" else text[known[0].start : known[0].end])


def _places_of_keys(text: str, start: int, end: int) -> Iterator[int]:
    at = text.find("@", start, end)
    while at >= 0:
        yield at
        at = text.find("@", at + 1, end)


def _plain(typed: str) -> str:
    return " ".join(unescape(typed).split())


def _seen(html: str) -> Iterator[str]:
    """What readers see, tags left out, and the words of images and of links that are pointed at."""
    position = depth = 0
    inside = ""
    for edge in _EDGE.finditer(html):
        if not inside:
            yield html[position : edge.start()]
        position = edge.end()
        name = (edge["name"] or "").lower()
        if inside:
            if name == inside:
                depth += -1 if edge["closing"] else 1
                inside = inside if depth else ""
        elif name in _HIDDEN and not edge["closing"]:
            inside, depth = name, 1
            yield _END
        elif name and "=" in edge["attributes"]:
            yield from (f"{_END}{words[1] or words[2] or ''}{_END}" for words in _WORDS.finditer(edge["attributes"]))
    if not inside:
        yield html[position:]
