"""Whatever a text holds, each form of a book says it and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.books.conftest import book_with

from literature.books.epub import as_epub
from literature.books.model import Code, Heading, Paragraph, Words, plain
from literature.books.pdf import as_pdf
from literature.books.reading import MarkdownReader
from literature.books.typst_source import typst_source

HOSTILE = [
    '#panic("x")', "$x$", "@label", "\\", '"', '";#x', "<b>&amp;", "]]>", "*a* _b_", "`c`", "// x", "[d](e)", "'",
]  # fmt: skip
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)


@given(TEXTS)
def test_typst_reads_each_text_as_one_string(text: str) -> None:
    source = typst_source(book_with(Paragraph((Words(text),)), Code(text), title=text))
    whole = source[source.index("#show: book.with(") :]
    strings = [re.sub(r"\\(.)", r"\1", one, flags=re.DOTALL) for one in STRING.findall(whole)]
    assert strings.count(text) >= 4
    assert not re.search(r'["\\]', STRING.sub("", whole))


@given(TEXTS)
def test_every_file_of_an_epub_is_well_formed_and_says_the_text(text: str) -> None:
    blocks = Paragraph((Words(text, target=f"https://x.example/{text}"),)), Code(text), Heading(2, (Words(text),), "h")
    with zipfile.ZipFile(io.BytesIO(as_epub(book_with(*blocks, title=text)))) as archive:
        for name in archive.namelist():
            if name.endswith((".xhtml", ".opf")):
                root = ElementTree.fromstring(archive.read(name))
                assert "index" in name or text.replace("\r", "\n") in "".join(root.itertext())


@given(st.text())
def test_reading_gives_no_character_that_xml_cannot_hold(text: str) -> None:
    for block in MarkdownReader().read(f"x{text}", {}, "p").blocks:
        as_text = repr(block)
        assert not re.search(r"\\x0[0-8bcef]|\\x1|\\ud[89a-f]|\\ufff[ef]", as_text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_set(text: str) -> None:
    assert as_pdf(book_with(Paragraph((Words(text),)), title=text)).startswith(b"%PDF-1.7")


@given(TEXTS)
def test_escaped_markdown_means_itself(text: str) -> None:
    escaped = "".join(f"\\{char}" if char in "\\`*_{}[]()>#+-.!" else char for char in " ".join(text.split()))
    for block in MarkdownReader().read(f"x {escaped}".rstrip(), {}, "p").blocks[:1]:
        if isinstance(block, Paragraph) and "<" not in text and "&" not in text and ":" not in text and "|" not in text:
            assert plain(block.words).split() == f"x {text}".split()
