from __future__ import annotations

import datetime
import html
import re
from dataclasses import replace

import pytest
import rispy

from literature.exports.site_files import page_keys
from literature.model import Edition, Location, PartialDate, Reference, RichText
from literature.render.pieces.cite_page import page_reference, page_tools, reference_tools
from literature.site.here import Here
from literature.site.site import Site, SiteIdentity
from literature.sources.bibtex import read_bibliography

URI, BASE = "summaries/bowman1988base.md", "summaries/bowman1988base/"


@pytest.fixture
def site(toy_site: Site) -> Site:
    library = toy_site.library
    page = library.pages[URI]
    reviewed = replace(page, front=replace(page.front, reviewed=datetime.date(2026, 11, 22)))
    identity = SiteIdentity("Toy Harbor", "The harbor masters", "https://toy.example/repo/")
    return replace(toy_site, library=replace(library, pages={**library.pages, URI: reviewed}), identity=identity)


def held(markup: str, format_: str) -> str:
    match = re.search(rf'data-format="{format_}"[^>]*>(?:<code>)?(.*?)(?:</code>)?</(?:pre|p)>', markup, re.DOTALL)
    assert match, format_
    return html.unescape(re.sub(r"<[^>]+>", "", match[1]))


def test_a_page_is_cited_as_a_page_of_the_site(site: Site) -> None:
    markup = page_tools(Here(site, BASE), site.library.pages[URI])
    title = site.library.pages[URI].title
    assert held(markup, "apa") == (
        f"The harbor masters. (2026, November 22). {title}. Toy Harbor. https://toy.example/repo/{BASE}"
    )


def test_bibtex_and_ris_say_the_same(site: Site) -> None:
    markup = page_tools(Here(site, BASE), site.library.pages[URI])
    (again,) = read_bibliography([("t.bib", held(markup, "bib"))]).references
    (record,) = rispy.loads(held(markup, "ris") + " \n")
    assert again.type == "online"
    assert [person.family for person in again.creators] == ["The harbor masters"] == record["authors"]
    assert again.plain("title") == record["title"] == site.library.pages[URI].title
    assert again.year == 2026
    assert record["year"] == "2026"
    assert again.plain("url") == f"https://toy.example/repo/{BASE}"


def test_the_home_page_is_cited_without_a_dot(site: Site) -> None:
    """Hosts write its address as `./`."""
    addresses = replace(site.addresses, page_urls={**site.addresses.page_urls, "index.md": "./"})
    markup = page_tools(Here(replace(site, addresses=addresses), ""), site.library.pages["index.md"])
    for form in ("apa", "bib", "ris"):
        assert "https://toy.example/repo/" in held(markup, form)
        assert "repo/." not in held(markup, form)


def test_a_site_without_other_authors_is_named_once(site: Site) -> None:
    alone = replace(site, identity=SiteIdentity("Toy Harbor"))
    text = held(page_tools(Here(alone, BASE), alone.library.pages[URI]), "apa")
    assert text.count("Toy Harbor") == 1


def test_a_page_without_review_has_no_date(toy_site: Site) -> None:
    site = replace(toy_site, identity=SiteIdentity("Toy Harbor", "The harbor masters"))
    page = next(page for page in site.library.pages.values() if page.front.reviewed is None)
    assert "(n.d.)" in held(page_tools(Here(site, site.addresses.page(page.uri)), page), "apa")


def test_a_site_without_a_name_offers_files_only(toy_site: Site) -> None:
    page = toy_site.library.pages[URI]
    assert page_reference(toy_site, page) is None
    assert "Cite this page" not in page_tools(Here(toy_site, BASE), page)


def test_pages_that_cite_offer_their_works(site: Site) -> None:
    cited = next(iter(site.library.works_cited))
    page = site.library.pages[cited]
    markup = page_tools(Here(site, site.addresses.page(cited)), page)
    assert re.findall(r'href="([^"]*)" download', markup) == [f"{page.id}.bib"]
    assert re.findall(r'data-works="([^"]*)"', markup) == [",".join(page_keys(site.library, cited))]


def test_blocks_hold_no_blank_line(site: Site) -> None:
    assert all(line.strip() for line in page_tools(Here(site, BASE), site.library.pages[URI]).splitlines())


def test_a_reference_page_holds_what_is_copied_and_names_the_rest(toy_site: Site) -> None:
    for key in toy_site.library.references:
        markup = reference_tools(Here.in_folder(toy_site, "references"), key)
        assert f"{{{key}," in held(markup, "bib")
        assert re.findall(r'data-name="(.*?)" data-fetched="(.*?)"', markup) == [(key, "ris json")]
        assert re.findall(r'data-format="(.*?)"', markup) == ["bib"]


def test_records_cannot_leave_their_element(toy_site: Site) -> None:
    title = RichText.from_plain("</script></pre><script>alert(1)</script>\u2028")
    reference = Reference("x", "book", text={"title": title})
    site = replace(toy_site, library=replace(toy_site.library, references={"x": reference}))
    markup = reference_tools(Here(site, "references/x/"), "x")
    assert markup.count("<script") == 0
    assert markup.count("</pre>") == 1
    assert "</script></pre><script>" in held(markup, "bib")


@pytest.mark.parametrize(
    ("doi", "address"),
    [("10.5281/zenodo.7", "https://doi.org/10.5281/zenodo.7"), ("", f"https://toy.example/repo/{BASE}")],
)
def test_a_page_of_the_last_edition_is_cited_as_of_it(site: Site, doi: str, address: str) -> None:
    frozen = Edition("2026-12", PartialDate(2026, 12), doi, "", Location(""), {f"{BASE}index.md": "0"})
    earlier = replace(frozen, name="2026-06", doi="10.5281/zenodo.1")
    with_editions = replace(site, library=replace(site.library, editions=(earlier, frozen)))
    page = site.library.pages[URI]
    markup = page_tools(Here(with_editions, BASE), page)
    assert "As it stood in the edition 2026-12:" in markup
    assert held(markup, "edition") == (
        f"The harbor masters. (2026, December). {page.title} (2026-12 ed.). Toy Harbor. {address}"
    )
    assert 'data-label="APA 2026-12"' in markup
    assert held(markup, "apa").startswith("The harbor masters. (2026, November 22).")


def test_a_page_that_is_in_no_edition_is_cited_of_no_edition(site: Site) -> None:
    frozen = Edition("2026-12", PartialDate(2026, 12), "", "", Location(""), {"concepts/bond/index.md": "0"})
    page = site.library.pages[URI]
    for editions in ((), (frozen,), (replace(frozen, files={}),)):
        markup = page_tools(Here(replace(site, library=replace(site.library, editions=editions)), BASE), page)
        assert "edition" not in markup
