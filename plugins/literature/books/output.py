"""The output `books`, as `vocabulary/site_outputs.py` names it: books beside reading lists and pages, and of the whole
site, made when they are written or asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from literature.books.epub import as_epub
from literature.books.making import Made, page_book, reading_book, site_book
from literature.books.model import Book
from literature.books.pdf import as_pdf
from literature.books.word import as_docx
from literature.model import Page
from literature.site.book_files import SITE_BOOK, book_file, formats_of_books, formats_of_page
from literature.site.here import Here
from literature.site.site import Site
from literature.vocabulary.site_outputs import Content, SiteOutput

WRITERS: Mapping[str, Callable[[Book], bytes]] = {"pdf": as_pdf, "epub": as_epub, "docx": as_docx}
"""By name of the format in `vocabulary/export_formats.py`."""


def book_of(site: Site, page: Page) -> Made:
    """The book of a reading list or of any other page."""
    return (reading_book if page.uri in site.library.reading_lists else page_book)(site, page)


def files(site: Site) -> Iterator[tuple[str, Content]]:
    """The book of the whole site."""
    for one in formats_of_books(site, "site"):
        yield f"{SITE_BOOK}.{one.ending}", partial(_written, site, one.name, None)


def beside(here: Here, page: Page) -> Iterator[tuple[str, Content]]:
    """The book of a page."""
    for one in formats_of_page(here.site, page):
        yield book_file(here.site, page, one), partial(_written, here.site, one.name, page)


def _written(site: Site, name: str, page: Page | None) -> bytes:
    # Several formats print one book.
    if page is None:
        made = site.once("book of the site", lambda: site_book(site))
    else:
        made = site.once(f"book of {page.uri}", lambda: book_of(site, page))
    return WRITERS[name](made.book)


BOOKS = SiteOutput("books", files=files, beside=beside)
