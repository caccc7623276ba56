from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.cases import read_cases

from literature.checks import diagnose
from literature.library import build
from literature.sources.bibtex import read_bibliography
from literature.sources.findings import read_findings
from literature.sources.pages import PageFile, read_page
from literature.sources.readings import read_reading_list

CASES = read_cases(Path(__file__).with_name("readings.yml"))
BIB = "@book{new, author={B, A}, title={T}, year={1990}, ids={old}}\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_rules(case: dict[str, Any]) -> None:
    page, _ = read_page(PageFile("page.md", "a.md", case["page"]), {})
    reading, problems = read_reading_list(page)
    assert not problems
    findings, _ = read_findings("f.csv", "id,key,construct,outcome,metric,value,read_certainty\nf1,new,a,b,r,.1,high\n")
    references = read_bibliography([("t.bib", BIB)]).references
    library = build(references, [page], findings, reading_lists=[reading] if reading else [])
    found = [
        [d.rule.name, str(d.problem.location), d.problem.suggestions[0] if d.problem.suggestions else None]
        for d in diagnose(library, ["LST"])
    ]
    assert sorted(found, key=str) == sorted(case["found"], key=str)
