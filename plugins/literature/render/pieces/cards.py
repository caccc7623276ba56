"""The small card of each page, which `assets/cards.js` shows where a link to the page is pointed at.

A card stands on its own page, hidden, and is fetched with it: the fetch warms the page that the reader is likely to
open next, nothing can grow stale beside it, and its cost does not grow with the library (a file of 10,000 cards would
weigh 5 MB). A finding's card is its row on the findings page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup

from literature.model import Page
from literature.references.addresses import lasting_address
from literature.render.pieces.free_links import free_link
from literature.render.pieces.inline import one_block
from literature.render.pieces.verdicts import verdict_words
from literature.render.templates import fill
from literature.site.here import Here
from literature.site.sentences import spoken
from literature.site.site import Site
from literature.text.openings import first_key_point, opening
from literature.vocabulary.grades import TIERS
from literature.vocabulary.page_kinds import PLAIN, SaysFirst, page_kind

_DESCRIPTION = 160
"""Characters that search engines show."""


def reference_card(here: Here, key: str) -> Markup:
    """Entry, how it was checked, the first key point of its summary, and where to go on, for the work's own page."""
    site = here.site
    provenance = site.library.provenance.get(key)
    summary = site.library.summaries.get(key)
    reference = site.library.references[key]
    return _card(
        here,
        "card_reference.html",
        key=key,
        checked=site.catalog.gettext(TIERS[provenance.tier][0]) if provenance else "",
        point=here.html(spoken(site, first_key_point(summary))) if summary else "",
        summary=summary,
        number=len(site.library.mentions.get(key, ())),
        link=lasting_address(reference),
        free=free_link(site, key),
    )


def page_card(here: Here, page: Page) -> Markup:
    """The card of an authored page: its title, what it is, and what it says first."""
    site = here.site
    kind = page_kind(page.kind)
    return _card(
        here,
        "card_page.html",
        page=page,
        kind=site.catalog.gettext(kind.one) if kind.name != PLAIN else "",
        facts=_facts(site, page),
        key=site.library.resolve(page.front.reference) if page.kind == "summary" else "",
        text=here.html(spoken(site, _said(page, kind.says_first))),
    )


def page_description(site: Site, page: Page) -> str:
    """A page in at most 160 characters of plain text: its own description, else what it says first."""
    text = _said(page, ("description", *page_kind(page.kind).says_first))
    words = spoken(site, text).as_plain()
    if len(words) <= _DESCRIPTION:
        return words
    return words[:_DESCRIPTION].rpartition(" ")[0].rstrip(",;:. ") + " …"


_SAID: Mapping[SaysFirst, Callable[[Page], str]] = {
    "key point": first_key_point,
    "reason": lambda page: page.front.because,
    "description": lambda page: page.front.description,
    "opening": opening,
}


def _said(page: Page, order: Iterable[SaysFirst]) -> str:
    """The first of these that a page has."""
    return next((text for name in order if (text := _SAID[name](page))), "")


def _facts(site: Site, page: Page) -> list[str | Markup]:
    """What is said beside the kind of page."""
    library, verdict = site.library, verdict_words(page.front.verdict, site.catalog)
    facts = [verdict, page.front.design.capitalize(), *map(_literature, page.front.literature)]
    if page.uri in library.reading_lists:
        number = len(library.reading_lists[page.uri].sessions)
        facts.append(site.catalog.ngettext("%(num)s session", "%(num)s sessions", number))
    return [fact for fact in facts if fact]


def _literature(name: str) -> str:
    return name[:1].upper() + name[1:]


def _card(here: Here, template: str, **values: object) -> Markup:
    return Markup(one_block(fill(here, template, **values)))
