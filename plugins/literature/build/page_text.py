"""The Markdown of a page as the host is to render it, with everything that belongs to the page's kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any, Protocol

from literature.model import Page
from literature.rebuilding.reads import Source
from literature.render.inserts import Inserts, with_inserts, without_sentences
from literature.render.linked_text import link_text
from literature.render.pages.findings_page import EVIDENCE_MAP_URI, evidence_map_page, findings_page
from literature.render.pages.generated import GeneratedPages
from literature.render.pages.kind_indexes import beside_kind_index, kind_index, kind_index_uris
from literature.render.pages.map_page import MAP_URI, map_page
from literature.render.pages.search_page import SEARCH_URI, search_page
from literature.render.pieces.beside import BesidePages
from literature.render.pieces.cards import page_card, page_description
from literature.render.pieces.cite_page import page_tools
from literature.render.pieces.corrections import correct_page
from literature.render.pieces.kicker import page_kicker
from literature.render.pieces.margin_notes import margin_notes
from literature.render.pieces.panels import with_panels
from literature.site.here import Here
from literature.site.site import Site
from literature.site.watched import cached_from_site, sources_of
from literature.vocabulary.page_kinds import PLAIN


@dataclass(frozen=True, slots=True)
class PageText:
    """What a host is given for a page."""

    markdown: str
    """With marks for what the tool adds."""
    description: str
    """What the page says first, as plain text for search engines and previews; empty for one that is not authored."""
    pieces: tuple[str, ...] = ()
    """HTML that belongs in the places of the marks."""
    faults: tuple[str, ...] = ()
    """What other packages failed in, a line each."""
    beside: str = ""
    """HTML for beside the page, where the theme has room for it."""
    notes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Of the margin, as `render/pieces/margin_notes.py` makes and places them."""
    kicker: str = ""
    """The line above its title, as `render/pieces/kicker.py` makes and places it."""

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> PageText:
        """The text whose fields, as JSON holds them, these are."""
        notes = {address: (key, note) for address, (key, note) in told["notes"].items()}
        return cls(**dict(told) | {name: tuple(told[name]) for name in ("pieces", "faults")} | {"notes": notes})

    @property
    def whole(self) -> str:
        """The Markdown with the HTML in its places."""
        return with_inserts(self.markdown, without_sentences(self.pieces))


class KeptPages(Protocol):
    """Texts of pages that earlier runs have made."""

    def text(self, uri: str, inputs: object, make: Callable[[Site], PageText]) -> PageText:
        """The text of a page from its inputs, as it was kept or as `make` makes it of the site."""


class PageTexts:
    """The texts of one build's pages. With a site that keeps earlier builds, those that would come out as before are
    not made again; neither are those that an earlier run has kept."""

    def __init__(
        self, site: Site, generated: GeneratedPages, *, is_watched: bool, kept: KeptPages | None = None
    ) -> None:
        self._site = site
        self._generated = generated
        self._is_watched = is_watched
        self._kept = kept

    def of(self, uri: str, address: str, markdown: str) -> PageText:
        """The text of the page at an address, from the host's Markdown without front matter."""
        folder = uri.removesuffix("/index.md")
        has_index = uri != folder and folder in self._generated.index_folders and folder != "findings"
        site = self._site.for_page(uri)
        is_kind_index = uri in self.kind_indexes
        make = partial(self._made, uri=uri, address=address, markdown=markdown)
        # An index of pages asks for so much that noting it would cost more than making it.
        inputs = (address, markdown, site.library.pages.get(uri), site.library.works_cited.get(uri))
        if self._kept is not None and not is_kind_index:
            text = self._kept.text(uri, inputs, make)
        elif self._is_watched and not is_kind_index:
            text, _ = cached_from_site(site, self._sources, ("text", uri), inputs, make)
        else:
            text = make(site)
        here, page = Here(self._site, address, uri), self._site.library.pages.get(uri)
        near = beside_kind_index(here, uri) if is_kind_index else self._beside.of(uri)
        text = replace(text, beside=near, kicker=page_kicker(here, page) if page else "")
        if not has_index:
            return text
        body = site.cache.of(("index", folder), self._listed, partial(self._generated.index_body, folder))
        inserts = Inserts(text.pieces)
        markdown = f"{text.markdown}\n{inserts.block(body)}\n"
        return replace(text, markdown=markdown, pieces=inserts.pieces)

    @cached_property
    def kind_indexes(self) -> dict[str, str]:
        """Uri and title of the index page of each kind."""
        return kind_index_uris(self._site)

    @cached_property
    def _beside(self) -> BesidePages:
        return BesidePages(self._site)

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return sources_of(self._site)

    @property
    def _listed(self) -> tuple[object, ...]:
        """All that the indexes of works are made from."""
        site = self._site
        return site.library.references, site.library.notices, site.style, site.addresses.page_urls

    def _made(self, site: Site, *, uri: str, address: str, markdown: str) -> PageText:
        page = site.library.pages.get(uri)
        inserts = Inserts()
        here = Here(site, address, uri)
        text = link_text(here, markdown, page, inserts)
        below = []
        if page is not None:
            text = with_panels(here, page, text, inserts)
            if uri not in self.kind_indexes:
                below += [page_tools(here, page), correct_page(here, page)]
            below.append(page_card(here, page))
        if uri == "findings/index.md" and "findings" in self._generated.index_folders:
            below.append(findings_page(here))
        elif uri in self.kind_indexes:
            below.append(kind_index(here, uri, self._described))
        elif uri == EVIDENCE_MAP_URI:
            below.append(evidence_map_page(here))
        elif uri == MAP_URI:
            below.append(map_page(here))
        elif uri == SEARCH_URI:
            below.append(search_page(here, self._generated.group_folders))
        text += "".join(f"\n{inserts.block(html)}\n" for html in below if html)
        description = page_description(site, page) if page is not None else ""
        notes = margin_notes(here, page) if page is not None and page.kind != PLAIN else {}
        return PageText(text, description, inserts.pieces, tuple(inserts.faults), notes=notes)

    def _described(self, page: Page) -> str:
        """What a page says first, made again only when the page or what it names has changed: an index lists many."""
        if not self._is_watched:
            return page_description(self._site, page)
        name = ("description", page.uri)
        return cached_from_site(self._site, self._sources, name, page, lambda site: page_description(site, page))[0]
