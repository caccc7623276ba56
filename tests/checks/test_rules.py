"""What a site with a mistake is told: code, name and place, from files to problems."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.cases import read_cases

from literature.checks import RULES, Diagnostic, diagnose, rule_named
from literature.library.load import load_project
from literature.model import Library, Location, Problem
from literature.sources.project import find_project

CASES: list[dict[str, Any]] = read_cases(Path(__file__).parent / "rules.yml")
CODES = {found.split()[1] for case in CASES for found in case["finds"]}
"""The rules of these cases. Whatever else is said of such small files belongs to other tests."""
BASE = {
    "mkdocs.yml": "plugins: [literature]\n",
    "bibliography/a.bib": "@book{known, author = {Bowman, John}, title = {A Harbor}, year = 1988}\n",
}


def check(folder: Path, files: dict[str, Any]) -> tuple[Diagnostic, ...]:
    for name, content in {**BASE, **files}.items():
        if content is not None:
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
    (folder / "docs").mkdir(exist_ok=True)
    project = find_project(folder)
    assert project is not None
    return diagnose(load_project(project)[0])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_mistakes(case: dict[str, Any], tmp_path: Path) -> None:
    diagnostics = check(tmp_path, case["files"])
    found = [f"{d.problem.location} {d.rule.code} {d.rule.name}" for d in diagnostics if d.rule.code in CODES]
    assert found == case["finds"]
    for text in case.get("says", []):
        assert any(text in str(diagnostic) for diagnostic in diagnostics), "\n".join(map(str, diagnostics))


def test_the_base_of_the_cases_is_clean(tmp_path: Path) -> None:
    assert check(tmp_path, {}) == ()


def test_a_line_of_output() -> None:
    problem = Problem("unknown-key", "'bowlbi' is not in the bibliography", Location("a.md", 3, 7), ("bowlby", "bowl"))
    text = str(Diagnostic(rule_named("unknown-key"), problem))
    assert text == (
        "a.md:3:7: CIT001 unknown-key: 'bowlbi' is not in the bibliography; did you mean 'bowlby' or 'bowl'?"
    )


@pytest.mark.parametrize("message", ["a\nb", "a\r\nb\tc", "a\x1b[31mb", "a\u2028b", "a\0b", "x" * 10_000_000])
def test_a_problem_is_one_short_line(message: str) -> None:
    """Keys, cells and titles come into messages as they stand in the file."""
    problem = Problem("unknown-key", message, Location("a.md"), (message,))
    text = str(Diagnostic(rule_named("unknown-key"), problem))
    assert text.isprintable()
    assert len(text.splitlines()) == 1
    assert len(text) < 2_000


def test_order_of_problems() -> None:
    places = [("b.md", 1, 1), ("a.md", 10, 1), ("a.md", 9, 5), ("a.md", 9, 4)]
    problems = tuple(Problem("unknown-key", "x", Location(*place)) for place in places)
    found = diagnose(Library(problems=problems))
    assert [d.problem.location for d in found] == sorted(Location(*place) for place in places)


def test_areas() -> None:
    problems = (Problem("unknown-key", "x", Location("a")), Problem("broken-entry", "y", Location("b")))
    assert [d.rule.code for d in diagnose(Library(problems=problems), ["BIB", "SRC"])] == ["BIB001"]
    assert diagnose(Library(problems=problems), ["PAG"]) == ()


def test_severity() -> None:
    codes = {rule.name: rule for rule in RULES}
    assert Diagnostic(codes["unknown-key"], Problem("unknown-key", "", Location("a"))).is_error
    assert not Diagnostic(codes["uncited-summary"], Problem("uncited-summary", "", Location("a"))).is_error
