"""Documents for Word, by pandoc."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch
from xml.etree import ElementTree

import pytest
from hypothesis import given
from tests.books.conftest import book_with
from tests.books.test_books import golden
from tests.books.test_escaping import TEXTS
from tests.books.test_pdf import BLOCKS

from literature.books.making import site_book
from literature.books.model import Code, Paragraph, Words
from literature.books.pandoc_tree import pandoc_tree
from literature.books.word import as_docx
from literature.site.site import Site


def strings(tree: Any) -> Iterator[str]:
    """All texts of a tree."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, list):
        for one in tree:
            yield from strings(one)
    elif isinstance(tree, dict):
        yield from strings([*tree.values()])


def test_the_tree_of_the_toy_site(site: Site) -> None:
    golden("book.json", json.dumps(json.loads(pandoc_tree(site_book(site).book)), indent=1, ensure_ascii=False) + "\n")


@given(TEXTS)
def test_every_text_is_one_string_of_the_tree(text: str) -> None:
    tree = json.loads(pandoc_tree(book_with(Paragraph((Words(text),)), Code(text), title=text)))
    assert [*strings(tree)].count(text) >= 4


def test_every_block_is_written_the_same_twice_and_drawings_are_pictures_besides() -> None:
    book = book_with(*BLOCKS, rtl=True)
    made = as_docx(book)
    assert made == as_docx(book)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        names = archive.namelist()
        for name in names:
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
        document = archive.read("word/document.xml").decode()
        assert b"2026-01-02T00:00:00Z" in archive.read("docProps/core.xml")
        assert b'Extension="png"' in archive.read("[Content_Types].xml")
    assert [name.rpartition(".")[2] for name in names if "media" in name] == ["svg", "png"]
    assert 'descr="A line"' in document
    assert "base64" not in document


def test_without_a_day_there_is_none() -> None:
    with zipfile.ZipFile(io.BytesIO(as_docx(book_with(*BLOCKS, day=None)))) as archive:
        assert b"dcterms:" not in archive.read("docProps/core.xml").partition(b"<dc:title")[2]


def test_without_typst_drawings_stay() -> None:
    with patch.dict("sys.modules", {"typst": None}):
        made = as_docx(book_with(*BLOCKS))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert [name.rpartition(".")[2] for name in archive.namelist() if "media" in name] == ["svg"]


def test_without_pandoc_the_message_says_what_to_install() -> None:
    with patch.dict("sys.modules", {"pypandoc": None}), pytest.raises(LookupError, match=r"mkdocs-literature\[csl\]"):
        as_docx(book_with())
