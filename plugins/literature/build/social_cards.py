"""The pictures of pages that other sites show of links, for any host. `render/figures/social_card.py` paints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from literature.model import Page
from literature.render.figures.social_card import Painter, SocialCard, card_of
from literature.site.addresses import ASSET_FOLDER
from literature.site.site import Site
from literature.vocabulary.page_kinds import PLAIN

_FOLDER = f"{ASSET_FOLDER}cards/"
_KINDS_FOLDER = f"{ASSET_FOLDER}cards-of-kinds/"


@dataclass(frozen=True)
class SocialCards:
    """A card for each page that someone wrote and searches find, of which those of a kind share one: a link
    shows their titles anyway. Generated pages share the site's own: there are ten times as many."""

    painter: Painter
    pages: Mapping[str, str]
    """By uri of the page, the file of its card."""
    cards: Mapping[str, SocialCard]
    """By file below the site's folder."""

    @classmethod
    def of(cls, site: Site) -> SocialCards:
        """The cards of all pages but the home page, whose card is the site's own, and those kept out of searches, which
        hardly anyone links to; one whose letters the font does not have is left out."""
        painter = Painter(site.settings.card_color)
        shown = [page for page in site.library.pages.values() if page.uri != "index.md" and page.front.is_found]
        cards = {_file(page): card_of(page, site.identity.name, site.catalog) for page in shown}
        cards = {file: card for file, card in cards.items() if painter.can_write(card)}
        return cls(painter, {page.uri: _file(page) for page in shown if _file(page) in cards}, cards)

    def address(self, uri: str) -> str:
        """Address of a page's card below the site; empty for a page without one."""
        return quote(self.pages.get(uri, ""))

    def files(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """File below the site's folder and PNG of the cards in some of these files, one at a time."""
        yield from ((file, self.painter.paint(self.cards[file])) for file in names)


def _file(page: Page) -> str:
    return f"{_KINDS_FOLDER}{page.kind}.png" if page.kind != PLAIN else f"{_FOLDER}{page.uri.removesuffix('.md')}.png"
