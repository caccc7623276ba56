"""What answers a question in a few words is written on the page, with its figure and where that is from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from literature.model import Library
from literature.search.answers import answer_of
from literature.settings import Settings
from literature.site.site import Site
from literature.sources.pages import PageFile, read_page


def test_a_concept_answers_by_its_definition(toy_site: Site) -> None:
    answer = answer_of(toy_site, toy_site.library.concepts["working-tie"])
    assert answer is not None
    assert answer.text == "What crew and captain hold in common (Flückner et al., 2018)."
    assert answer.figure.startswith(f"{toy_site.library.findings_about('working-tie')[0].construct} and ")
    assert answer.address.startswith("findings/#")
    assert answer.source


def test_a_claim_answers_by_its_verdict_and_why(toy_site: Site) -> None:
    text = "# Ties\n\n## The claim\n\nTies hold.\n\n## Verdict\n\n**Contested.** Two studies differ.\n\nMore of it.\n"
    page, problems = read_page(
        PageFile("claims/ties.md", "claims/ties.md", f"---\nverdict: contested\n---\n{text}"), Settings().kinds
    )
    assert problems == []
    answer = answer_of(toy_site, page)
    assert answer is not None
    assert answer.text == "Contested. Two studies differ."
    assert answer.figure == ""


def test_a_page_that_says_nothing_answers_nothing(toy_library: Library, site_of: Callable[[Library], Site]) -> None:
    concept = toy_library.concepts["working-tie"]
    empty = replace(concept, text="", headings=(), citations=(), wikilinks=(), prose=())
    assert answer_of(site_of(toy_library), empty) is None
    summary = next(iter(toy_library.summaries.values()))
    assert answer_of(site_of(toy_library), summary) is None
