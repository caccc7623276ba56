"""What the books of a site hold, and golden files of the toy site's book in each form."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

from literature.books.epub import as_epub
from literature.books.making import page_book, site_book, works_book
from literature.books.model import Book, Entries, Figure, inlines_of, named_ids, plain
from literature.books.typst_source import typst_source
from literature.site.site import Site

GOLDEN = Path(__file__).parents[1] / "golden"


def chapters(book: Book) -> dict[str, str]:
    return {chapter.title: chapter.part for chapter in book.chapters}


def test_a_page_stands_with_the_works_that_it_cites(site: Site) -> None:
    book = page_book(site, site.library.pages["concepts/bond.md"]).book
    assert chapters(book) == {"Bond": "", "References": ""}
    assert book.address == "https://toy.example/concepts/bond/"
    (entries,) = book.chapters[1].blocks
    assert isinstance(entries, Entries)
    assert [plain(entry.words)[:24] for entry in entries.entries] == ["Keller, H., & Okafor, C."]
    assert book.index == ()


def test_the_site_stands_kind_by_kind_with_an_index(site: Site) -> None:
    book = site_book(site).book
    assert list(dict.fromkeys(chapters(book).values())) == [
        "Claims", "Concepts", "Pages", "Summaries", "Reading lists", "",
    ]  # fmt: skip
    assert [part.title for part in book.index] == ["Concepts", "Works"]
    assert ("Bond", "page-concepts-bond") in book.index[0].rows


def test_every_link_within_a_book_leads_to_something_in_it(site: Site) -> None:
    pages = site.library.pages
    of_pages = (page_book(site, page) for page in pages.values())
    for book in (made.book for made in (site_book(site), works_book(site, site.library.references), *of_pages)):
        ids = [id_ for chapter in book.chapters for id_ in named_ids(chapter)]
        assert len(ids) == len(set(ids))
        targets = {words.target for words in inlines_of(book.chapters) if words.target}
        assert {one[1:] for one in targets if one.startswith("#")} <= {*ids}
        assert all(one.startswith(("#", "http://", "https://")) for one in targets)


def test_without_an_address_of_the_site_nothing_leads_to_it(toy_site: Site) -> None:
    book = page_book(toy_site, toy_site.library.pages["concepts/bond.md"]).book
    targets = {words.target for words in inlines_of(book.chapters) if words.target}
    assert book.address == ""
    assert all(one.startswith(("#work-", "https://doi.org/")) for one in targets)


def test_a_day_is_that_of_the_latest_review_or_none(site: Site) -> None:
    page = site.library.pages["concepts/bond.md"]
    assert page.front.reviewed is None
    assert page_book(site, page).book.day is None
    days = [one.front.reviewed for one in site.library.pages.values() if one.front.reviewed]
    assert site_book(site).book.day == (max(days) if days else None)


def test_an_annotation_has_no_link_without_an_address(toy_site: Site) -> None:
    key = "bowman1988base"
    assert key in toy_site.library.summaries
    texts = [words.text for words in inlines_of(works_book(toy_site, [key]).book.chapters)]
    assert texts.count("Summary") == 0


def test_figures_are_drawn_and_said(site: Site) -> None:
    book = page_book(site, site.library.pages["concepts/working-tie.md"]).book
    (figure,) = (block for chapter in book.chapters for block in chapter.blocks if isinstance(block, Figure))
    assert figure.svg.count("<rect") + figure.svg.count("<circle") == 2
    assert "working tie, arrival: r = .28" in figure.alt
    assert plain(figure.caption) == "Correlation"


def test_an_annotated_bibliography_says_what_the_site_says(site: Site) -> None:
    book = works_book(site, ["bowman1988base", "salt"], "Mine").book
    (entries,) = book.chapters[0].blocks
    assert (book.title, len(book.chapters[0].blocks)) == ("Mine", 1)
    assert isinstance(entries, Entries)
    assert "A boat that knows its harbor sails farther" in "".join(w.text for w in inlines_of(entries.entries[0].about))


def golden(name: str, found: str) -> None:
    path = GOLDEN / name
    if os.environ.get("LITERATURE_UPDATE_GOLDEN"):
        path.write_text(found, encoding="utf-8", newline="\n")
    assert found == path.read_text(encoding="utf-8")


def test_typst(site: Site) -> None:
    source = typst_source(site_book(site).book)
    golden("book.typ", source[source.index("#show: book.with(") :])


def test_xhtml(site: Site) -> None:
    with zipfile.ZipFile(io.BytesIO(as_epub(site_book(site).book))) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist() if not name.endswith(".css")}
    golden("book.xhtml", "".join(f"<!-- {name} -->\n{text}\n" for name, text in texts.items()))
