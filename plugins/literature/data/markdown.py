"""Markdown as any reader of it takes it: rich text with links, entries, what HTML says in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import unescape
from itertools import groupby
from operator import attrgetter

from literature.model import RichText, Run

_MEANT = re.compile(r"([\\`*_\[\]]|<(?=[a-zA-Z/!?]))")
_LINE_END = re.compile(r"</(?:li|p|tr|div|h[1-6]|dd)>|<br\s*/?>|<(?:ul|ol|table|svg)\b[^>]*>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(svg|script|style|button)\b.*?</\1>", re.IGNORECASE | re.DOTALL)
_TARGET = attrgetter("url", "key")
_TAG = re.compile(r"<[^<>]*>")


def as_markdown(text: RichText, address_of: Callable[[str], str] | None = None) -> str:
    """Rich text on one line. `address_of` gives where a work's key leads; without it, works are not linked."""
    parts = []
    for (url, key), runs in groupby((run for run in text.runs if run.text), key=_TARGET):
        words = "".join(map(_run, runs))
        target = address_of(key) if key and address_of is not None else url
        if target:
            # A reader of Markdown makes a link of an address between angle brackets.
            words = f"<{target}>" if words == escaped(target) else link(words, target)
        parts.append(words)
    return "".join(parts)


def link(words: str, target: str) -> str:
    """A link with these words, which are Markdown."""
    return f"[{words}]({target.replace('(', '%28').replace(')', '%29').replace(' ', '%20')})"


def escaped(text: str) -> str:
    """Text that means itself."""
    return _MEANT.sub(r"\\\1", text)


def listed(items: Iterable[str]) -> str:
    """A list of these, which are Markdown on one line each."""
    return "\n".join(f"- {item}" for item in items)


def words_of(html: str) -> str:
    """What HTML says, as a list with an item for each of its lines; pictures and buttons left out."""
    lines = (unescape(_TAG.sub("", line)) for line in _LINE_END.split(_UNSEEN.sub("", html).replace("\n", " ")) if line)
    return listed(escaped(words) for line in lines if (words := " ".join(line.split())))


def _run(run: Run) -> str:
    text = escaped(run.text)
    inner = text.strip()
    if not inner:
        return text
    before, behind = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if run.position:
        inner = f"<{run.position}>{inner}</{run.position}>"
    if run.bold:
        inner = f"**{inner}**"
    if run.italic:
        inner = f"*{inner}*"
    return f"{before}{inner}{behind}"
