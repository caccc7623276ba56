"""Marks beside a work that was retracted, doubted or corrected after it was published."""

from __future__ import annotations

from collections.abc import Iterable

from literature.model import Library, Notice, NoticeKind, escape_attribute, escape_text
from literature.vocabulary.catalog import N_, Catalog

_WORDS: dict[NoticeKind, str] = {
    "retraction": N_("retracted"),
    "expression of concern": N_("expression of concern"),
    "correction": N_("corrected"),
}
_ON_A_DAY: dict[NoticeKind, str] = {
    "retraction": N_("Retracted on %(date)s"),
    "expression of concern": N_("Expression of concern on %(date)s"),
    "correction": N_("Corrected on %(date)s"),
}
_WITHOUT_A_DAY: dict[NoticeKind, str] = {
    "retraction": N_("Retracted"),
    "expression of concern": N_("Expression of concern"),
    "correction": N_("Corrected"),
}


def notice_marks(library: Library, keys: Iterable[str], catalog: Catalog, href: str = "") -> str:
    """A mark for each kind of notice about these works, gravest first; empty for works without one.

    `href` leads to where the notices are told in full; without it the mark is no link.
    """
    kinds = {notice.kind for key in keys for notice in library.notices.get(key, ())}
    return "".join(_mark(kind, catalog, href) for kind in _WORDS if kind in kinds)


def notice_words(notice: Notice, catalog: Catalog) -> str:
    """`Retracted on 2021-03-04`."""
    if notice.date is None:
        return catalog.gettext(_WITHOUT_A_DAY[notice.kind])
    return catalog.gettext(_ON_A_DAY[notice.kind], date=catalog.date(notice.date))


def _mark(kind: NoticeKind, catalog: Catalog, href: str) -> str:
    name, words = kind.replace(" ", "-"), escape_text(catalog.gettext(_WORDS[kind]))
    if href:
        return f' <a class="lit-notice lit-notice-{name}" href="{escape_attribute(href)}">{words}</a>'
    return f' <span class="lit-notice lit-notice-{name}">{words}</span>'
