"""The books that a site has of itself, by its option `books`: which, and where they stand. `books/` makes them."""

from __future__ import annotations

from literature.model import Page
from literature.site.addresses import file_stem
from literature.site.site import Site
from literature.vocabulary.export_formats import ExportFormat, book_formats

SITE_BOOK = "site"
"""Name of the file, without its ending, that holds the whole site."""


def formats_of_books(site: Site, made_of: str) -> tuple[ExportFormat, ...]:
    """The formats in which there are books of `lists`, `pages` or `site`."""
    asked_for = site.settings.books.get(made_of, ()) if "books" not in site.settings.without else ()
    return tuple(one for one in book_formats() if one.name in asked_for)


def formats_of_page(site: Site, page: Page) -> tuple[ExportFormat, ...]:
    """The formats in which a page stands beside itself as a book: one that searches find."""
    if not page.front.is_found:
        return ()
    return formats_of_books(site, "lists" if page.uri in site.library.reading_lists else "pages")


def book_file(site: Site, page: Page, one: ExportFormat) -> str:
    """Path below the site's folder of the book beside a page."""
    return f"{file_stem(site.addresses.page(page.uri).removeprefix('./'), page.id)}.{one.ending}"
