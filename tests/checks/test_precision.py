"""What each rule finds, and what it must leave alone: the cases that make people switch a linter off."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.cases import read_cases

from literature.build.site_build import SiteBuild
from literature.checks import diagnose, rule_named
from literature.checks.links import GENERATED
from literature.library.load import load_library, page_files
from literature.sources.project import find_project

CASES: list[dict[str, Any]] = read_cases(Path(__file__).parent / "precision.yml")
BIB = "@book{known, author = {Bowman, John}, title = {A Harbor}, year = 1988}\n"


@pytest.mark.parametrize("case", CASES, ids=[f"{case['rule']}: {case['name']}" for case in CASES])
def test_findings(case: dict[str, Any], tmp_path: Path) -> None:
    files = {"mkdocs.yml": "plugins: [literature]\n", "bibliography/a.bib": case.get("bib", BIB)}
    if "page" in case:
        files["docs/a.md"] = case["page"]
    for name, content in (files | case.get("files", {})).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    project = find_project(tmp_path)
    assert project is not None
    assert not project.problems
    problems = list(project.problems)
    pages = page_files(project.root, project.docs, problems)
    library = load_library(
        project.root,
        project.settings,
        pages,
        problems,
        today=datetime.date(2026, 11, 22),
        uses_directories=project.uses_directories,
    )
    found = [d.problem for d in diagnose(library, with_notes=True) if d.rule == rule_named(case["rule"])]
    assert [str(problem.location) for problem in found] == case["finds"], [p.message for p in found]
    if "near" in case:
        assert [list(problem.suggestions) for problem in found] == case["near"]


def test_pages_that_are_made_count_as_there(toy_build: SiteBuild) -> None:
    folders = {uri.removesuffix("/index.md") for uri, _ in toy_build.index_pages() if uri.endswith("/index.md")}
    kinds = {page.uri.partition("/")[0] for page in toy_build.site.library.pages.values() if page.kind != "page"}
    assert folders <= GENERATED | kinds
