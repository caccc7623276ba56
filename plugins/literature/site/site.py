"""What every rendering function is given: the library, the style, and where things stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar, cast

from markupsafe import Markup

from literature.library.bridges import literature_sides
from literature.model import Citation, Library, RichText
from literature.rebuilding.build_cache import BuildCache
from literature.settings import Settings
from literature.site.addresses import Addresses
from literature.site.paging import finding_parts
from literature.site.terms import Terms, concept_names
from literature.styles import Style
from literature.styles.pybtex_style import PybtexStyle
from literature.vocabulary.catalog import ENGLISH, Catalog

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SiteIdentity:
    """How the site names itself, as the publisher of its pages. Empty where the host does not say."""

    name: str = ""
    author: str = ""
    url: str = ""
    """Absolute address of the site's root, with a `/` at its end."""
    issues: str = ""
    """Absolute address of the form by which readers report what is wrong."""

    def absolute(self, address: str) -> str:
        """The whole address of what stands at one below the site's root, which hosts write as `./`. Where the host does
        not say where the site stands: from the root of its server."""
        return (self.url or "/") + address.removeprefix("./")

    def whole(self, address: str) -> str:
        """The whole address of what stands at one below the site's root, for files that are read elsewhere; empty where
        the host does not say where the site stands."""
        return self.absolute(address) if self.url else ""


@dataclass(frozen=True)
class Site:
    """One build's view of the site. Made once per build."""

    library: Library
    style: Style
    addresses: Addresses
    settings: Settings
    identity: SiteIdentity = SiteIdentity()
    cache: BuildCache = field(default_factory=BuildCache, repr=False, compare=False)
    """What earlier builds of the site have made."""
    catalog: Catalog = ENGLISH
    """What readers are told, in the site's language."""
    templates: Mapping[str, str] = field(default_factory=dict, repr=False)
    """By name, the text of templates that the site has in place of the tool's."""

    @cached_property
    def own_direction(self) -> Markup:
        """An attribute for an element that holds someone's text, such as a reference: it has the direction of its own
        language. Empty on a site that is written from left to right, as most works are."""
        return Markup(' dir="auto"' if self.catalog.is_rtl else "")

    def for_page(self, uri: str) -> Site:
        """The site as one page sees it: styles that number a page's works count from its first citation."""
        if not isinstance(self.style, PybtexStyle):
            return self
        page = self.library.pages.get(uri)
        beside = (page.front.reference, *page.front.key_works) if page else ()
        cited = self.library.works_cited.get(uri, ())
        return replace(self, style=self.style.for_page([*cited, *self.library.resolve_all(beside)]))

    def cited(self, citation: Citation) -> RichText:
        """A citation as the style writes it, works that are cited by an earlier key by today's."""
        return self.style.cluster(self.library.resolved(citation))

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What is made once for this site, under its name. What it is made from is not noted: whoever asks looks at
        that first."""
        made = self._made
        if name not in made:
            made[name] = make()
        return cast(T, made[name])

    @cached_property
    def _made(self) -> dict[str, Any]:
        return {}

    @cached_property
    def finding_parts(self) -> Mapping[str, int]:
        """Part of the findings page that a finding stands on, by its id; those on the first one are left out."""
        return self.cache.same("finding parts", finding_parts(tuple(self.library.findings)))

    @cached_property
    def literature_sides(self) -> tuple[str, str] | None:
        """Names of the two literatures that the site joins, as `library/bridges.py` finds them."""
        return literature_sides(self.library)

    @cached_property
    def terms(self) -> Terms:
        """The names of concepts, to be found in running text."""
        names = tuple(concept_names(self.library))
        return self.cache.of("terms", names, lambda: Terms.of(names))
