"""A site that notes what a page is made from, so that a host that builds again makes only what has changed.

`rebuilding/reads.py` does the noting, `build/site_build.py` asks.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from literature.model import Citation, RichText
from literature.rebuilding.reads import (
    Reads,
    Source,
    WatchedMapping,
    WatchedPages,
    parts_of,
    unwatched,
    watched_library,
)
from literature.site.site import Site
from literature.site.terms import Terms
from literature.styles import ApaStyle, Inline, Style

T = TypeVar("T")
_PAGES = ("pages", "concepts", "summaries")
"""Parts of a library whose values are pages."""


@dataclass(frozen=True, slots=True)
class WatchedStyle:
    """A style whose every answer is noted. What other styles than APA say of a work may depend on all of them."""

    style: Style
    reads: Reads

    def label(self, key: str, *, narrative: bool = False) -> RichText:
        """See `Style`."""
        self._note(key)
        return self.style.label(key, narrative=narrative)

    def cluster(
        self, citation: Citation, render: Inline | None = None, *, introduced: set[str] | None = None
    ) -> RichText:
        """See `Style`."""
        for item in citation.items:
            self._note(item.key)
        if render is None:
            return self.style.cluster(citation, introduced=introduced)
        return self.style.cluster(citation, render, introduced=introduced)

    def entry(self, key: str) -> RichText:
        """See `Style`."""
        self._note(key)
        return self.style.entry(key)

    def filed_under(self, key: str) -> str:
        """See `Style`."""
        self._note(key)
        return self.style.filed_under(key)

    def sort_key(self, key: str) -> tuple[Any, ...]:
        """See `Style`."""
        self._note(key)
        return self.style.sort_key(key)

    def order(self, keys: Iterable[str]) -> list[str]:
        """See `Style`."""
        listed = list(keys)
        for key in listed:
            self._note(key)
        return self.style.order(listed)

    def _note(self, key: str) -> None:
        if isinstance(self.style, ApaStyle):
            self.reads.note("style", key)
        else:
            self.reads.note_all("style")


@dataclass(frozen=True)
class WatchedSite(Site):
    """A site whose every answer is noted. What is made once per build it takes from the `whole` site."""

    whole: Site = field(kw_only=True)
    reads: Reads = field(kw_only=True)

    @classmethod
    def of(cls, site: Site, reads: Reads) -> WatchedSite:
        """The site as it is to be given to what makes a page."""
        addresses, library = site.addresses, site.library
        pages: dict[str, Any] = {name: WatchedPages(getattr(library, name), _of_fields(name), reads) for name in _PAGES}
        return cls(
            replace(watched_library(library, reads), **pages),
            WatchedStyle(site.style, reads),
            replace(
                addresses,
                page_urls=WatchedMapping(addresses.page_urls, "page urls", reads),
                reference_slugs=WatchedMapping(addresses.reference_slugs, "reference slugs", reads),
            ),
            site.settings,
            site.identity,
            site.cache,
            site.catalog,
            site.templates,
            whole=site,
            reads=reads,
        )

    @property
    def finding_parts(self) -> Mapping[str, int]:
        """See `Site`."""
        return WatchedMapping(self.whole.finding_parts, "finding parts", self.reads)

    @property
    def literature_sides(self) -> tuple[str, str] | None:
        """See `Site`."""
        self.reads.note_all("literature sides")
        return self.whole.literature_sides

    @property
    def terms(self) -> Terms:
        """See `Site`."""
        self.reads.note_all("terms")
        return self.whole.terms

    @property
    def _made(self) -> dict[str, Any]:
        return self.whole._made


def _of_fields(name: str) -> str:
    return f"fields of {name}"


def sources_of(site: Site) -> dict[str, Source]:
    """Everything that a page can be made from besides its own text, to be asked by key."""
    style = site.style
    pages = {_of_fields(name): WatchedPages.source(getattr(site.library, name)) for name in _PAGES}
    return (
        parts_of(site.library)
        | pages
        | {
            "style": Source(style, style.basis if isinstance(style, ApaStyle) else lambda key: style),
            "page urls": Source.of(site.addresses.page_urls),
            "reference slugs": Source.of(site.addresses.reference_slugs),
            "finding parts": Source.of(site.finding_parts),
            "terms": Source(site.terms, lambda key: site.terms),
            "literature sides": Source(site.literature_sides, lambda key: site.literature_sides),
        }
    )


def cached_from_site(
    site: Site, sources: dict[str, Source], name: Hashable, inputs: object, make: Callable[[Site], T]
) -> tuple[T, bool]:
    """What `make` makes of the site, and whether it had to be made: not if it was made before from the same inputs and
    all that it asked the site for is as it was. `sources` are those of the site."""
    given = (inputs, unwatched(site.library))
    return site.cache.watched(name, given, sources, lambda reads: make(WatchedSite.of(site, reads)))
