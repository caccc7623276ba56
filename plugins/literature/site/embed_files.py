"""The small pages that a site has for frames of other sites, by its option `embeds`: where they stand, and what shows
them there. `embeds/` makes them."""

from __future__ import annotations

from collections.abc import Sequence

from literature.library.chosen_findings import findings_of_page
from literature.model import Finding, Page, escape_attribute
from literature.site.addresses import file_stem
from literature.site.site import Site
from literature.text.openings import opening

CARD, PLOT = "card", "plot"
_HEIGHTS = {CARD: 260, PLOT: 420}
"""Pixels that a frame is high; it scrolls where what it holds is higher."""


def embeds_of(site: Site, page: Page) -> tuple[str, ...]:
    """Those that a page has: the card of a concept that says what it is, the plot of a page with two figures or more
    that can be drawn; summaries, which are of one work, have none. None where the site has no address, by which frames
    would find them."""
    asked_for = site.settings.embeds if site.identity.url and "embeds" not in site.settings.without else ()
    if not page.front.is_found:
        return ()
    has = {
        CARD: lambda: page.kind == "concept" and bool(opening(page)),
        PLOT: lambda: page.kind != "summary" and len(drawn_findings(site, page)) > 1,
    }
    return tuple(name for name in (CARD, PLOT) if name in asked_for and has[name]())


def drawn_findings(site: Site, page: Page) -> Sequence[Finding]:
    """The findings of a page that can be drawn, each once."""
    found = {one.id: one for one in findings_of_page(site.library, page) if one.is_drawable}
    return tuple(found.values())


def embed_file(site: Site, page: Page, name: str) -> str:
    """Path below the site's folder of one of them: `concepts/bond/bond-card.html`."""
    return f"{file_stem(site.addresses.page(page.uri).removeprefix('./'), page.id)}-{name}.html"


def frame(site: Site, page: Page, name: str) -> str:
    """The HTML that shows one of them on another site."""
    address, title = site.identity.absolute(embed_file(site, page, name)), f"{page.title} ({site.identity.name})"
    return (
        f'<iframe src="{escape_attribute(address)}" title="{escape_attribute(title)}" width="100%" '
        f'height="{_HEIGHTS[name]}" loading="lazy" style="border: 1px solid"></iframe>'
    )
