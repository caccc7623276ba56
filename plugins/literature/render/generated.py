"""The pages no one writes: one per reference, author, year, type and venue, and the index pages above them.

Each is made when it is asked for, by its folder: `render/reference_pages.py` or `render/group_pages.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from literature.library import AuthorIndex
from literature.render.generated_page import GeneratedPage
from literature.render.group_pages import AuthorFolder, GroupFolder
from literature.render.groups import type_groups, venue_groups, year_groups
from literature.render.reference_pages import ReferenceFolder
from literature.render.site import Site
from literature.render.work_lists import WorkLists

_FINDINGS = "findings"


class GeneratedPages:
    """Everything generated for one site. Making this costs nothing; indexes are made at first use and kept."""

    def __init__(self, site: Site) -> None:
        self.site = site
        library, lists = site.library, WorkLists(site)
        groups: dict[str, GroupFolder] = {
            "authors": AuthorFolder(site, "authors", "Authors", lambda: self._authors, lists),
            "years": GroupFolder(site, "years", "Years", lambda: year_groups(library), lists),
            "types": GroupFolder(site, "types", "Types of work", lambda: type_groups(library), lists),
            "venues": GroupFolder(site, "venues", "Journals and books", lambda: venue_groups(library), lists),
        }
        titles = {folder: group.title for folder, group in groups.items()}
        references = ReferenceFolder(site, lambda: self._authors, titles)
        self._folders: dict[str, ReferenceFolder | GroupFolder] = {"references": references} | groups

    @property
    def index_folders(self) -> dict[str, str]:
        """Folders that have an index page, with its title."""
        titles = {folder: pages.title for folder, pages in self._folders.items()}
        findings = {_FINDINGS: "Findings"} if self.site.library.findings else {}
        return {"references": titles["references"]} | findings | titles

    def index_body(self, folder: str) -> str:
        """HTML below the heading of the index page of works by author, year and the like, or of all works."""
        return self._folders[folder].index_body()

    def addresses(self) -> Iterator[str]:
        """Address of every page that `pages` gives."""
        for folder, pages in self._folders.items():
            yield from (self.site.addresses.generated(folder, word) for word in pages.words())

    def pages(self) -> Iterator[GeneratedPage]:
        """Every generated page but the indexes, each made when it is asked for and kept by no one."""
        return (page for page in map(self.page_at, self.addresses()) if page is not None)

    def page_at(self, address: str) -> GeneratedPage | None:
        """The page of one of `addresses`; none for any other."""
        folder, word = self.site.addresses.folder_and_word(address)
        pages = self._folders.get(folder)
        return pages.page(word) if pages is not None else None

    @cached_property
    def _authors(self) -> AuthorIndex:
        references = self.site.library.references
        return self.site.kept.of("authors", references, lambda: AuthorIndex(references))
