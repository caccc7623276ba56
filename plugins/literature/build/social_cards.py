"""The pictures of pages that other sites show of links, for any host. `render/figures/social_card.py` paints them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from literature.render.figures.social_card import Painter, SocialCard, card_of
from literature.site.site import Site

_FOLDER = "assets/literature/cards/"


@dataclass(frozen=True)
class SocialCards:
    """A card for each page that someone wrote and searches find. Generated pages share the site's own: there are ten
    times as many."""

    painter: Painter
    cards: Mapping[str, SocialCard]
    """By uri of the page."""

    @classmethod
    def of(cls, site: Site) -> SocialCards:
        """The cards of all pages but the home page, whose card is the site's own, and those kept out of searches, which
        hardly anyone links to; one whose letters the font does not have is left out."""
        painter = Painter(site.settings.card_color)
        cards = {
            uri: card_of(page, site.identity.name, site.catalog)
            for uri, page in site.library.pages.items()
            if uri != "index.md" and page.front.is_found
        }
        return cls(painter, {uri: card for uri, card in cards.items() if painter.can_write(card)})

    def address(self, uri: str) -> str:
        """Address of a page's card below the site; empty for a page without one."""
        return quote(_file(uri)) if uri in self.cards else ""

    def files(self) -> Iterator[tuple[str, bytes]]:
        """File below the site's folder and PNG of each card, one at a time."""
        yield from ((_file(uri), self.painter.paint(card)) for uri, card in self.cards.items())


def _file(uri: str) -> str:
    return _FOLDER + uri.removesuffix(".md") + ".png"
