"""Sentences that cite a work can be linked to: each has an id on its page, which lasts as long as its words."""

from __future__ import annotations

import re
from collections.abc import Callable

import markdown
import pytest

from literature.build.site_build import SiteBuild
from literature.library import build
from literature.model import Reference
from literature.render.inserts import Inserts, with_inserts, without_sentences
from literature.render.linked_text import link_text
from literature.site.here import Here
from literature.site.site import Site
from literature.sources.pages import PageFile, read_page

EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables"]
WORKS = [Reference("a", "book"), Reference("b", "book")]
SENTENCE = re.compile(r'<span class="lit-sentence" id="(s-[0-9a-f]{8}(?:-\d+)?)">(.*?)</span>(?!\))')
ID = r' class="lit-sentence" id="s-[0-9a-f]{8}(?:-\d)?"'


@pytest.fixture
def rendered(site_of: Callable[..., Site]) -> Callable[..., str]:
    """HTML of a page with this text, citations as their keys, `[]` around each sentence with an id."""

    def html(text: str) -> str:
        page, _ = read_page(PageFile("x.md", "docs/x.md", text), {})
        inserts = Inserts()
        marked = link_text(Here(site_of(build(WORKS, [page])), "x/", "x.md"), page.text, page, inserts)
        pieces = [re.sub(r'^<span class="lit-citation">.*', "cited", piece) for piece in inserts.pieces]
        found = with_inserts(markdown.markdown(marked, extensions=EXTENSIONS), pieces)
        found = re.sub(rf"<span{ID}></span>", "|", found)
        return re.sub(rf"<span{ID}>(.*?)</span>", r"[\1]", found, flags=re.DOTALL)

    return html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No. So it is [@a]. Yes.", "<p>No. [So it is cited.] Yes.</p>"),
        ("@a says so. @b says no.", "<p>[cited says so.] [cited says no.]</p>"),
        ("Both [@a] and [@b].", "<p>[Both cited and cited.]</p>"),
        ("So. [@a]", "<p>[So. cited]</p>"),
        ("- One [@a]\n- two [@b]", "<ul>\n<li>[One cited]</li>\n<li>[two cited]</li>\n</ul>"),
        ("*Not [@a].* **So [@b].**", "<p>[<em>Not cited.</em>] [<strong>So cited.</strong>]</p>"),
        ("**Bold** it is [@a].", "<p>[<strong>Bold</strong> it is cited.]</p>"),
        ("*This [@a]. And that.* End.", "<p>|<em>This cited. And that.</em> End.</p>"),
        ("*This. And that* [@a]. End.", "<p><em>This. |And that</em> cited. End.</p>"),
        ("A line [@a]  \nand another.", "<p>[A line cited<br />\nand another.]</p>"),
        ("Text [@a].\n{: .note }", '<p class="note">[Text cited.]</p>'),
        ("- Item [@a]\n{: .note }", '<ul>\n<li class="note">[Item cited]</li>\n</ul>'),
        ("> Said [@a].", "<blockquote>\n<p>[Said cited.]</p>\n</blockquote>"),
        ("> > No.\n> > Said\n> > [@a].", "<p>No.\n[Said\ncited.]</p>"),
        ("Term\n:   Means it [@a].", "<dl>\n<dt>Term</dt>\n<dd>[Means it cited.]</dd>\n</dl>"),
        ("| h | i |\n| - | - |\n| x | y [@a] |", "<td>[y cited]</td>"),
        ('!!! note "On [@a]"\n    So [@b].', '<p class="admonition-title">[On cited]</p>\n<p>[So cited.]</p>'),
        ("x[^1]\n\n[^1]: See [@a].", "<p>[See cited.]&#160;"),
        ("## On [@a]\n\nText.", "<h2>On <span "),
        ("On [@a]\n-------\n\nText.", "<h2>On <span "),
        ("![Seen [@a]](x.png) here.", "<p><img alt="),
        ('<div markdown="1">\n\nIn it [@a].\n\n</div>', "<p>[In it cited.]</p>"),
    ],
)  # fmt: skip
def test_it_stands_around_the_sentence(rendered: Callable[..., str], text: str, expected: str) -> None:
    assert expected in rendered(text)


def ids(site_of: Callable[..., Site], text: str) -> list[str]:
    page, _ = read_page(PageFile("x.md", "docs/x.md", text), {})
    mentions = build(WORKS, [page]).mentions
    return [mention.anchor for key in sorted(mentions) for mention in mentions[key]]


def test_it_lasts_as_long_as_the_sentence(site_of: Callable[..., Site]) -> None:
    before = ids(site_of, "First. So it is [@a]. More.")
    after = ids(site_of, "# Title\n\nChanged. Other words [@b].\n\n- So it\n  is [@a].")
    assert before == after[:1]
    assert ids(site_of, "So it was [@a].") != before


def test_what_is_said_twice_has_two(site_of: Callable[..., Site]) -> None:
    one, two, three = ids(site_of, "Yes [@a]. Yes [@a].\n\nYes [@a].")
    assert (two, three) == (f"{one}-2", f"{one}-3")


def test_works_of_one_sentence_share_it(site_of: Callable[..., Site]) -> None:
    one, other = ids(site_of, "Both [@a; @b].")
    assert one == other


def test_a_description_has_none(site_of: Callable[..., Site]) -> None:
    assert ids(site_of, "![Seen [@a]](x.png) here.") == [""]


def test_what_leads_there_is_there(toy_build: SiteBuild) -> None:
    library = toy_build.site.library
    seen = 0
    for mention in (mention for mentions in library.mentions.values() for mention in mentions):
        text = toy_build.page_as_markdown(mention.page_uri)
        html = toy_build.page_html(mention.page_uri, markdown.markdown(text.markdown, extensions=EXTENSIONS))
        seen += f'id="{mention.anchor}"' in html
    assert seen == sum(map(len, library.mentions.values())) > 20


def test_markdown_has_none(toy_build: SiteBuild) -> None:
    text = toy_build.page_as_markdown("guide/citing.md")
    assert "lit-sentence" not in text.whole
    assert "lit-sentence" not in "".join(without_sentences(text.pieces))
