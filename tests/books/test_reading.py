"""Resolved Markdown as blocks of a book."""

from __future__ import annotations

import pytest

from literature.books.model import (
    Aside,
    Block,
    Break,
    Code,
    Definitions,
    Figure,
    Heading,
    Items,
    Note,
    Paragraph,
    Quote,
    Table,
    Words,
    plain,
)  # fmt: skip
from literature.books.reading import MarkdownReader, ReadText

DRAWN = Figure("<svg/>", "What it shows")


def read(text: str) -> ReadText:
    return MarkdownReader().read(text, {"0": DRAWN}, "page")


def one(text: str) -> Block:
    (block,) = read(text).blocks
    return block


def said(*words: Words | Break | Note) -> Paragraph:
    return Paragraph(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* **c**", (Words("a "), Words("b", is_italic=True), Words(" "), Words("c", is_bold=True))),
        ("***b***", (Words("b", is_italic=True, is_bold=True),)),
        ("`<b> & #x`", (Words("<b> & #x", is_code=True),)),
        ("AT&T &lt; &amp; \\*", (Words("AT&T < & *"),)),
        ("[a](http://x.org/?a=1&b=2)", (Words("a", target="http://x.org/?a=1&b=2"),)),
        ("<http://x.org/>", (Words("http://x.org/", target="http://x.org/"),)),
        ("H<sub>2</sub>O x<sup>*n*</sup>", (
            Words("H"), Words("2", position="sub"), Words("O x"), Words("n", is_italic=True, position="sup"),
        )),
        ("a<br>b", (Words("a"), Break(), Words("b"))),
        ("a\nb   c", (Words("a b c"),)),
        ('<span class="x">a</span> <em>b</em>', (Words("a "), Words("b", is_italic=True))),
        ("![a picture](x.png)", (Words("a picture"),)),
        ("$x$ #y @z \\\\ \"q\" 'r' <", (Words("$x$ #y @z \\ \"q\" 'r' <"),)),
    ],
)  # fmt: skip
def test_lines(text: str, expected: tuple[Words | Break, ...]) -> None:
    assert one(text) == Paragraph(expected)


def test_titles_and_headings() -> None:
    found = read("# A *title* & more\n\n## Head\n\n## Head\n\n#### Deep\n")
    assert found.title == "A title & more"
    assert [(block.level, block.id) for block in found.blocks if isinstance(block, Heading)] == [
        (2, "page.head"), (2, "page.head_1"), (4, "page.deep"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n- b", Items(((said(Words("a")),), (said(Words("b")),)))),
        ("3. a", Items(((said(Words("a")),),), is_numbered=True, start=3)),
        (f"{'9' * 5_000}. a", Items(((said(Words("a")),),), is_numbered=True)),
        ("- a\n\n    - b", Items(((said(Words("a")), Items(((said(Words("b")),),))),))),
        ("> a\n>\n> b", Quote((said(Words("a")), said(Words("b"))))),
        ("```py\nx = '<b>'\n\ny\n```", Code("x = '<b>'\n\ny")),
        ("    x & <y>", Code("x & <y>")),
        ("!!! note \"A *t*\"\n    a", Aside((Words("A "), Words("t", is_italic=True)), (said(Words("a")),))),
        ("???+ tip \"T\"\n    a", Aside((Words("T"),), (said(Words("a")),))),
        ("Term\n:   Said", Definitions((((Words("Term"),), ((said(Words("Said")),),)),))),
        ("| a | b |\n|---|---|\n| c |", Table(((Words("a"),), (Words("b"),)), (((Words("c"),), ()),))),
        ("![](book-figure:0)", DRAWN),
    ],
)  # fmt: skip
def test_blocks(text: str, expected: Block) -> None:
    assert one(text) == expected


def test_a_footnote_stands_where_it_is_called() -> None:
    assert one("a[^1] b\n\n[^1]: The *note*.") == said(
        Words("a"), Note((said(Words("The "), Words("note", is_italic=True), Words(".")),)), Words(" b")
    )


def test_notes_that_call_each_other_come_to_an_end() -> None:
    second = Note((said(Words("two")),))
    assert one("a[^1]\n\n[^1]: one[^2]\n\n[^2]: two[^1]") == said(Words("a"), Note((said(Words("one"), second),)))
    assert one("a[^1]\n\n[^1]: one[^1]") == said(Words("a"), Note((said(Words("one")),)))
    assert one("a[^1] b[^1]\n\n[^1]: one") == said(
        Words("a"), Note((said(Words("one")),)), Words(" b"), Note((said(Words("one")),))
    )


def test_an_image_that_names_no_figure_is_its_description() -> None:
    assert one("![A boat](book-figure:7)") == said(Words("A boat"))


def test_html_that_books_do_not_have_is_left_out_and_named() -> None:
    found = read("a\n\n<script>x = 1</script>\n\n<svg><text>t</text></svg>\n\n<marquee>m</marquee>\n\n<div>d</div>")
    assert [block.words for block in found.blocks if isinstance(block, Paragraph)] == [
        (Words("a"),), (Words("m"),), (Words("d"),),
    ]  # fmt: skip
    assert found.left_out == ("script", "svg", "marquee")


def test_elements_that_code_names_take_nothing_with_them() -> None:
    found = read("Use `<script>` and ``<svg> ` ``.\n\nMore <video>gone</video>.")
    assert [plain(block.words) for block in found.blocks if isinstance(block, Paragraph)] == [
        "Use <script> and <svg> `.", "More .",
    ]  # fmt: skip
    assert found.left_out == ("video",)


def test_what_looks_like_a_box_or_an_abbreviation_in_code_stays() -> None:
    code = "??? note\n\n*[HTML]: x"
    assert read(f"```\n{code}\n```").blocks == (Code(code),)


def test_what_looks_like_html_in_code_stays() -> None:
    found = read("```html\n<svg></svg>\n```")
    assert (found.blocks, found.left_out) == ((Code("<svg></svg>"),), ())
