"""The kinds of authored pages: one row for each, with all that is done for a kind by its name.

What a kind needs besides its row is its own: a definition in `schemas/front-matter.json`, a starter, and functions of
`render/pieces/panels.py` for what stands above and below its text. Rules and joins about one kind alone ask for it by
name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from literature.vocabulary.catalog import N_, NN_

PLAIN = "page"
"""The kind of a page that stands in no folder of a kind."""

SaysFirst = Literal["key point", "description", "opening"]
"""What may stand for a page where it is pointed at: the first of its key points, the description in its front matter,
or its first paragraph."""


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
    schema: str = PLAIN
    """Definition in `schemas/front-matter.json`: which keys front matter may and must have."""
    starter: str = ""
    """File of `starting/starters/` without `.md`, with which `literature new` begins such a page; empty for none."""
    above: str = ""
    """Function of `render/pieces/panels.py` for what stands below a page's heading."""
    below: str = ""
    """The same for the lists below a page's text."""
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


_KINDS = (
    PageKind(
        "summary", N_("Summary"), N_("Summaries"), "summaries",
        NN_("<strong>%(num)s</strong> summary", "<strong>%(num)s</strong> summaries"), N_("summary"),
        schema="summary", starter="summary", above="summary_card",
        says_first=("key point", "opening", "description"), is_reviewed=True, found_at=20,
    ),
    PageKind(
        "concept", N_("Concept"), N_("Concepts"), "concepts",
        NN_("<strong>%(num)s</strong> concept", "<strong>%(num)s</strong> concepts"), N_("concept"),
        schema="concept", starter="concept", below="concept_lists",
        is_reviewed=True, needs_links=True, has_letters=True, found_at=10,
    ),
    PageKind(
        "claim", N_("Claim"), N_("Claims"), "claims",
        NN_("<strong>%(num)s</strong> claim examined", "<strong>%(num)s</strong> claims examined"), N_("claim"),
        schema="claim", starter="claim", above="claim_card", is_reviewed=True, needs_links=True, is_said=False,
        found_at=40,
    ),
    PageKind(
        "reading", N_("Reading list"), N_("Reading lists"), "readings",
        NN_("<strong>%(num)s</strong> reading list", "<strong>%(num)s</strong> reading lists"), N_("reading"),
        schema="reading", starter="reading", says_first=("description", "opening"), needs_links=True,
        found_at=60,
    ),
)  # fmt: skip
PAGE = PageKind(PLAIN, N_("Page"), N_("Pages"), says_first=("description", "opening"), found_at=90)
"""Any other page."""

_BY_NAME: Mapping[str, PageKind] = MappingProxyType({kind.name: kind for kind in _KINDS})


def page_kinds() -> Mapping[str, PageKind]:
    """The kinds that folders may hold, by name, in the order in which readers meet them; plain pages left out."""
    return _BY_NAME


def page_kind(name: str) -> PageKind:
    """The kind of this name; that of plain pages for any other."""
    return page_kinds().get(name, PAGE)
