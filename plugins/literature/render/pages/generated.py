"""All generated pages: one per reference, and per author, year, type and venue with two works or more, the index pages
above them, and the further parts of long lists.

Each is made when it is asked for, by its folder: `render/pages/reference_pages.py`, `render/pages/group_pages.py` or
`render/pages/findings_page.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Protocol

from literature.library import AuthorIndex
from literature.render.pages.findings_page import FindingsFolder
from literature.render.pages.generated_page import GeneratedPage
from literature.render.pages.group_pages import AuthorFolder, GroupFolder
from literature.render.pages.groups import Group, author_index, type_groups, venue_groups, year_groups
from literature.render.pages.reference_pages import ReferenceFolder
from literature.render.pieces.work_lists import WorkLists
from literature.site.finding_addresses import FOLDER as FINDINGS_FOLDER
from literature.site.paging import FINDINGS
from literature.site.site import Site
from literature.vocabulary.catalog import N_

_IN_SENTENCES = {
    "authors": N_("authors"),
    "years": N_("years"),
    "types": N_("types of work"),
    "venues": N_("journals and books"),
}


class Folder(Protocol):
    """A folder of generated pages."""

    def words(self) -> Iterator[str]:
        """Last word of the address of every page below the index."""

    def page(self, word: str) -> GeneratedPage | None:
        """The page with that word in its address."""


class GeneratedPages:
    """Everything generated for one site. Making this costs nothing; indexes are made at first use and kept."""

    def __init__(self, site: Site) -> None:
        self.site = site
        library, lists = site.library, WorkLists(site)
        groups: dict[str, GroupFolder] = {
            "authors": AuthorFolder(site, "authors", N_("Authors"), lambda: self._authors, lists),
            "years": GroupFolder(site, "years", N_("Years"), lambda: year_groups(library, site.catalog), lists),
            "types": GroupFolder(site, "types", N_("Types of work"), lambda: type_groups(library, site.catalog), lists),
            "venues": GroupFolder(site, "venues", N_("Journals and books"), self._venues, lists),
        }
        self._references = ReferenceFolder(site, lambda: self._authors, self.group_folders, lists)
        self._indexed: dict[str, ReferenceFolder | GroupFolder] = {"references": self._references} | groups
        self._folders: dict[str, Folder] = {**self._indexed, FINDINGS_FOLDER: FindingsFolder(site)}

    @property
    def index_folders(self) -> dict[str, str]:
        """Folders that have an index page, with its title."""
        titles = {folder: pages.title for folder, pages in self._indexed.items()}
        title = self.site.catalog.gettext("Findings")
        findings = {FINDINGS_FOLDER: title} if self.site.library.findings else {}
        return {"references": titles["references"]} | findings | titles

    @property
    def group_folders(self) -> dict[str, str]:
        """Folders of references by author, year, type and venue, each with what its index is called in a sentence."""
        return {folder: self.site.catalog.gettext(name) for folder, name in _IN_SENTENCES.items()}

    def index_body(self, folder: str) -> str:
        """HTML below the heading of the index page of works by author, year and the like, or of all works."""
        return self._indexed[folder].index_body()

    def addresses(self) -> Iterator[str]:
        """Address of every page that `pages` gives."""
        for folder, pages in self._folders.items():
            yield from (self.site.addresses.generated(folder, word) for word in pages.words())

    @property
    def basis(self) -> tuple[object, ...]:
        """What `addresses` follow from: equal where these are the same."""
        library, slugs = self.site.library, self.site.addresses.reference_slugs
        findings = FINDINGS.count(len(library.findings))
        return library.references, self.site.style, slugs, self._references.citing.part_counts, findings

    def pages(self) -> Iterator[GeneratedPage]:
        """Every generated page but the indexes, each made when it is asked for and kept by no one."""
        return (page for page in map(self.page_at, self.addresses()) if page is not None)

    def page_at(self, address: str) -> GeneratedPage | None:
        """The page of one of `addresses`; none for any other."""
        folder, word = self.site.addresses.folder_and_word(address)
        pages = self._folders.get(folder)
        return pages.page(word) if pages is not None else None

    def _venues(self) -> tuple[Group, ...]:
        return venue_groups(self.site.library, self.site.catalog.language)

    @cached_property
    def _authors(self) -> AuthorIndex:
        return author_index(self.site)
