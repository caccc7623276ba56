"""The book of a reading list: the list, the pages that it is about, their questions and the works."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

from tests.teaching.conftest import PAGES, site_of

from literature.books.epub import as_epub
from literature.books.making import reading_book
from literature.books.model import Chapter, Heading, Items, Note, inlines_of, plain
from literature.books.output import book_of
from literature.books.pandoc_tree import pandoc_tree
from literature.books.typst_source import typst_source
from literature.site.site import Site, SiteIdentity

COURSE = "readings/course.md"


def chapters(site: Site) -> dict[str, Chapter]:
    made = reading_book(site, site.library.pages[COURSE])
    assert made.left_out == ()
    assert made.book == book_of(site, site.library.pages[COURSE]).book
    return {chapter.title: chapter for chapter in made.book.chapters}


def words(value: object) -> str:
    return "".join(one.text for one in inlines_of(value))


def notes(value: object) -> Iterator[str]:
    """What the notes of a list of questions say."""
    if isinstance(value, Note):
        yield words(value.blocks)
    elif isinstance(value, tuple):
        for one in value:
            yield from notes(one)
    elif isinstance(value, Items):
        yield from notes(value.items)
    elif hasattr(value, "words"):
        yield from notes(value.words)


def test_what_it_is_about_stands_behind_it() -> None:
    found = chapters(site_of(PAGES))
    assert {title: chapter.part for title, chapter in found.items()} == {
        "A course": "", "Bonds heal": "Claims", "Bond": "Concepts", "References": "",
    }  # fmt: skip


def test_sessions_say_what_to_read_how_long_and_why() -> None:
    course = chapters(site_of(PAGES))["A course"]
    headings = [plain(block.words) for block in course.blocks if isinstance(block, Heading)]
    assert headings == ["1. Base", "Required", "Optional", "For discussion", "2. Doubt", "Required"]
    first = next(block for block in course.blocks if isinstance(block, Items))
    said = words(first.items[0])
    assert said.startswith("Bordin, E. (1979). Alliances.")
    assert said.endswith("(pp. 3–20, 45 min) =Read it first (Bowlby, 1988).")
    assert {one.target for one in inlines_of(first.items[0])} >= {"#work-a", "#work-b"}


def test_questions_stand_at_the_end_of_their_page_with_answers_as_notes() -> None:
    blocks = chapters(site_of(PAGES))["Bond"].blocks
    at = next(at for at, one in enumerate(blocks) if isinstance(one, Heading) and words(one.words) == "Test yourself")
    asked = blocks[at + 1 :]
    answers = [*notes(asked)]
    assert len(answers) == 5
    assert answers[0] == "Liking & trust. Liking # trust (Bordin, 1979, p. 253)."
    assert answers[2].startswith("False. It is none")
    assert "Bordin -> later – The paper: one" in answers[3]
    assert "What is the bond: {a} = b?" in words(asked)


def test_it_is_told_in_the_language_of_the_site() -> None:
    german = reading_book(site_of(PAGES, language="de"), site_of(PAGES).library.pages[COURSE]).book
    assert (german.language, german.labels.contents, german.labels.index) == ("de", "Inhalt", "Register")
    arabic = reading_book(site_of(PAGES, language="ar"), site_of(PAGES).library.pages[COURSE]).book
    assert arabic.is_rtl


def test_control_characters_of_files_are_in_no_form() -> None:
    title = "Bo\x0bnd\ufffe"
    pages = {
        **PAGES,
        "concepts/bond.md": PAGES["concepts/bond.md"].replace("# Bond", f"# {title}").replace("a, p.", "a\x0c, p."),
    }
    site = site_of(pages)
    page = replace(site.library.pages["concepts/bond.md"], front=replace(site.library.pages[COURSE].front, title=title))
    site = replace(
        site, library=replace(site.library, concepts={"bond": page}), identity=SiteIdentity("\x01Name", title)
    )
    book = reading_book(site, site.library.pages[COURSE]).book
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe]", pandoc_tree(book) + typst_source(book))
    with zipfile.ZipFile(io.BytesIO(as_epub(book))) as archive:
        for name in archive.namelist():
            if name.endswith((".xhtml", ".opf", ".svg")):
                ElementTree.fromstring(archive.read(name))
