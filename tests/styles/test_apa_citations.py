"""Citations in the text against strings written from the rules of the manual."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cases import read_cases

from literature.model import Citation, RichText, Run
from literature.sources.bibtex import read_bibliography
from literature.styles import ApaStyle
from literature.text.markdown.scanner import scan

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def style() -> ApaStyle:
    bibliography = read_bibliography([("in_text.bib", (HERE / "in_text.bib").read_text("utf-8"))])
    assert not bibliography.problems
    return ApaStyle(bibliography.references)


def citation(source: str) -> Citation:
    (token,) = scan(source).tokens
    assert isinstance(token, Citation)
    return token


CASES = read_cases(HERE / "in_text.yml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}: {case['source']}")
def test_citation(style: ApaStyle, case: dict[str, str]) -> None:
    assert style.cluster(citation(case["source"])).as_underscored() == case["apa"]


def test_labels(style: ApaStyle) -> None:
    assert style.label("hall2010a").as_plain() == "Hall, 2010a"
    assert style.label("hall2010a", narrative=True).as_plain() == "Hall (2010a)"
    assert style.label("article2018").as_plain() == "“Why We Trust,” 2018"
    assert style.label("const", narrative=True).as_plain() == "U.S. Const. art. I, § 3"
    assert style.label("nobody") == RichText((Run("?nobody", bold=True),))


def test_each_work_is_a_link_of_its_own(style: ApaStyle) -> None:
    text = style.cluster(citation("[see @hall2010z; @hall2010a; @abe2001, p. 3]"))
    linked = [(run.key, run.text) for run in text.runs if run.key]
    assert linked == [("abe2001", "Abe, 2001"), ("hall2010a", "Hall, 2010a"), ("hall2010z", "2010b")]


def test_a_narrative_citation_is_one_link(style: ApaStyle) -> None:
    text = style.cluster(citation("@abe2001 [p. 3]"))
    assert [(run.key, run.text) for run in text.runs] == [("abe2001", "Abe (2001, p. 3)")]


def test_a_group_is_introduced_once(style: ApaStyle) -> None:
    introduced: set[str] = set()
    sources = ("[@who, p. 3]", "[@who2]", "@who", "[@abe2001]")
    shown = [style.cluster(citation(source), introduced=introduced).as_plain() for source in sources]
    assert shown == ["(World Health Organization [WHO], 2019, p. 3)", "(WHO, 2021)", "WHO (2019)", "(Abe, 2001)"]
    assert introduced == {"WHO"}
    assert style.abbreviation("who") == "WHO"


def test_a_group_is_introduced_in_the_narrative(style: ApaStyle) -> None:
    assert style.cluster(citation("@who2"), introduced=set()).as_plain() == "World Health Organization (WHO, 2021)"


def test_prefix_and_suffix_are_rendered_by_the_caller(style: ApaStyle) -> None:
    text = style.cluster(citation("[see @abe2001, for this]"), lambda markdown: RichText.from_plain(markdown.upper()))
    assert text.as_plain() == "(SEE Abe, 2001, FOR THIS)"
