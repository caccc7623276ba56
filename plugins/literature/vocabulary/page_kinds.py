"""The kinds of authored pages: one row for each, with all that is done for a kind by its name.

What one of ours needs besides its row is found by its name: a definition in `schemas/front-matter.json`, a starter, and
functions of `render/pieces/panels.py` for what stands above and below its text. A kind of another package has all of
this in its row. Rules and joins about one kind alone ask for it by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args

from literature.extensions import NAME, Extension, ExtensionPoint, type_of
from literature.vocabulary.catalog import N_, NN_

PLAIN = "page"
"""The kind of a page that stands in no folder of a kind."""

SaysFirst = Literal["key point", "reason", "description", "opening"]
"""What may stand for a page where it is pointed at: the first of its key points, the reason of its verdict, the
description in its front matter, or its first paragraph."""


@dataclass(frozen=True, slots=True)
class PageKind:
    """What is known of one kind."""

    name: str
    """As options, front matter and messages have it."""
    one: str
    """Name for readers, capitalized."""
    many: str
    folder: str = ""
    """Below the docs folder, unless the option `kinds` says otherwise."""
    counted: tuple[str, str] = ("", "")
    """One and several of them, with their number."""
    beside: str = ""
    """What stands beside a page to say what it is."""
    says_first: tuple[SaysFirst, ...] = ("opening", "description")
    """What its card shows: the first of these that it has."""
    is_reviewed: bool = False
    """Whether it carries the day of a review, which may grow old."""
    needs_links: bool = False
    """Whether some other page ought to lead to it."""
    has_letters: bool = False
    """Whether its index stands under first letters."""
    is_said: bool = True
    """Whether its index says of each page what it says first; not where titles say it."""
    found_at: int = 80
    """Place among the kinds of results of a search, references standing at 30 and findings at 50."""
    cites_at: int = 30
    """Place among the kinds of pages that cite a work, where pages of references show their sentences."""
    front_matter: Mapping[str, Any] | None = None
    """Of a kind of another package: JSON Schema of the keys that its front matter has besides those of every page, by
    `properties` and `required`."""
    starter: str = ""
    """Of a kind of another package: what `literature new` begins such a page with."""
    card: Callable[[Any, Any], str] | None = None
    """Of a kind of another package: HTML below the heading of a page, made of the site as the page sees it and of
    the page."""
    lists: Callable[[Any, Any], Iterable[tuple[str, str]]] | None = None
    """The same for headings with HTML below a page's text."""


_KINDS = (
    PageKind(
        "summary", N_("Summary"), N_("Summaries"), "summaries",
        NN_("<strong>%(num)s</strong> summary", "<strong>%(num)s</strong> summaries"), N_("summary"),
        says_first=("key point", "opening", "description"), is_reviewed=True, has_letters=True,
        found_at=20, cites_at=40,
    ),
    PageKind(
        "concept", N_("Concept"), N_("Concepts"), "concepts",
        NN_("<strong>%(num)s</strong> concept", "<strong>%(num)s</strong> concepts"), N_("concept"),
        is_reviewed=True, needs_links=True, has_letters=True, found_at=10, cites_at=20,
    ),
    PageKind(
        "claim", N_("Claim"), N_("Claims"), "claims",
        NN_("<strong>%(num)s</strong> claim examined", "<strong>%(num)s</strong> claims examined"), N_("claim"),
        says_first=("reason", "opening", "description"), is_reviewed=True, needs_links=True, found_at=40, cites_at=10,
    ),
    PageKind(
        "reading", N_("Reading list"), N_("Reading lists"), "readings",
        NN_("<strong>%(num)s</strong> reading list", "<strong>%(num)s</strong> reading lists"), N_("reading"),
        says_first=("description", "opening"), needs_links=True, found_at=60, cites_at=50,
    ),
    PageKind(
        "path", N_("Path"), N_("Paths"), "paths",
        NN_("<strong>%(num)s</strong> path", "<strong>%(num)s</strong> paths"), N_("path"),
        says_first=("description", "opening"), found_at=65, cites_at=55,
    ),
)  # fmt: skip
PAGE = PageKind(PLAIN, N_("Page"), N_("Pages"), says_first=("description", "opening"), found_at=90)
"""Any other page."""

_FOLDER = re.compile(r"[\w-]+(?:/[\w-]+)*")
_OTHER_NAMES = frozenset(
    {PLAIN, *"reference finding text names questions findings notices provenance".split()}
    | {"front-matter", "check-report", "differences", "editions", "edition-changes"}
)
"""Of plain pages, of other results of a search, and of what is defined or published beside the schemas of kinds."""


def _fault_of(added: Extension[Any], others: tuple[PageKind, ...]) -> str:
    kind = added.value
    if not isinstance(kind, PageKind):
        return f"is {type_of(kind)}; expected a 'PageKind'"
    if kind.name != added.name:
        return f"is a kind '{kind.name}'; expected the name of its entry point"
    taken = (*_KINDS, *others)
    if not NAME.fullmatch(kind.name) or kind.name in _OTHER_NAMES.union(other.name for other in taken):
        return "has a name that is taken or that no kind can have; expected a word such as 'instrument'"
    if not all(isinstance(text, str) and text.strip() for text in (kind.one, kind.many, kind.beside)):
        return "lacks one of its names for readers: 'one', 'many' or 'beside'"
    if not _counts(kind.counted):
        return "lacks 'counted'; expected one and several, such as ('%(num)s book', '%(num)s books')"
    if not isinstance(kind.folder, str) or not _FOLDER.fullmatch(kind.folder):
        return f"has the folder {kind.folder!r}; expected such as 'instruments'"
    for other in taken:
        if kind.folder == other.folder or kind.many == other.many:
            return f"has the folder or the name for readers of the kind '{other.name}'"
    if not set(kind.says_first) <= set(get_args(SaysFirst)):
        return f"has other values in 'says_first' than {', '.join(get_args(SaysFirst))}"
    if not all(isinstance(place, int) for place in (kind.found_at, kind.cites_at)):
        return "has no number 'found_at' or 'cites_at'"
    if not isinstance(kind.starter, str):
        return f"has {type_of(kind.starter)} as 'starter'; expected Markdown"
    if not all(function is None or callable(function) for function in (kind.card, kind.lists)):
        return "has something else than functions as 'card' and 'lists'"
    return _what_is_wrong_with_the_schema(kind.front_matter)


def _counts(words: object) -> bool:
    try:
        return isinstance(words, tuple) and len(words) == 2 and all("7" in word % {"num": "7"} for word in words)
    except (TypeError, ValueError, KeyError):
        return False


def _what_is_wrong_with_the_schema(schema: object) -> str:
    if schema is None:
        return ""
    if not isinstance(schema, dict) or not isinstance(schema.get("properties", {}), dict):
        return f"has {type_of(schema)} as 'front_matter'; expected a JSON Schema with 'properties'"
    if "$ref" in str(schema):
        return "refers to another schema in its 'front_matter'"
    # Only a site that has such a kind waits for this package here.
    from jsonschema import Draft202012Validator, SchemaError

    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        return f"has a 'front_matter' that is no JSON Schema: {error.message}"
    return ""


PAGE_KINDS: ExtensionPoint[PageKind] = ExtensionPoint("literature.page_kinds", _fault_of)
"""Kinds of pages that other packages add."""


@cache
def page_kinds() -> Mapping[str, PageKind]:
    """The kinds that folders may hold, by name, in the order in which readers meet them; plain pages left out."""
    return MappingProxyType({kind.name: kind for kind in (*_KINDS, *PAGE_KINDS.installed().values)})


def page_kind(name: str) -> PageKind:
    """The kind of this name; that of plain pages for any other."""
    return page_kinds().get(name, PAGE)
