"""Every paragraph of an authored page can be linked to: its id is made of the words of its first sentence."""

from __future__ import annotations

import re
from collections.abc import Callable

import markdown
import pytest

from literature.library import build
from literature.library.headings import has_anchor
from literature.model import Page, Reference
from literature.render.inserts import Inserts, with_inserts, without_sentences
from literature.render.linked_text import link_text
from literature.site.here import Here
from literature.site.site import Site
from literature.sources.pages import PageFile, read_page

EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
OPENING = "Boats need a harbor that holds"
ID = re.compile(r'(?<= )id="(s-[0-9a-f]{8}(?:-\d+)?)"')


@pytest.fixture
def resolved(site_of: Callable[..., Site]) -> Callable[[str], tuple[str, Inserts, Page]]:
    """Markdown of a page with this text, with its marks, what belongs in their places, and the page."""

    def text_of(text: str) -> tuple[str, Inserts, Page]:
        page, _ = read_page(PageFile("x.md", "docs/x.md", text), {})
        inserts = Inserts()
        site = site_of(build([Reference("a", "book")], [page]))
        return link_text(Here(site, "x/", "x.md"), page.text, page, inserts), inserts, page

    return text_of


@pytest.fixture
def rendered(resolved: Callable[[str], tuple[str, Inserts, Page]]) -> Callable[[str], str]:
    """HTML of a page with this text."""

    def html(text: str) -> str:
        marked, inserts, _ = resolved(text)
        return with_inserts(markdown.markdown(marked, extensions=EXTENSIONS), inserts.pieces)

    return html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{OPENING}. More.", f"<p {{}}>{OPENING}. More.</p>"),
        (f"# T\n\n{OPENING}.", f"<p {{}}>{OPENING}.</p>"),
        (f"**{OPENING}.** More.", f"<p {{}}><strong>{OPENING}.</strong> More.</p>"),
        (f"- {OPENING}.\n- No.", f"<li {{}}>{OPENING}.</li>\n<li>No.</li>"),
        (f"1. {OPENING}.\n\n2. Well.", f"<p {{}}>{OPENING}.</p>"),
        (f"> {OPENING}.", f"<blockquote>\n<p {{}}>{OPENING}.</p>"),
        (f"Term\n:   {OPENING}.", f"<dd {{}}>{OPENING}.</dd>"),
        (f"!!! note\n    {OPENING}.", f"<p {{}}>{OPENING}.</p>"),
        (f"{OPENING}. So [@a].", f'<p {{}}>{OPENING}. <span class="lit-sentence"'),
        (f'<div markdown="1">\n\n{OPENING}.\n\n</div>', f"<p {{}}>{OPENING}.</p>"),
    ],
)
def test_paragraphs_and_items_have_one(rendered: Callable[[str], str], text: str, expected: str) -> None:
    found = rendered(text)
    assert expected.format("ID") in ID.sub("ID", found)
    assert len(ID.findall(found)) == 1 + found.count("lit-sentence")


@pytest.mark.parametrize(
    "text",
    [
        "Too few words.",
        f"## {OPENING}",
        f"{OPENING}\n----",
        f"| {OPENING} | b |\n| - | - |\n| {OPENING} | d |",
        f'!!! note "{OPENING}"\n    No.',
        f"```\n{OPENING}\n```",
        f"{OPENING}.\n{{: #name }}",
        f"![{OPENING}](x.png)",
    ],
)
def test_what_is_no_paragraph_or_has_a_name_has_none(rendered: Callable[[str], str], text: str) -> None:
    found = rendered(text)
    assert not ID.search(found)
    assert OPENING in found or text == "Too few words."


@pytest.mark.parametrize("command", ["[TOC]", "::: package.module.function of it", "{{ a_macro with four words }}"])
def test_commands_of_extensions_stay_as_they_are(
    resolved: Callable[..., tuple[str, Inserts, Page]], command: str
) -> None:
    assert resolved(command)[0] == command


def test_a_paragraph_that_opens_with_a_citation_has_the_address_of_its_sentence(rendered: Callable[[str], str]) -> None:
    found = rendered(f"{OPENING} [@a]. More of it.")
    assert f'<p><span class="lit-sentence" {ID.search(found)[0]}>{OPENING}' in found


def test_the_address_lasts_when_the_sentence_is_given_a_citation(rendered: Callable[[str], str]) -> None:
    assert ID.findall(rendered(f"{OPENING}. More.")) == ID.findall(rendered(f"{OPENING} [@a]. Less."))


def test_two_that_say_the_same_are_told_apart(rendered: Callable[[str], str]) -> None:
    cited, first, second = ID.findall(rendered(f"{OPENING}.\n\n{OPENING}!\n\n{OPENING} [@a]."))[::-1]
    assert (first, second) == (f"{cited}-3", f"{cited}-2"), "what cites has the address that it always had"


def test_one_can_link_to_it(resolved: Callable[[str], tuple[str, Inserts, Page]]) -> None:
    _, inserts, page = resolved(f"{OPENING}.\n\nAnother that says so [@a].")
    ids = ID.findall(" ".join(inserts.pieces))
    assert len(ids) == 2
    assert all(has_anchor(page, id_) for id_ in ids)
    assert not has_anchor(page, "s-00000000")


def test_a_copy_of_the_text_has_none(resolved: Callable[[str], tuple[str, Inserts, Page]]) -> None:
    marked, inserts, _ = resolved(f"{OPENING}.")
    assert with_inserts(marked, without_sentences(inserts.pieces)) == f"{OPENING}."
