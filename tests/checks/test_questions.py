from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.cases import read_cases

from literature.checks import diagnose
from literature.library import build
from literature.library.headings import has_anchor
from literature.library.permalinks import published_names, resolving_names
from literature.model import Library
from literature.sources.bibtex import read_bibliography
from literature.sources.findings import read_findings
from literature.sources.pages import PageFile, read_page

CASES = read_cases(Path(__file__).with_name("questions.yml"))
BIB = "@book{new, author={B, A}, title={T}, year={1990}}\n"


def library_of(text: str) -> Library:
    page, problems = read_page(PageFile("page.md", "a.md", text), {})
    assert not problems
    findings, _ = read_findings("f.csv", "id,key,construct,outcome,metric,value,read_certainty\nf1,new,a,b,r,.1,high\n")
    return build(read_bibliography([("t.bib", BIB)]).references, [page], findings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_rules(case: dict[str, Any]) -> None:
    library = library_of(f"```quiz\n{case['block']}```\n")
    found = [
        [d.rule.name, str(d.problem.location), d.problem.suggestions[0] if d.problem.suggestions else None]
        for d in diagnose(library, ["QST"])
    ]
    assert sorted(found, key=str) == sorted(case["found"], key=str)


def test_questions_that_authors_name_have_lasting_addresses() -> None:
    library = library_of("```quiz\n- {id: who, ask: Who?, answers: I}\n- {ask: What?, answers: It}\n```\n")
    page = library.pages["page.md"]
    assert [name for kind, name in published_names(library) if kind == "anchor"] == ["page#question-who"]
    assert {("anchor", "page#question-who"), ("anchor", "page#question-what")} <= resolving_names(library)
    assert has_anchor(page, "question-who")
    assert not has_anchor(page, "question-whom")
