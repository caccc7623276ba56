"""Deliberate mistakes with findings, and where each is reported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from literature.checks import findings as rules
from literature.library import build
from literature.model import Reference
from literature.sources.findings import read_findings
from literature.sources.pages import PageFile, read_page

CASES = yaml.safe_load((Path(__file__).parent / "findings.yml").read_text(encoding="utf-8"))
HEAD = "id,key,construct,outcome,metric,value,ci_low,ci_high,k,n,confidence\n"
FINDERS = {
    "interval-without-value": rules.interval_without_value,
    "impossible-value": rules.impossible_value,
    "unreadable-count": rules.unreadable_count,
    "low-confidence-finding-in-summary": rules.low_confidence_finding,
    "typed-figure": rules.typed_figure,
    "unknown-finding-form": rules.unknown_finding_form,
    "invalid-findings-block": rules.invalid_findings_block,
    "unused-finding": rules.unused_finding,
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}: {case['name']}")
def test_rule(case: dict[str, Any]) -> None:
    rows = "".join(f"f{number},{row}\n" for number, row in enumerate(case["rows"], start=1))
    found, problems = read_findings("findings.csv", HEAD + rows)
    assert not problems
    uri = f"{case.get('folder', 'summaries')}/page.md"
    pages = [read_page(PageFile(uri, uri, case["page"]), {"summaries": "summary"})[0]] if "page" in case else []
    library = build([Reference("one2001", "article"), Reference("two2002", "article")], pages, found)
    problems = tuple(FINDERS[case["rule"]](library))
    assert all(problem.rule == case["rule"] for problem in problems)
    assert [f"{p.location.line}:{p.location.column} {p.message}" for p in problems] == case["problems"]


def test_every_rule_has_cases_for_both_sides() -> None:
    for rule in FINDERS:
        of_rule = [bool(case["problems"]) for case in CASES if case["rule"] == rule]
        assert set(of_rule) == {True, False}, rule
