"""The site seen from one page: links from there to everything else, and HTML that holds such links. What makes pages is
given it; what needs no link is given the `Site`."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from markupsafe import Markup

from literature.model import Page, RichText, escape_attribute, escape_text
from literature.site.addresses import file_of, relative
from literature.site.finding_addresses import finding_anchor, finding_part_address
from literature.site.notice_marks import notice_marks
from literature.site.site import Site
from literature.vocabulary.page_kinds import PAGE, page_kind

_ANY_PAGE = "-"
"""Stands for the last word of an address that no page has."""


@dataclass(frozen=True, slots=True)
class Here:
    """A page of a site."""

    site: Site
    address: str
    """Of the page, relative to the site's root; empty for the root."""
    uri: str = ""
    """Of an authored page."""

    @classmethod
    def in_folder(cls, site: Site, folder: str) -> Here:
        """Any page of a folder of generated pages: links from there are those from each of them to another page."""
        return cls(site, site.addresses.generated(folder, _ANY_PAGE))

    # What the page is

    @property
    def page(self) -> Page | None:
        """The authored page; none on a generated one."""
        return self.site.library.pages.get(self.uri)

    @property
    def work(self) -> str:
        """Key of the work whose page it is; empty on any other."""
        return self.site.addresses.work_at(self.address)

    @property
    def absolute(self) -> str:
        """The page's whole address, from the root of its server where the site's own address is not known."""
        return self.site.identity.absolute(self.address)

    def beside(self, ending: str) -> str:
        """Path below the site's folder of a file that stands beside the page under its name: `concepts/bond/index.md`
        beside `concepts/bond/`, `concepts/bond.md` beside `concepts/bond.html`."""
        file = unquote(file_of(self.address.removeprefix("./")))
        return f"{file.removesuffix('.html')}.{ending}"

    # Links

    def to(self, address: str) -> str:
        """Link to an address below the site's root."""
        return relative(address, self.address)

    def to_reference(self, key: str) -> str:
        """Link to a reference's page."""
        return relative(self.site.addresses.reference(key), self.address)

    def to_page(self, uri: str) -> str:
        """Link to an authored page."""
        return relative(self.site.addresses.page(uri), self.address)

    def to_generated(self, folder: str, slug: str) -> str:
        """Link to a generated page."""
        return relative(self.site.addresses.generated(folder, slug), self.address)

    def to_index(self, folder: str) -> str:
        """Link to a folder's index page."""
        return relative(self.site.addresses.index(folder), self.address)

    def to_finding(self, id_: str, query: str = "") -> str:
        """Link to a finding's row.

        Its lasting address is that of the findings page, whose script finds rows of further parts too; in those a row
        may move on as findings are added.
        """
        address = finding_part_address(self.site, self.site.finding_parts.get(id_, 1))
        return f"{self.to(address)}{query and f'?{query}'}#{finding_anchor(id_)}"

    # Words

    def kind_word(self, page: Page) -> str:
        """What stands beside a link to a page to say what the page is; empty for a page of no particular kind."""
        kind = page_kind(page.kind)
        return "" if kind is PAGE else self.site.catalog.gettext(kind.beside)

    # HTML

    def html(self, text: RichText) -> Markup:
        """Rich text as HTML with its citations linked."""
        return Markup(text.as_html(self.to_reference))

    def label(self, key: str) -> Markup:
        """`Darwin, 1859`, linked to the reference's page."""
        return self.html(self.site.style.label(key).linked(key=key))

    def entry(self, key: str) -> Markup:
        """The reference-list entry of a work, marked when it was retracted, doubted or corrected."""
        entry, marks = unmarked_entry(self.site, key), self.notices(key)
        return entry + Markup(marks) if marks else entry

    def notices(self, key: str) -> str:
        """The marks of a work that was retracted, doubted or corrected, each linked to the notices on the reference's
        page; empty for any other."""
        library = self.site.library
        if key not in library.notices:
            return ""
        return notice_marks(library, (key,), self.site.catalog, f"{self.to_reference(key)}#notices")

    def about_link(self, key: str) -> Markup:
        """The link behind an entry to the work's own page."""
        before, behind = about_link_around(self.site, key)
        return Markup(f"{before}{escape_attribute(self.to_reference(key))}{behind}")


def unmarked_entry(site: Site, key: str) -> Markup:
    """The reference-list entry of a work. Its only links are to other hosts: it is the same on every page."""
    entry = site.style.entry(key)
    entries = site.once("entries", dict[str, Markup])
    if key not in entries:
        entries[key] = Markup(entry.as_html())
    return entries[key]


def about_link_around(site: Site, key: str) -> tuple[str, str]:
    """What stands before and behind the address in the link of `Here.about_link`."""
    catalog = site.catalog
    about = escape_attribute(catalog.gettext("About this work: %(label)s", label=site.style.label(key).as_plain()))
    return '<a class="lit-more" href="', f'" aria-label="{about}">{escape_text(catalog.gettext("About this work"))}</a>'
