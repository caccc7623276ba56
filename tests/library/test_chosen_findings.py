"""Which findings the options of a block choose, and what is said of options that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import read_cases
from tests.limits import examples

from literature.library import build
from literature.library.chosen_findings import select_findings
from literature.model import Library, Location, Reference
from literature.sources.findings import read_findings
from literature.sources.pages import PageFile, read_page

PLACE = Location("page.md", 10)
CASES = read_cases(Path(__file__).parent / "chosen_findings.yml")


@pytest.fixture(scope="module")
def library() -> Library:
    findings, problems = read_findings("findings.csv", CASES["table"])
    assert not problems
    page, _ = read_page(
        PageFile("concepts/working-bond.md", "docs/concepts/working-bond.md", CASES["concept"]),
        {"concepts": "concept"},
    )
    references = [Reference("one2001", "article", aliases=("one2000",)), Reference("two2002", "book")]
    return build(references, [page], findings)


@pytest.mark.parametrize("case", CASES["blocks"], ids=lambda case: case["name"])
def test_block(library: Library, case: dict[str, str]) -> None:
    selection = select_findings(library, case["block"], PLACE)
    assert [finding.id for finding in selection.findings] == case["findings"]
    assert [problem.message for problem in selection.problems] == case.get("problems", [])
    for problem, place in zip(selection.problems, case.get("places", ()), strict=False):
        assert str(problem.location) == f"page.md:{place}"
    for problem, near in zip(selection.problems, case.get("nearest", ()), strict=False):
        assert problem.suggestions[:1] == (near,)


def test_how_a_block_is_shown(library: Library) -> None:
    selection = select_findings(library, "key: one2001\ngroup: outcome\nplot: forest\ncaption: 'Bonds, two'", PLACE)
    assert (selection.group, selection.has_forest, selection.caption) == ("outcome", True, "Bonds, two")


@given(st.text(max_size=60))
@examples(200)
def test_no_block_makes_it_fail(library: Library, body: str) -> None:
    selection = select_findings(library, body, PLACE)
    assert selection.findings or selection.problems


def test_deep_nesting_is_a_problem(library: Library) -> None:
    (problem,) = select_findings(library, "[" * 5000, PLACE).problems
    assert problem.message.startswith("the block cannot be read")
