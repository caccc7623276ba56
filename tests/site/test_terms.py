"""Names of concepts in running text: where they become links, and that nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import read_cases
from tests.limits import examples

from literature.library.build import build
from literature.model import Library
from literature.render.linked_text import link_text
from literature.site.here import Here
from literature.site.site import Site
from literature.site.terms import Terms, concept_names
from literature.sources.pages import PageFile, read_page
from literature.text.markdown.scanner import scan

CASES = read_cases(Path(__file__).with_name("terms.yml"))
PAGES = {
    "concepts/safe-harbor.md": "---\naliases: [harbor of safety, SHB]\n---\n\n# Safe harbor\n\nA place.\n",
    "concepts/harbor.md": "# Harbor\n\nWater.\n",
    "concepts/working-tie.md": "---\naliases: [tie]\n---\n\n# Working tie\n\nA rope.\n",
    "concepts/hope.md": "---\neveryday: [hope]\n---\n\n# Hope\n\nA wish.\n",
    "summaries/a.md": "---\nreference: a\nbasis: abstract\n---\n\n# A\n\nText.\n",
    "summaries/quiet.md": "---\nreference: a\nbasis: abstract\nterms: false\n---\n\n# Quiet\n\nText.\n",
    "guide.md": "# Guide\n\nText.\n",
    "loud.md": "---\nterms: true\n---\n\n# Loud\n\nText.\n",
}
_TERM = re.compile(r'<a class="lit-link lit-concept lit-term" href="([^"]*)">(.*?)</a>', re.DOTALL)


@pytest.fixture(scope="module")
def site(site_of: Callable[..., Site], library: Library) -> Site:
    return site_of(library)


@pytest.fixture(scope="module")
def library() -> Library:
    kinds = {"concepts": "concept", "summaries": "summary"}
    return build([], [read_page(PageFile(uri, uri, text), kinds)[0] for uri, text in PAGES.items()])


def linked(site: Site, uri: str, text: str) -> str:
    return link_text(Here(site, "summaries/a/"), text, site.library.pages[uri])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_names_become_links(site: Site, case: dict[str, Any]) -> None:
    html = linked(site, case.get("uri", "summaries/a.md"), case["text"])
    found = [[words, re.sub(r"^\.\./\.\./concepts/(.*)/$", r"\1", href)] for href, words in _TERM.findall(html)]
    assert found == case["links"]


@pytest.mark.parametrize(
    ("uri", "number"), [("summaries/a.md", 1), ("summaries/quiet.md", 0), ("guide.md", 0), ("loud.md", 1)]
)
def test_a_page_chooses(site: Site, uri: str, number: int) -> None:
    assert len(_TERM.findall(linked(site, uri, "A harbor."))) == number


def test_a_concept_that_is_not_published_is_not_linked(site: Site, library: Library) -> None:
    text = "A harbor and a tie."
    page = library.pages["summaries/a.md"]
    terms = Terms.of(concept_names(library))
    edits = terms.edits(page, text, scan(text), library.names, lambda uri: "x" if "tie" in uri else "")
    assert [text[start:end] for start, end, _ in edits] == ["tie"]


@examples(150)
@given(st.text(alphabet="aeh rbosafetig\n*_`[]()<>\"“”'#-|@!.", max_size=80))
def test_nothing_but_links_is_added(site: Site, middle: str) -> None:
    text = f"harbor {middle} safe harbor tie"
    page = site.library.pages["summaries/a.md"]
    with_terms = link_text(Here(site, "summaries/a/"), text, page)
    assert _TERM.sub(r"\2", with_terms) == link_text(Here(site, "summaries/a/"), text)
