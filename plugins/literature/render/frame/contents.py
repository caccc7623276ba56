"""The contents of a page, taken from its finished HTML: for the frame, which repeats the theme's own item for each
heading, and folded below the title, for screens where the theme has no room for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape, unescape
from typing import TypeVar

from literature.vocabulary.catalog import Catalog

T = TypeVar("T")

_HEADING = re.compile(
    r'<h(?P<level>[1-6])(?=\s)[^>]*?\sid="(?P<id>[^"]+)"[^>]*>(?P<title>.*?)</h(?P=level)>', re.DOTALL
)
_LEFT_OUT = re.compile(r'<a class="headerlink".*?</a>|<span class="lit-count">.*?</span>|<[^>]+>', re.DOTALL)
_PLACE = re.compile(r'(?=<h2[\s>]|<section class="lit-session"|<div class="lit-work">)')
"""Before the first section, or what holds it."""
_FEWEST = 3
"""Headings from which folded contents are of use."""


@dataclass(frozen=True, slots=True)
class PageHeading:
    """A heading that can be linked to."""

    level: int
    id: str
    title: str
    """Plain text."""


def headings_of(html: str) -> tuple[PageHeading, ...]:
    """Every heading with an id, in order, in the words that contents need: without counts and signs for links."""
    return tuple(
        PageHeading(int(found["level"]), found["id"], " ".join(unescape(_LEFT_OUT.sub("", found["title"])).split()))
        for found in _HEADING.finditer(html)
    )


def nested(headings: Iterable[PageHeading], make: Callable[[PageHeading, list[T]], T]) -> list[T]:
    """What a host makes of each heading and of those below it: each stands below the nearest one above it of a higher
    level. `make` is given the list for those below, which is filled afterwards."""
    top: list[T] = []
    above: list[tuple[int, list[T]]] = []
    for heading in headings:
        while above and above[-1][0] >= heading.level:
            above.pop()
        below: list[T] = []
        (above[-1][1] if above else top).append(make(heading, below))
        above.append((heading.level, below))
    return top


def contents_title(catalog: Catalog) -> str:
    """What stands above the contents of a page."""
    return catalog.gettext("On this page")


def with_contents(html: str, title: str) -> str:
    """The article with its contents folded under a title before the first section; one with few sections stays as it
    is."""
    sections = [heading for heading in headings_of(html) if heading.level == 2]
    if len(sections) < _FEWEST:
        return html
    items = "".join(f'<li><a href="#{escape(one.id)}">{escape(one.title)}</a></li>' for one in sections)
    folded = (
        '<details class="lit-contents" data-search-exclude>'
        f"<summary>{escape(title)}</summary>\n<ol>{items}</ol></details>\n"
    )
    return _PLACE.sub(lambda _: folded, html, count=1)
