"""The toy site as a publisher has it: with a name and an address."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from literature.books.model import Block, Book, Chapter, IndexPart, Labels
from literature.site.site import Site, SiteIdentity

DAY = datetime.date(2026, 1, 2)


@pytest.fixture(scope="session")
def site(toy_site: Site) -> Site:
    return replace(toy_site, identity=SiteIdentity("Toy Harbor", "Its keepers", "https://toy.example/"))


def book_with(*blocks: Block, title: str = "T", rtl: bool = False, day: datetime.date | None = DAY) -> Book:
    """A book of one chapter."""
    return Book(
        title, "Author", "Site", "https://site.example/", "name", "ar" if rtl else "en", rtl,
        day, "", (Chapter("page-x", title, blocks),), (IndexPart("Works", (("W", "page-x"),)),),
        Labels(),
    )  # fmt: skip
