"""Pages: kind and id from the path, title, and places that fit the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literature.model import Location
from literature.settings import Settings
from literature.sources.pages import PageFile, id_of, kind_of, plain_title, read_page

KINDS = Settings().kinds


@pytest.mark.parametrize(
    ("uri", "kind", "id_"),
    [
        ("index.md", "page", "index"),
        ("concepts/bond.md", "concept", "bond"),
        ("concepts/index.md", "page", "concepts"),
        ("concepts/deep/er/bond.md", "concept", "bond"),
        ("concepts/bond/index.md", "page", "bond"),
        ("claims/a.b.md", "claim", "a.b"),
        ("summaries/x.md", "summary", "x"),
        ("readings/x.md", "reading", "x"),
        ("about/concepts.md", "page", "concepts"),
        ("about/concepts/x.md", "page", "x"),
        ("concepts2/x.md", "page", "x"),
        ("x.md", "page", "x"),
    ],
)
def test_kind_and_id(uri: str, kind: str, id_: str) -> None:
    assert kind_of(uri, KINDS) == kind
    assert id_of(uri) == id_


def test_kinds_of_folders_within_folders() -> None:
    kinds: dict[str, str] = {"a": "concept", "a/b": "claim"}
    assert kind_of("a/b/c/x.md", kinds) == "claim"
    assert kind_of("a/x.md", kinds) == "concept"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: From the head\n---\n# Not this\n", "From the head"),
        ("# The *first* `heading` [linked](a.md)\n\n# Second", "The first heading linked"),
        ("## Only a smaller one", "My bond"),
        ("```\n# in a fence\n```\n\nText", "My bond"),
        ("Set\n===\n", "Set"),
        ("", "My bond"),
    ],
)
def test_titles(text: str, title: str) -> None:
    page, _ = read_page(PageFile("guide/my-bond.md", "docs/guide/my-bond.md", text), KINDS)
    assert page.title == title


@pytest.mark.parametrize("head", ["", "---\ntitle: A\n---\n", "---\ntitle: A\n---\n\n\n", "\n\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places_are_the_files(head: str, end: str) -> None:
    text = (head + "# Title\n\nOne [@key] here,\nand @other there.\n").replace("\n", end)
    page, _ = read_page(PageFile("p.md", "docs/p.md", text), KINDS)
    first, second = (item for citation in page.citations for item in citation.items)
    skipped = head.count("\n")
    assert page.locate(first.start) == Location("docs/p.md", skipped + 3, 6)
    assert page.locate(second.start) == Location("docs/p.md", skipped + 4, 5)
    assert [heading.text for heading in page.headings] == ["Title"]
    assert text.endswith(page.text)


def test_what_a_page_mentions() -> None:
    text = "A [[bond]] and [@a; @b].\n\n```findings\nids: x\n```\n\n`[@code]`\n"
    page, problems = read_page(PageFile("p.md", "p.md", text), KINDS)
    assert [item.key for citation in page.citations for item in citation.items] == ["a", "b"]
    assert [link.target for link in page.wikilinks] == ["bond"]
    assert [block.name for block in page.blocks] == ["findings"]
    assert not problems


def test_problems_of_front_matter_come_with_the_page() -> None:
    page, problems = read_page(PageFile("claims/x.md", "docs/claims/x.md", "---\nverdict: no\n---\n# X"), KINDS)
    assert [(p.rule, p.location) for p in problems] == [("invalid-front-matter", Location("docs/claims/x.md", 2, 1))]
    assert (page.kind, page.front.verdict, page.title) == ("claim", "", "X")


def test_plain_title() -> None:
    assert plain_title("**A** _b_ `c` [d](e.md)") == "A b c d"


@given(st.text(max_size=300), st.sampled_from(["p.md", "concepts/p.md", "summaries/p.md", "claims/p.md"]))
def test_reading_never_raises_and_keeps_the_text(text: str, uri: str) -> None:
    page, problems = read_page(PageFile(uri, uri, text), KINDS)
    assert text.endswith(page.text)
    assert page.title
    assert page.first_line >= 1
    for problem in problems:
        assert problem.location.path == uri
