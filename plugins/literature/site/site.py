"""What every rendering function is given: the library, the style, and where things stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar, cast

from markupsafe import Markup

from literature.model import Library, RichText, escape_attribute
from literature.rebuilding.build_cache import Kept
from literature.settings import Settings
from literature.site.addresses import Addresses, relative
from literature.site.notice_marks import notice_marks
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


@dataclass(frozen=True)
class Site:
    """One build's view of the site. Made once per build."""

    library: Library
    style: Style
    addresses: Addresses
    settings: Settings
    identity: SiteIdentity = SiteIdentity()
    kept: Kept = field(default_factory=Kept, repr=False, compare=False)
    """What earlier builds of the site have made."""
    catalog: Catalog = ENGLISH
    """What readers are told, in the site's language."""

    def html(self, text: RichText, base: str) -> Markup:
        """Rich text as HTML whose citations link from the page at address `base`."""
        return Markup(text.as_html(lambda key: relative(self.addresses.reference(key), base)))

    def entry(self, key: str, base: str) -> Markup:
        """The reference-list entry of a work, marked when it was retracted, doubted or corrected."""
        entry = self.style.entry(key)
        entries = self.once("entries", dict[str, Markup])
        if key not in entries:
            # Its only links are to other hosts: it is the same on every page.
            entries[key] = self.html(entry, base)
        if not self.library.notices:
            return entries[key]
        return entries[key] + Markup(notice_marks(self.library, (key,), self.notices_link(key, base)))

    def notices_link(self, key: str, base: str) -> str:
        """Link to the notices on a reference's page; empty for a work without any."""
        return f"{self.reference_link(key, base)}#notices" if key in self.library.notices else ""

    def label(self, key: str, base: str) -> Markup:
        """`Bowlby, 1988`, linked to the reference's page."""
        return self.html(self.style.label(key).linked(key=key), base)

    def reference_link(self, key: str, base: str) -> str:
        """Link to a reference's page."""
        return relative(self.addresses.reference(key), base)

    def about_link(self, key: str, base: str) -> Markup:
        """The link behind an entry to the work's own page."""
        opening = f'<a class="lit-more" href="{escape_attribute(self.reference_link(key, base))}"'
        label = escape_attribute(self.style.label(key).as_plain())
        return Markup(f'{opening} aria-label="About {label}">About this work</a>')

    def page_link(self, uri: str, base: str) -> str:
        """Link to an authored page."""
        return relative(self.addresses.page(uri), base)

    def generated_link(self, folder: str, slug: str, base: str) -> str:
        """Link to a generated page."""
        return relative(self.addresses.generated(folder, slug), base)

    def index_link(self, folder: str, base: str) -> str:
        """Link to a folder's index page."""
        return relative(self.addresses.index(folder), base)

    def for_page(self, uri: str) -> Site:
        """The site as one page sees it: styles that number a page's works count from its first citation."""
        if not isinstance(self.style, PybtexStyle):
            return self
        page = self.library.pages.get(uri)
        beside = (page.front.reference, *page.front.key_works) if page else ()
        cited = self.library.works_cited.get(uri, ())
        return replace(self, style=self.style.for_page([*cited, *self.library.resolve_all(beside)]))

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
        return self.kept.same("finding parts", finding_parts(tuple(self.library.findings)))

    @cached_property
    def terms(self) -> Terms:
        """The names of concepts, to be found in running text."""
        names = tuple(concept_names(self.library))
        return self.kept.of("terms", names, lambda: Terms.of(names))
