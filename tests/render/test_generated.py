"""The pages no one writes: which there are, and what they hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from literature.library import build
from literature.model import Library, Reference, RichText
from literature.render.generated import GeneratedPage, GeneratedPages
from literature.render.site import Site


@pytest.fixture(scope="module")
def pages(toy_library: Library, site_of: Callable[..., Site]) -> dict[str, GeneratedPage]:
    generated = GeneratedPages(site_of(toy_library))
    return {page.address: page for page in generated.pages()}


def test_every_page_has_the_address_that_was_announced(toy_site: Site, pages: dict[str, GeneratedPage]) -> None:
    assert sorted(GeneratedPages(toy_site).addresses()) == sorted(pages)


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("years", ["1978", "1988", "1999", "2001", "2010", "2012", "2015", "2018", "undated"]),
        ("types", ["article", "book", "collection", "incollection", "inproceedings", "online", "report", "thesis"]),
        (
            "venues",
            [
                "harbor-psychology",
                "journal-of-moorings",
                "proceedings-of-the-third-rope-conference",
                "the-handbook-of-quiet-waters",
            ],
        ),
    ],
)
def test_groups(pages: dict[str, GeneratedPage], folder: str, words: list[str]) -> None:
    assert sorted(address for address in pages if address.startswith(f"{folder}/")) == [f"{folder}/{w}/" for w in words]


def test_a_reference(pages: dict[str, GeneratedPage], read_html: Callable[[str], Any]) -> None:
    page = pages["references/bowman1988base/"]
    assert page.title == "A Safe Harbor: Lectures on Atlantic Boats"
    read = read_html(page.body)
    for text in (
        "Bowman, J. (1988a). A safe harbor: Lectures on Atlantic boats. Lantern Press.",
        "Confirmed by one source",
        "Edition not seen",
        "A boat that knows its harbor sails farther",
        "Bowman: A safe harbor",
    ):
        assert text in read.text
    assert {
        "../../authors/bowman-john/",
        "../../summaries/bowman1988base/",
        "../../concepts/safe-harbor/",
        "../../concepts/working-tie/",
        "../../guide/citing/",
    } <= set(read.links)
    assert len(read.ids) == len(set(read.ids))


def test_every_citing_sentence_is_shown(toy_site: Site, pages: dict[str, GeneratedPage]) -> None:
    for key, mentions in toy_site.library.mentions.items():
        body = pages[toy_site.addresses.reference(key)].body
        assert body.count("<q>") == len(mentions)
        assert body.count("<h3") >= len({mention.page_uri for mention in mentions})


def test_a_reference_without_anything(site_of: Callable[..., Site]) -> None:
    library = build([Reference("bare", "misc")])
    pages = {page.address: page for page in GeneratedPages(site_of(library)).pages()}
    assert pages["references/bare/"].title
    assert "No page cites this work yet." in pages["references/bare/"].body
    assert set(pages) == {"references/bare/", "years/undated/", "types/misc/"}


def test_notes_of_provenance_are_text(pages: dict[str, GeneratedPage]) -> None:
    body = pages["references/keller2010handbook/"].body
    assert "Pages &lt; 400 &amp; &#34;front&#34; matter not seen" in body


def test_an_author(pages: dict[str, GeneratedPage]) -> None:
    page = pages["authors/fluckner-christoph/"]
    assert page.title == "Christoph Flückner"
    assert "2 works, 1999–2018" in page.body
    assert page.body.index("1999") < page.body.index("references/fluckner2018tie")
    assert 'href="../celik-ayse/">Ayşe Çelik</a> <span class="lit-count">1 work</span>' in page.body


def test_indexes_list_everything(toy_site: Site) -> None:
    generated = GeneratedPages(toy_site)
    listed = generated.index_body("references")
    assert all(f'href="{key}/"' in listed for key in toy_site.library.references)
    for folder in ("authors", "years", "types", "venues"):
        body = generated.index_body(folder)
        addresses = [a.removeprefix(f"{folder}/") for a in generated.addresses() if a.startswith(f"{folder}/")]
        assert addresses
        assert all(f'href="{address}"' in body for address in addresses)


def test_references_in_the_order_of_a_reference_list(toy_site: Site) -> None:
    body = GeneratedPages(toy_site).index_body("references")
    places = [body.index(f'href="{key}/"') for key in toy_site.style.order(toy_site.library.references)]
    assert places == sorted(places)


def test_without_directories(toy_library: Library, site_of: Callable[..., Site]) -> None:
    generated = GeneratedPages(site_of(toy_library, uses_directories=False))
    pages = {page.address: page for page in generated.pages()}
    assert 'href="../authors/bowman-john.html"' in pages["references/bowman1988base.html"].body
    assert 'href="bowman1988base.html"' in generated.index_body("references")


def test_types_and_venues_with_odd_names(site_of: Callable[..., Site]) -> None:
    fields = [{"journaltitle": RichText.from_plain(name)} for name in ("A B", "A-B", "李", "Con", "x" * 400, "A: B")]
    references = [Reference(str(number), type_, text=text) for number, (text, type_) in enumerate(
        zip(fields, ["con", "a b", "a-b", "article", "article", "article"], strict=True)
    )]  # fmt: skip
    pages = [page.address for page in GeneratedPages(site_of(build(references))).pages()]
    assert len({page.lower() for page in pages}) == len(pages)
    assert sum(page.startswith("types/") for page in pages) == 4
    assert sum(page.startswith("venues/") for page in pages) == 6
    assert all(len(part) < 200 and part != "con" for page in pages for part in page.split("/"))
