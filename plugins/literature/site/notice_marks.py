"""Marks beside a work that was retracted, doubted or corrected after it was published."""

from __future__ import annotations

from collections.abc import Iterable

from literature.model import Library, Notice, NoticeKind, escape_attribute

_WORDS: dict[NoticeKind, str] = {
    "retraction": "retracted",
    "expression of concern": "expression of concern",
    "correction": "corrected",
}


def notice_marks(library: Library, keys: Iterable[str], href: str = "") -> str:
    """A mark for each kind of notice about these works, gravest first; empty for works without one.

    `href` leads to where the notices are told in full; without it the mark is no link.
    """
    kinds = {notice.kind for key in keys for notice in library.notices.get(key, ())}
    return "".join(_mark(kind, href) for kind in _WORDS if kind in kinds)


def notice_words(notice: Notice) -> str:
    """`Retracted on 2021-03-04`."""
    words = _WORDS[notice.kind].capitalize()
    return f"{words} on {notice.date.isoformat()}" if notice.date else words


def _mark(kind: NoticeKind, href: str) -> str:
    name = kind.replace(" ", "-")
    if href:
        return f' <a class="lit-notice lit-notice-{name}" href="{escape_attribute(href)}">{_WORDS[kind]}</a>'
    return f' <span class="lit-notice lit-notice-{name}">{_WORDS[kind]}</span>'
