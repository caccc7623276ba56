from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.cases import read_cases

from literature.library import build
from literature.library.chosen_works import choose_works
from literature.model import Library, Location
from literature.sources.bibtex import read_bibliography
from literature.sources.pages import PageFile, read_page

CASES = read_cases(Path(__file__).with_name("chosen_works.yml"))
BIB = """
@book{a1990, author={Bowlby, John}, title={A}, year={1990}}
@article{b1995, author={Bowlby, John and Ainsworth, Mary}, title={B}, journal={J}, year={1995}, ids={old-b}}
@article{c1995, author={Bordin, Edward}, title={C}, journal={J}, year={1995}, keywords={working-alliance; bond}}
@article{d2001, author={Fl{\\"u}ckiger, Christoph}, title={D}, journal={J}, year={2001}, keywords={working alliance}}
@book{e0, title={E}}
"""
PAGES = {
    "concepts/bond.md": "---\ntitle: The bond\nkey_works: [d2001]\nliterature: [common factors]\n---\n\n# The bond\n",
    "summaries/c1995.md": "---\nreference: c1995\nbasis: abstract\nconcepts: [bond]\n---\n\n# C\n",
    "notes.md": "# Notes\n\nSee @c1995 and [@a1990].\n",
    "quiet.md": "# Quiet\n",
}


@pytest.fixture(scope="module")
def library() -> Library:
    kinds: Any = {"concepts": "concept", "summaries": "summary"}
    pages = [read_page(PageFile(uri, uri, text), kinds)[0] for uri, text in PAGES.items()]
    return build(read_bibliography([("t.bib", BIB)]).references, pages)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_choice(library: Library, case: dict[str, Any]) -> None:
    chosen = choose_works(library, case["body"], Location("page.md", 10), case.get("page", "notes.md"))
    assert list(chosen.keys) == case["keys"]
    assert len(chosen.problems) == len(case.get("problems", []))
    for problem, words in zip(chosen.problems, case.get("problems", []), strict=True):
        assert words in problem.message
        assert problem.location.line >= 10
    for name in ("group", "sort"):
        if name in case:
            assert getattr(chosen, name) == case[name]


def test_the_place_and_the_nearest_key_are_named(library: Library) -> None:
    body = "sort: year\nkeys:\n  - a199\n"
    (problem,) = choose_works(library, body, Location("page.md", 10), "notes.md").problems[:1]
    assert str(problem.location) == "page.md:12:5"
    assert problem.suggestions[0] == "a1990"
