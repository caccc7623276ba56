"""PDF/UA-1 by Typst."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from tests.books.conftest import book_with

from literature.books.making import site_book
from literature.books.model import (
    Aside,
    Break,
    Code,
    Definitions,
    Entries,
    Entry,
    Figure,
    Heading,
    Items,
    Note,
    Paragraph,
    Quote,
    Table,
    Words,
)  # fmt: skip
from literature.books.pdf import as_pdf
from literature.site.site import Site

WORDS = (Words("a"),)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt" viewBox="0 0 9 9"><path d="M0 0H9"/></svg>'
BLOCKS = (
    Heading(4, WORDS, "h"),
    Paragraph((Words("b", is_bold=True, is_italic=True, position="sup"), Break(), Note((Paragraph(WORDS),)))),
    Items(((Paragraph(WORDS), Items(((Paragraph(WORDS),),), is_numbered=True, start=3)),)),
    Definitions(((WORDS, ((Paragraph(WORDS),),)),)),
    Quote((Paragraph(WORDS),)), Aside(WORDS, (Paragraph(WORDS),)), Code("x\ny"),
    Table((WORDS, ()), ((WORDS, (Words("c", is_code=True),)),)), Figure(SVG, "A line", WORDS),
    Entries((Entry("w", WORDS, (Paragraph((Words("d", target="#page-x"),)),)),)),
)  # fmt: skip


def test_the_toy_site_is_accessible_and_the_same_twice(site: Site) -> None:
    book = site_book(site).book
    made = as_pdf(book)
    assert b"/MarkInfo" in made
    assert b"pdfuaid:part" in made
    assert made == as_pdf(book)


@pytest.mark.parametrize("rtl", [False, True])
def test_every_block_can_be_set(rtl: bool) -> None:
    assert as_pdf(book_with(*BLOCKS, rtl=rtl)).startswith(b"%PDF-1.7")


def test_without_a_day_there_is_none() -> None:
    assert b"CreationDate" in as_pdf(book_with(Paragraph(WORDS)))
    made = as_pdf(book_with(Paragraph(WORDS), day=None))
    assert b"CreationDate" not in made
    assert b"CreateDate" not in made
    assert made == as_pdf(book_with(Paragraph(WORDS), day=None))


def test_arabic_is_set_in_a_font_that_comes_along() -> None:
    assert as_pdf(book_with(Paragraph((Words("مرحبا"),)), rtl=True))


def test_without_typst_the_message_says_what_to_install() -> None:
    with patch.dict("sys.modules", {"typst": None}), pytest.raises(LookupError, match=r"mkdocs-literature\[books\]"):
        as_pdf(book_with())


def test_characters_that_no_font_has_are_named() -> None:
    with pytest.raises(ValueError, match=r"'T' cannot be set as PDF/UA: no font on this machine has .*10fffd.*install"):
        as_pdf(book_with(Paragraph((Words("a \U0010fffd"),))))
