"""The pages no one writes: which there are, and what they hold."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from literature.library import build
from literature.model import DateSpan, Library, PartialDate, Person, Reference, RichText
from literature.render.pages.generated import GeneratedPages
from literature.render.pages.generated_page import GeneratedPage
from literature.site.site import Site
from literature.styles.pybtex_style import PybtexStyle


@pytest.fixture(scope="module")
def pages(toy_library: Library, site_of: Callable[..., Site]) -> dict[str, GeneratedPage]:
    generated = GeneratedPages(site_of(toy_library))
    return {page.address: page for page in generated.pages()}


def test_every_page_has_the_address_that_was_announced(toy_site: Site, pages: dict[str, GeneratedPage]) -> None:
    assert sorted(GeneratedPages(toy_site).addresses()) == sorted(pages)


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("years", ["1988", "1999", "2010"]),
        ("types", ["article", "book"]),
        ("venues", ["harbor-psychology", "journal-of-moorings"]),
    ],
)
def test_groups_of_two_works_and_more_have_a_page(
    pages: dict[str, GeneratedPage], folder: str, words: list[str]
) -> None:
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
    } <= {link.partition("#")[0] for link in read.links}
    assert len(read.ids) == len(set(read.ids))


def test_every_citing_sentence_is_shown(toy_site: Site, pages: dict[str, GeneratedPage]) -> None:
    for key, mentions in toy_site.library.mentions.items():
        body = pages[toy_site.addresses.reference(key)].body
        assert body.count('<span class="lit-said">') == len(mentions)
        assert all(f'#{mention.anchor}">' in body for mention in mentions)


def test_a_reference_without_anything(site_of: Callable[..., Site]) -> None:
    library = build([Reference("bare", "misc")])
    pages = {page.address: page for page in GeneratedPages(site_of(library)).pages()}
    assert pages["references/bare/"].title
    assert "No page cites this work yet." in pages["references/bare/"].body
    assert set(pages) == {"references/bare/"}


def test_notes_of_provenance_are_text(pages: dict[str, GeneratedPage]) -> None:
    body = pages["references/keller2010handbook/"].body
    assert "Pages &lt; 400 &amp; &#34;front&#34; matter not seen" in body


def test_an_author(pages: dict[str, GeneratedPage]) -> None:
    page = pages["authors/fluckner-christoph/"]
    assert page.title == "Christoph Flückner"
    assert "2 works, 1999–2018" in page.body
    assert page.body.index("1999") < page.body.index("references/fluckner2018tie")
    work = "../../references/fluckner2018tie/"
    assert f'href="{work}">Ayşe Çelik</a> <span class="lit-count">1 work</span>' in page.body


def test_an_author_of_one_work_leads_straight_to_it(toy_site: Site, pages: dict[str, GeneratedPage]) -> None:
    assert "authors/celik-ayse/" not in pages
    assert 'href="../references/fluckner2018tie/">Çelik, Ayşe</a>' in GeneratedPages(toy_site).index_body("authors")
    # On the page of that work there is nowhere to lead to.
    assert '<dd><a href="../../authors/fluckner-christoph/">Christoph Flückner</a>, Ayşe Çelik, ' in (
        pages["references/fluckner2018tie/"].body
    )
    assert 'href="../references/berg1999drift/"' not in GeneratedPages(toy_site).index_body("years")


def test_a_page_that_someone_wrote_about_an_author_is_linked(
    toy_library: Library, site_of: Callable[..., Site]
) -> None:
    site = site_of(toy_library)
    urls = {**site.addresses.page_urls, "authors/celik-ayse.md": "authors/celik-ayse/"}
    site = replace(site, addresses=replace(site.addresses, page_urls=urls))
    assert 'href="celik-ayse/">Çelik, Ayşe</a>' in GeneratedPages(site).index_body("authors")


def test_a_second_work_brings_the_page(site_of: Callable[..., Site]) -> None:
    ann = {"author": (Person("Ash", "Ann"),)}
    works = [Reference("one", "book", people=ann), Reference("two", "article", people=ann)]
    for count, link in ((1, "../references/one/"), (2, "ash-ann/")):
        generated = GeneratedPages(site_of(build(works[:count])))
        assert f'<a href="{link}">Ash, Ann</a>' in generated.index_body("authors")
        assert (generated.page_at("authors/ash-ann/") is not None) == (count == 2)


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
    types = ["con", "a b", "a-b", "article", "article", "article"]
    kinds = list(enumerate(zip(fields, types, strict=True)))
    references = [Reference(f"{n}{copy}", type_, text=text) for copy in "ab" for n, (text, type_) in kinds]
    pages = [page.address for page in GeneratedPages(site_of(build(references))).pages()]
    assert len({page.lower() for page in pages}) == len(pages)
    assert sum(page.startswith("types/") for page in pages) == 4
    assert sum(page.startswith("venues/") for page in pages) == 6
    assert all(len(part) < 200 and part != "con" for page in pages for part in page.split("/"))


NAMES = ("Abel", "Adler", "Baum", "Becker", "Bell", "Cruz", "Diaz", "Ek", "Fox", "Gray", "Hill", "Ivy", "Jung", "Kim")


def large_library(size: int = 900, **others: Reference) -> Library:
    """Works by a few authors, most of them of one year and one journal."""
    references = [
        Reference(
            f"work{number}",
            "article",
            people={"author": (Person(NAMES[number % len(NAMES)], "Ann"), Person("Zorn", "Zoe"))},
            dates={"date": DateSpan(PartialDate(2000))},
            text={"title": RichText.from_plain(f"Title {number}"), "journaltitle": RichText.from_plain("Moorings")},
        )
        for number in range(size)
    ]
    return build([*references, *others.values()])


@pytest.fixture(scope="module")
def large(site_of: Callable[..., Site]) -> GeneratedPages:
    return GeneratedPages(site_of(large_library()))


def test_long_lists_stand_in_parts(large: GeneratedPages, read_html: Callable[[str], Any]) -> None:
    site = large.site
    lists = {
        "references": ("references/", large.index_body("references")),
        **{
            address: (address, page.body)
            for address in ("authors/zorn-zoe/", "years/2000/", "types/article/", "venues/moorings/")
            if (page := large.page_at(address))
        },
    }
    assert len(lists) == 5
    for stem, (address, body) in lists.items():
        assert 'rel="prev"' not in body
        found, turns = [], 1
        while True:
            found += [id_ for id_ in read_html(body).ids if id_.startswith("work")]
            links = [attributes["href"] for tag, attributes in read_html(body).tags if attributes.get("rel") == "next"]
            if not links:
                break
            address = posixpath.normpath(posixpath.join(address, links[0])) + "/"
            page = large.page_at(address)
            assert page is not None, (stem, address)
            assert address in set(large.addresses())
            body, turns = page.body, turns + 1
        assert turns == 4
        assert found == sorted(site.library.references, key=site.style.sort_key)


def test_no_page_of_a_long_list_is_too_large(large: GeneratedPages) -> None:
    pages = {page.address: page for page in large.pages()}
    assert max(len(page.body.encode()) for page in pages.values()) < 400_000
    assert set(pages) == set(large.addresses())
    assert len(pages) == 900 + 3 + (15 + 3) + 4 + 4 + 4


def test_parts_say_what_they_hold(large: GeneratedPages) -> None:
    page = large.page_at("references/part-2/")
    assert page is not None
    assert (page.title, page.description) == ("References: Be to D", "Works 196 to 452 of 900 works.")
    assert "<h1>References: Be to D</h1>" in page.body
    assert 'aria-current="page">Be to D</a>' in page.body
    author = large.page_at("authors/zorn-zoe-part-2/")
    assert author is not None
    assert author.title == "Zoe Zorn: Be to D"
    assert "Works with" not in author.body


def test_links_of_parts_lead_to_pages(large: GeneratedPages, read_html: Callable[[str], Any]) -> None:
    known = {*large.addresses(), *(f"{folder}/" for folder in large.index_folders)}
    for address in ("references/part-3/", "authors/zorn-zoe-part-2/", "years/2000-part-4/", "authors/zorn-zoe/"):
        page = large.page_at(address)
        assert page is not None
        for link in read_html(page.body).links:
            if not link.startswith("https:"):
                assert posixpath.normpath(posixpath.join(address, link)) + "/" in known, link


def test_keys_keep_their_address_beside_parts(site_of: Callable[..., Site]) -> None:
    generated = GeneratedPages(site_of(large_library(450, key=Reference("part-2", "book"))))
    page, part = generated.page_at("references/part-2/"), generated.page_at("references/part-2-2/")
    assert page is not None
    assert "<code>[@part-2]</code>" in page.body
    assert part is not None
    assert part.title.startswith("References: ")


def test_parts_without_directories(site_of: Callable[..., Site]) -> None:
    generated = GeneratedPages(site_of(large_library(450), uses_directories=False))
    assert 'href="part-2.html" rel="next"' in generated.index_body("references")
    part = generated.page_at("references/part-2.html")
    assert part is not None
    assert 'href="index.html" rel="prev"' in part.body


def test_a_style_without_alphabet_counts(site_of: Callable[..., Site]) -> None:
    site = site_of(large_library(450))
    site = replace(site, style=PybtexStyle("unsrt", tuple(site.library.references.values())))
    part = GeneratedPages(site).page_at("references/part-2/")
    assert part is not None
    assert part.title == "References: 226 to 450"


def test_many_names_stand_in_parts(site_of: Callable[..., Site], read_html: Callable[[str], Any]) -> None:
    people = [Person(f"{'abcdefgh'[number % 8].upper()}x{number}") for number in range(1700)]
    works = [Reference(key, "book", people={"author": tuple(people)}) for key in "ab"]
    generated = GeneratedPages(site_of(build(works)))
    part = generated.page_at("authors/part-2/")
    assert part is not None
    assert part.title == "Authors: E to H"
    listed = read_html(generated.index_body("authors") + part.body).links
    assert len({link for link in listed if "x" in link}) == 1700
    author = generated.page_at("authors/ax0/")
    assert author is not None
    assert "<li>and 1,199 others</li>" in author.body


@pytest.mark.parametrize(
    "address", ["", "references/", "references/nothing/", "nothing/bowman1988base/", "references/a/b/", "authors", "/"]
)
def test_no_page_elsewhere(toy_site: Site, address: str) -> None:
    assert GeneratedPages(toy_site).page_at(address) is None


def test_a_page_is_the_same_by_itself(toy_site: Site, pages: dict[str, GeneratedPage]) -> None:
    for address, page in pages.items():
        assert GeneratedPages(toy_site).page_at(address) == page
