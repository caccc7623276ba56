"""Pages in another language: a made-up one whose every message is the English one with a mark behind it. A page without
its marks is the English page, so that nothing depends on what a text says, and each value is in its place."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from dataclasses import replace

import pytest

from literature.build.page_text import PageTexts
from literature.rebuilding.build_cache import Kept
from literature.render.pages.generated import GeneratedPages
from literature.site.site import Site
from literature.vocabulary.catalog import Catalog


class _Marked(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return f"{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{msgid1 if n == 1 else msgid2}⟧"


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """Address and HTML of every page that is generated, and of what is added to those that someone wrote."""
    generated = GeneratedPages(site)
    for page in generated.pages():
        yield page.address, f"{page.title}\n{page.description}\n{page.body}"
    texts = PageTexts(site, generated, is_watched=False)
    for uri, page in site.library.pages.items():
        text = texts.of(uri, site.addresses.page(uri), page.text)
        yield uri, "\n".join([text.markdown, *text.pieces])


@pytest.fixture(scope="module")
def marked(toy_site: Site) -> Site:
    return replace(toy_site, catalog=Catalog("en", _Marked()), kept=Kept())


def test_a_page_without_its_marks_is_the_english_page(toy_site: Site, marked: Site) -> None:
    english = dict(pages(toy_site))
    made = dict(pages(marked))
    assert {address: html.replace("⟧", "") for address, html in made.items()} == english
    assert [address for address, html in made.items() if "⟧" not in html and address in toy_site.library.pages] == []
