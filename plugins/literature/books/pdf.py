"""A book as PDF, set by Typst in memory: tagged, as PDF/UA-1 asks, and the same bytes for the same book."""

from __future__ import annotations

import datetime
import re

from literature.books.model import Book
from literature.books.typst_source import typst_source
from literature.text.zip_files import FIRST_DAY

_LACKING = re.compile(r"the text `(.+?)` could not be displayed")


def as_pdf(book: Book) -> bytes:
    """The book as PDF/UA-1. Words are set in the fonts that Typst's package holds; only where these lack a character,
    fonts of the machine step in.

    Raises LookupError where typst is not installed, ValueError for a book that cannot be set.
    """
    try:
        import typst
    except ImportError:
        raise LookupError("books as PDF need a package more: pip install 'mkdocs-literature[books]'") from None

    source = typst_source(book).encode("utf-8")
    # Typst would ask the clock. It prints the day only where the book has one.
    day = datetime.datetime.combine(book.day or FIRST_DAY, datetime.time(), datetime.UTC)
    said = ""
    for has_others in (False, True):
        fonts = typst.Fonts(include_system_fonts=has_others)
        try:
            return bytes(typst.compile(source, font_paths=fonts, format="pdf", timestamp=day, pdf_standards=["ua-1"]))
        except typst.TypstError as error:
            said = error.message
            lacking = dict.fromkeys(_LACKING.findall(error.diagnostic or said))
            if not lacking:
                break
            said = f"no font on this machine has {', '.join(lacking)}; install one that does, or make an EPUB"
    raise ValueError(f"'{book.title}' cannot be set as PDF/UA: {said}")
