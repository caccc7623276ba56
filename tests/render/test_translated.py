"""Pages in another language: a made-up one whose every message is the English one with a mark behind it. A page without
its marks is the English page, so that nothing depends on what a text says, and each value is in its place."""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import literature
from literature.build.page_text import PageTexts
from literature.rebuilding.build_cache import BuildCache
from literature.render.pages.generated import GeneratedPages
from literature.search.facets import facet_table
from literature.search.records import records_of
from literature.site.site import Site
from literature.vocabulary.catalog import Catalog
from literature.vocabulary.entry_types import ENTRY_TYPES
from literature.vocabulary.grades import BASES, VERDICTS
from literature.vocabulary.page_kinds import page_kinds

PACKAGE = Path(literature.__file__).parent
IN_CATALOG = frozenset(
    text
    for message in read_po(io.BytesIO((PACKAGE / "vocabulary/locale/literature.pot").read_bytes()))
    for text in ([message.id] if isinstance(message.id, str) else message.id)
    if text
)
CODES = frozenset({*page_kinds(), *ENTRY_TYPES, *VERDICTS, *BASES, "reference", "finding"} - {""})
"""Names by which the tool tells things apart: pages show the words of the catalog in their place."""


class _Marked(gettext.NullTranslations):
    """A language in which every message has a mark. One that is in no catalog is an error."""

    def gettext(self, message: str) -> str:
        assert message in IN_CATALOG, f"'{message}' is looked up and stands in no catalog"
        return f"{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        assert {msgid1, msgid2} <= IN_CATALOG, f"'{msgid1}' is looked up and stands in no catalog"
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
    return replace(toy_site, catalog=Catalog("en", _Marked()), cache=BuildCache())


def test_a_page_without_its_marks_is_the_english_page(toy_site: Site, marked: Site) -> None:
    english = dict(pages(toy_site))
    made = dict(pages(marked))
    assert {address: html.replace("⟧", "") for address, html in made.items()} == english
    assert [address for address, html in made.items() if "⟧" not in html and address in toy_site.library.pages] == []


def test_pages_show_no_code_in_place_of_a_word(marked: Site) -> None:
    shown = {(address, text.strip()) for address, html in pages(marked) for text in re.findall(r">([^<>]+)<", html)}
    assert {(address, text) for address, text in shown if re.split(r"[,:;]", text)[0] in CODES} == set()


def test_facets_have_their_words(marked: Site) -> None:
    table = facet_table(records_of(marked, {}), marked.library.concepts, marked.catalog)
    named = {facet["id"]: [value["label"] for value in facet["values"]] for facet in table["facets"]}
    assert [facet["label"] for facet in table["facets"] if not facet["label"].endswith("⟧")] == []
    for id_ in ("kind", "type", "tier", "summary"):
        assert named[id_]
        assert [label for label in named[id_] if not label.endswith("⟧")] == []
