"""HTML that Markdown does not go through: what stands in its place, and what comes of that."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from literature.render.inserts import Inserts, ids_of, with_inserts

EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "smarty"]
LINK = '<a class="x" href="../a_b_c/?d&amp;e">A_b_ *c* &amp; d</a>'


def rendered(template: str, html: str, *, is_block: bool = False) -> str:
    inserts = Inserts()
    mark = inserts.block(html) if is_block else inserts.mark(html)
    return with_inserts(markdown.markdown(template.replace("@", mark), extensions=EXTENSIONS), inserts.pieces)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("@", f"<p>{LINK}</p>"),
        ("a @, b", f"<p>a {LINK}, b</p>"),
        ("*@*", f"<p><em>{LINK}</em></p>"),
        ("_@_ **@**", f"<p><em>{LINK}</em> <strong>{LINK}</strong></p>"),
        ("- @", f"<ul>\n<li>{LINK}</li>\n</ul>"),
        ('<div markdown="1">\n\n@\n\n</div>', f"<div>\n<p>{LINK}</p>\n</div>"),
        ("<div><p>@</p></div>", f"<div><p>{LINK}</p></div>"),
        ("[^1]\n\n[^1]: @", LINK),
        ("| a | b |\n| - | - |\n| @ | c |", f"<td>{LINK}</td>"),
        ('!!! note "@"\n    b', f'<p class="admonition-title">{LINK}</p>'),
    ],
)
def test_it_stands_where_the_mark_stood(template: str, expected: str) -> None:
    assert expected in rendered(template, LINK)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("a\n\n@\n\nb", "<p>a</p>\n<ul>\n\n    <li>*c*</li></ul>\n<p>b</p>"),
        ("- a\n\n    @\n", "<p>a</p>\n<ul>\n\n    <li>*c*</li></ul>\n</li>"),
        ("!!! note\n\n    @\n", "Note</p>\n<ul>\n\n    <li>*c*</li></ul>\n</div>"),
    ],
)
def test_a_block_takes_the_place_of_its_paragraph(template: str, expected: str) -> None:
    assert expected in rendered(template, "<ul>\n\n    <li>*c*</li></ul>", is_block=True)


def test_within_an_attribute_its_words_stand() -> None:
    assert rendered("![see @](b.png)", '<b>"c" &amp; d</b>') == (
        '<p><img alt="see &quot;c&quot; &amp; d" src="b.png" /></p>'
    )


def test_many_keep_their_order() -> None:
    inserts = Inserts()
    text = " ".join(inserts.mark(f"<i>{number}</i>") for number in range(12))
    assert with_inserts(text, inserts.pieces) == " ".join(f"<i>{number}</i>" for number in range(12))
    further = Inserts(inserts.pieces)
    assert with_inserts(further.mark("<b>x</b>"), further.pieces) == "<b>x</b>"


@given(st.text(alphabet="\ufdd0\ufdd10123 <p>/", max_size=30))
def test_what_looks_like_a_mark_does_no_harm(text: str) -> None:
    assert "Z" not in with_inserts(text, []) + with_inserts(text, ["", "y"])


def test_its_ids_may_be_linked_to() -> None:
    assert ids_of(['<p id="a">b</p>', "c", '<i class="d" id="e-f" data-id="g"></i>']) == {"a", "e-f"}
