"""What the card of a page says, and what it is taken from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from literature.library.build import build
from literature.model import Library
from literature.render.pieces.cards import page_card, page_description, reference_card
from literature.site.here import Here
from literature.site.site import Site
from literature.sources.bibtex import read_bibliography
from literature.sources.pages import PageFile, read_page
from literature.text.openings import first_key_point, key_points, opening

SUMMARY = """---
title: Doe on ropes
reference: doe2001
design: theory
basis: full text
---

# Doe on ropes

## Key points

- Ropes *hold* [@doe2001, p. 2], says <b>he</b>.
  And so do knots.
- They fray.

## Later

- No point.
"""

CONCEPT = "---\nliterature: [ropes]\n---\n\n# A rope\n\nIt ties.\n\nMore."
CLAIM = "---\nverdict: contested\n---\n\n# A claim\n\n## The claim\n\nIt holds.\n\nA reason."


def pages_of(**texts: str) -> list[Any]:
    kinds = {"summaries": "summary", "concepts": "concept", "claims": "claim"}
    return [read_page(PageFile(uri, uri, text), kinds)[0] for uri, text in texts.items()]


@pytest.fixture(scope="module")
def library() -> Library:
    works = (
        "@book{doe2001, author = {Doe, Jane}, title = {On <Ropes>}, year = 2001, publisher = {Quay},\n"
        "  doi = {10.1/a_b}}\n"
        "@misc{bare}"
    )
    read = read_bibliography([("a.bib", works)])
    return build(read.references, pages_of(**{"summaries/doe.md": SUMMARY}))


@pytest.fixture(scope="module")
def site(library: Library, site_of: Callable[..., Site]) -> Site:
    return site_of(library)


def test_a_reference(site: Site, read_html: Callable[[str], Any]) -> None:
    card = read_html(str(reference_card(Here(site, site.addresses.reference("doe2001")), "doe2001")))
    assert "Doe, J. (2001). On <ropes>. Quay." in card.text
    assert "Ropes hold (Doe, 2001, p. 2), says he. And so do knots." in card.text
    assert "They fray" not in card.text
    assert "Cited here once" in card.text
    assert card.links[-3:] == ["./", "../../summaries/doe/", "https://doi.org/10.1/a_b"]
    assert card.ids == ["lit-page-card"]


def test_a_reference_of_which_little_is_known(site: Site, read_html: Callable[[str], Any]) -> None:
    card = read_html(str(reference_card(Here(site, site.addresses.reference("bare")), "bare")))
    assert card.links == ["./"]
    assert "Cited" not in card.text


@pytest.mark.parametrize(
    ("uri", "text", "said", "unsaid"),
    [
        ("concepts/a.md", CONCEPT, ["Concept", "Ropes", "It ties."], "More"),
        ("claims/a.md", CLAIM, ["Claim", "Contested", "It holds."], "A reason"),
        ("a.md", "---\ndescription: About it.\n---\n\n# A page\n\nText.", ["A page", "About it."], "Text"),
        ("summaries/doe.md", SUMMARY, ["Summary", "Theory", "Ropes hold"], "fray"),
    ],
    ids=["concept", "claim", "page", "summary"],
)  # fmt: skip
def test_a_page(
    site_of: Callable[..., Site], library: Library, uri: str, text: str, said: list[str], unsaid: str,
    read_html: Callable[[str], Any],
) -> None:  # fmt: skip
    pages = pages_of(**{uri: text})
    site = site_of(build(tuple(library.references.values()), pages))
    card = read_html(str(page_card(Here(site, site.addresses.page(uri)), pages[0])))
    assert all(words in card.text for words in said)
    assert unsaid not in card.text
    assert card.links[0] == "./"


def test_a_card_stands_in_markdown_as_one_block(site: Site, library: Library) -> None:
    for card in (
        reference_card(Here(site, site.addresses.reference("doe2001")), "doe2001"),
        page_card(Here(site, "summaries/doe/"), library.pages["summaries/doe.md"]),
    ):
        assert "\n\n" not in card
        assert not any(line.startswith((" ", "\t")) for line in card.splitlines())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\n\nFirst\nline.\n\nSecond.", "First line."),
        ("# A\n\n- item\n\n> quote\n\n| a | b |\n\n```\ncode\n```\n\nAt last.", "At last."),
        ("# A\n\n## B\n\n*Emphasis* opens.", "*Emphasis* opens."),
        ("# A\n\n[@a] opens.", "[@a] opens."),
        ("# A\n\n\\full_bibliography\n\nAt last\n\\bibliography", "At last"),
        ("# A\n\n[ref]: x.md\n\n!!! note\n\n    Inside.\n", ""),
        ("", ""),
    ],
)
def test_openings(text: str, expected: str) -> None:
    assert opening(pages_of(**{"a.md": text})[0]) == expected


def test_key_points() -> None:
    page = pages_of(**{"summaries/doe.md": SUMMARY})[0]
    assert key_points(page) == ("Ropes *hold* [@doe2001, p. 2], says <b>he</b>. And so do knots.", "They fray.")
    assert first_key_point(pages_of(**{"a.md": "# A\n\n- no\n"})[0]) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ndescription: Its own.\n---\n\n# A\n\nText.", "Its own."),
        ("# A\n\nA *word* [@doe2001] & more.", "A word (Doe, 2001) & more."),
        ("# A\n\n" + "word " * 60, "word " * 31 + "word …"),
        ("# A\n", ""),
    ],
)
def test_descriptions(library: Library, site_of: Callable[..., Site], text: str, expected: str) -> None:
    pages = pages_of(**{"a.md": text})
    site = site_of(build(tuple(library.references.values()), pages))
    assert page_description(site, pages[0]) == expected
