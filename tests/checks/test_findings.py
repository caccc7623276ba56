"""Deliberate mistakes with findings, and where each is reported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.cases import read_cases

from literature.checks import RULES, findings, rule_named
from literature.library import build
from literature.model import Reference
from literature.sources.findings import read_findings
from literature.sources.pages import PageFile, read_page

CASES = read_cases(Path(__file__).parent / "findings.yml")
HEAD = "id,key,construct,outcome,metric,value,ci_low,ci_high,k,n,read_certainty\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}: {case['name']}")
def test_rule(case: dict[str, Any]) -> None:
    rows = "".join(f"f{number},{row}\n" for number, row in enumerate(case["rows"], start=1))
    found, problems = read_findings("findings.csv", case.get("head", HEAD) + rows)
    assert not problems
    uri = f"{case.get('folder', 'summaries')}/page.md"
    pages = [read_page(PageFile(uri, uri, case["page"]), {"summaries": "summary"})[0]] if "page" in case else []
    library = build([Reference("one2001", "article"), Reference("two2002", "article")], pages, found)
    find = rule_named(case["rule"]).find
    assert find is not None
    problems = tuple(find(library))
    assert all(problem.rule == case["rule"] for problem in problems)
    assert [f"{p.location.line}:{p.location.column} {p.message}" for p in problems] == case["problems"]


def test_every_rule_has_cases_for_both_sides() -> None:
    from_findings = {rule.name for rule in RULES if rule.find and rule.find.__module__ == findings.__name__}
    for rule in from_findings:
        of_rule = [bool(case["problems"]) for case in CASES if case["rule"] == rule]
        assert set(of_rule) == {True, False}, rule
