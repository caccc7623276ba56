"""What answers a question in a few words is written on the page, with its figure and where that is from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from literature.model import Library
from literature.search.answers import answer_of
from literature.search.passages import first_said
from literature.site.site import Site


def test_a_concept_answers_by_its_definition(toy_site: Site) -> None:
    concept = toy_site.library.concepts["working-tie"]
    answer = answer_of(toy_site, concept, first_said(toy_site, concept))
    assert answer is not None
    assert answer.text == "What crew and captain hold in common (Flückner et al., 2018)."
    assert answer.figure.startswith(f"{toy_site.library.findings_about('working-tie')[0].construct} and ")
    assert answer.address.startswith("findings/#")
    assert answer.source


def test_a_claim_answers_by_why_its_verdict_is_so(toy_site: Site) -> None:
    page = next(page for page in toy_site.library.pages.values() if page.front.verdict)
    reasoned = replace(page, front=replace(page.front, because="Two *studies* differ."), wikilinks=())
    answer = answer_of(toy_site, reasoned, first_said(toy_site, reasoned))
    assert answer is not None
    assert answer.text == "Two studies differ."
    assert answer.figure == ""


def test_a_page_that_says_nothing_answers_nothing(toy_library: Library, site_of: Callable[[Library], Site]) -> None:
    concept = toy_library.concepts["working-tie"]
    empty = replace(concept, text="", headings=(), citations=(), wikilinks=(), prose=())
    site = site_of(toy_library)
    assert answer_of(site, empty, first_said(site, empty)) is None
    summary = next(iter(toy_library.summaries.values()))
    assert answer_of(site, summary, first_said(site, summary)) is None
