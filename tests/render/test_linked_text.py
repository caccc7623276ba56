"""A page's text with its links: tokens replaced, everything else byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literature.model import Library, RichText
from literature.render.linked_text import cite_plainly, link_text, replace_tokens
from literature.settings import Settings
from literature.site.here import Here
from literature.site.site import Site
from literature.sources.pages import PageFile, read_page
from literature.text.markdown.scanner import scan


def plain(text: str) -> str:
    return cite_plainly(text, lambda citation: RichText.from_plain(f"<{','.join(i.key for i in citation.items)}>"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("No citation.\r\n", "No citation.\r\n"),
        ("One [@a; @b], two @c.", "One <a,b>, two <c>."),
        ("@a\r\n\r\n@b", "<a>\r\n\r\n<b>"),
        ("`@a` and\n\n    @b in code\n", "`@a` and\n\n    @b in code\n"),
        ("[[link]] and ```findings\n", "[[link]] and ```findings\n"),
        ("One [@a]{.supports}, @b{.method}, [@c{ .x }; @d{: #y}].", "One <a>, <b>, <c,d>."),
        ("```findings\nids: x\n```\n", "```findings\nids: x\n```\n"),
        ("a@example.org \\@b", "a@example.org \\@b"),
        ("| [@a] | x |\n|---|---|\n", "| <a> | x |\n|---|---|\n"),
    ],
)
def test_citations_as_plain_text(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("## For it {.supports}", "## For it"),
        ("## For it {: .supports } ##", "## For it {: .supports } ##"),
        ("## For it {#for .supports .wide}", "## For it {#for .wide}"),
        ("## For it {.wide}", "## For it {.wide}"),
        ("For @a {.disputes}\n---", "For <a>\n---"),
    ],
)
def test_headings_do_not_show_what_works_are_cited_for(toy_site: Site, heading: str, expected: str) -> None:
    linked = link_text(Here(toy_site, "x/"), f"{heading}\n\nText.\n")
    assert re.sub(r'<span class="lit-citation">.*?</span>', "<a>", linked) == f"{expected}\n\nText.\n"


MARKDOWN = st.text(st.sampled_from("@a [b]();-`~\n\r\t|*_#<>!é{}$\\:") | st.characters(), max_size=120)


@given(MARKDOWN)
def test_without_replacement_nothing_changes(text: str) -> None:
    assert replace_tokens(text, lambda token: None) == text


@given(MARKDOWN)
def test_what_stands_between_tokens_stays(text: str) -> None:
    tokens = scan(text).tokens
    replaced = replace_tokens(text, lambda token: "\x00")
    between = [
        text[a:b] for a, b in zip([0, *(t.end for t in tokens)], [*(t.start for t in tokens), len(text)], strict=True)
    ]
    assert replaced == "\x00".join(between)


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("@bowman2001lights", '<a class="lit-cite" href="../../references/bowman2001lights/">'),
        ("[@bowman1988old]", 'href="../../references/bowman1988base/"'),
        ("[@nobody]", "nobody"),
        ("[[safe harbor]]", '<a class="lit-link lit-concept" href="../../concepts/safe-harbor/">safe harbor</a>'),
        ("[[safe-harbor]]", ">Safe harbor</a>"),
        ("[[haven|a *label*]]", ">a <em>label</em></a>"),
        ("[[sécurité]]", 'href="../../concepts/s%C3%A9curit%C3%A9/"'),
        ("[[SECURITE]]", ">SECURITE</a>"),
        ("[[nowhere]]", '<span class="lit-missing" title="no page has this name">nowhere</span>'),
        ("[[finding:t-f01|value]]", 'href="../../findings/&#35;t-f01">.28</a>'),
        ("[[finding:no]]", '<span class="lit-missing" title="there is no such finding">no</span>'),
        ("[[finding:t-f01|nonsense]]", "lit-"),
    ],
)
def test_links(toy_site: Site, text: str, has: str) -> None:
    linked = link_text(Here(toy_site, "guide/x/"), f"Before {text} after.")
    assert linked.startswith("Before <")
    assert linked.endswith("> after.")
    assert has in linked


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("[[#Measures]]", '<a class="lit-link lit-page" href="#measures">Measures</a>'),
        (
            "[[tides#MEASURES of rope]]",
            '<a class="lit-link lit-page" href="#measures-of-rope">tides: MEASURES of rope</a>',
        ),
        ("[[bond#Nowhere|a tie]]", '<a class="lit-link lit-concept" href="../../concepts/bond/">a tie</a>'),
        (
            "[[bond#works-cited]]",
            '<a class="lit-link lit-concept" href="../../concepts/bond/#works-cited">bond: works-cited</a>',
        ),
        ("| A |\n|---|\n| [[#Measures\\|p2]] |", '| <a class="lit-link lit-page" href="#measures">p2</a> |'),
    ],
)
def test_links_to_headings(toy_library: Library, site_of: Callable[..., Site], text: str, link: str) -> None:
    body = f"# Tides\n\n## Measures\n\n{text}\n\n## Measures *of* rope\n"
    page, _ = read_page(PageFile("guide/tides.md", "docs/guide/tides.md", body), Settings().kinds)
    pages = {**toy_library.pages, page.uri: page}
    library = replace(toy_library, pages=pages, names={**toy_library.names, "tides": page.uri})
    here = Here(site_of(library), "guide/tides/", page.uri)
    assert link in link_text(here, body, page)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("![Waves [@bowman1988base, p. 3]](x.png)", "![Waves (J. Bowman, 1988a, p. 3)](x.png)"),
        ("![@bowman1988base&#39;s](x.png)", "![J. Bowman (1988a)&#39;s](x.png)"),
        ("![Of [[bond|the *tie*]], [[finding:t-f01|value]]](x.png)", "![Of the &#42;tie&#42;, .28](x.png)"),
        ('![x](x.png "So [see @saltweb]")', '![x](x.png "So (see Salt, n.d.)")'),
        ("[x](y.md 'So @saltweb')", "[x](y.md 'So Salt (n.d.)')"),
        ("[![[@saltweb]](x.png)](y.md)", "[![(Salt, n.d.)](x.png)](y.md)"),
    ],
)
def test_descriptions_and_titles_hold_plain_text(toy_site: Site, text: str, plain: str) -> None:
    assert link_text(Here(toy_site, "guide/x/"), text) == plain


def test_a_missing_key_is_marked_where_it_is_cited(toy_site: Site) -> None:
    assert link_text(Here(toy_site, ""), "[@nobody]") == '<span class="lit-citation">(<b>?nobody</b>)</span>'
