"""The page of a rule is its test: its example is reported, and what stands there to write instead is clean."""

from __future__ import annotations

import datetime
import os
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from literature.checks import RULES, Diagnostic, Rule, Severity, diagnose
from literature.checks.explain import explanation, rule_called
from literature.checks.fixes import FIXES
from literature.checks.registry import ADDED_RULES, AREAS, RuleTable
from literature.library.load import load_project
from literature.sources.project import find_project

PAGES = Path(__file__).parents[2] / "docs/contributing/rules"
INDEX = (PAGES / "index.md").read_text(encoding="utf-8")
FENCE = re.compile(
    r'^(?P<ticks>`{3,})\w+ title="(?P<name>[^"(]+?)(?: \((?P<encoding>[\w-]+)\))?"\n(?P<text>.*?)^(?P=ticks)$',
    re.DOTALL | re.MULTILINE,
)
SECTIONS = ["What it does", "Why it is bad", "Example", "Instead"]


def files_in(markdown: str) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file that a text shows. `␇` stands for the control character it depicts."""
    for fence in FENCE.finditer(markdown):
        text = re.sub("[\u2400-\u241f]", lambda match: chr(ord(match[0]) - 0x2400), fence["text"])
        yield fence["name"], text.encode(fence["encoding"] or "utf-8")


def check(folder: Path, files: Iterator[tuple[str, bytes]]) -> tuple[Diagnostic, ...]:
    for name, content in (*files_in(INDEX), *files):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (folder / "docs").mkdir(exist_ok=True)
    project = find_project(folder)
    assert project is not None
    library, _ = load_project(project, today=datetime.date(2026, 11, 22))
    table = RuleTable.of(ADDED_RULES.read(entry_points_in(folder)))
    return diagnose(library, with_notes=True, table=table)


def entry_points_in(folder: Path) -> Iterator[EntryPoint]:
    """What a package declares whose `pyproject.toml` a page shows."""
    file = folder / "pyproject.toml"
    groups = tomllib.loads(file.read_text("utf-8"))["project"]["entry-points"] if file.exists() else {}
    return (EntryPoint(name, value, group) for group, points in groups.items() for name, value in points.items())


def section(rule: Rule, name: str) -> str:
    """Files of the `Example` or the `Instead`; both may hold headings of their own."""
    example, _, instead = explanation(rule).partition("\n## Example\n")[2].partition("\n## Instead\n")
    return {"Example": example, "Instead": instead}[name]


def test_every_rule_has_a_page_and_no_page_is_without_a_rule() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} - {"index"} == {rule.code for rule in RULES}


def test_every_page_has_its_sections() -> None:
    for rule in RULES:
        text = explanation(rule)
        assert text.startswith(f"# {rule.code} {rule.name}\n")
        outside_fences = re.sub(r"^(`{3,})[^\n]*\n.*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)
        assert re.findall(r"^## (.*)$", outside_fences, re.MULTILINE) == SECTIONS, rule.code
        assert ("--fix" in text) == (rule.name in FIXES), f"whether `--fix` mends {rule.code}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_example_is_reported(rule: Rule, tmp_path: Path) -> None:
    files = dict(files_in(section(rule, "Example")))
    assert files
    found = [d for d in check(tmp_path, iter(files.items())) if d.rule == rule]
    assert found, f"the example of {rule.code} does not break it"
    for diagnostic in found:
        place = diagnostic.problem.location
        if (tmp_path / place.path).exists():
            lines = (tmp_path / place.path).read_text(encoding="utf-8", errors="replace").split("\n")
            assert place.line <= len(lines)
            assert place.column <= len(lines[place.line - 1]) + 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_to_write_instead_is_clean(rule: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    files = dict(files_in(section(rule, "Instead")))
    assert files
    found = check(tmp_path, iter(files.items()))
    faults = [str(d) for d in found if d.rule == rule or d.rule.severity is not Severity.NOTE]
    assert not faults, "\n".join(faults)


def test_the_site_of_the_examples_is_clean(tmp_path: Path) -> None:
    assert [d for d in check(tmp_path, iter(())) if d.rule.severity is not Severity.NOTE] == []


def tables() -> str:
    """The tables of the index page, as the table of rules has them."""
    lines: list[str] = []
    for area, title in AREAS.items():
        lines += [
            f"## {title}",
            "",
            "| rule | name | weight | what is wrong | mended by `--fix` |",
            "|---|---|---|---|---|",
        ]
        for rule in RULES:
            if rule.code.startswith(area):
                fix = "yes" if rule.name in FIXES else ""
                row = f"| [{rule.code}]({rule.code}.md) | `{rule.name}` | {rule.severity} | {rule.summary} | {fix} |"
                lines.append(row.replace("|  |", "| |"))
        lines.append("")
    return "\n".join(lines)


def test_the_index_shows_every_rule() -> None:
    head = INDEX[: INDEX.index("## ")] if "\n## " in INDEX else INDEX
    if os.environ.get("LITERATURE_UPDATE_GOLDEN"):
        (PAGES / "index.md").write_text(head.rstrip() + "\n\n" + tables(), encoding="utf-8")
        return
    assert head.rstrip() + "\n\n" + tables() == INDEX, "run LITERATURE_UPDATE_GOLDEN=1 pytest tests/checks"


def test_every_area_is_in_the_index() -> None:
    assert {rule.code[:3] for rule in RULES} == set(AREAS)


@pytest.mark.parametrize("word", ["BIB026", "bib026", "malformed-doi"])
def test_a_rule_by_code_or_name(word: str) -> None:
    rule = rule_called(word)
    assert rule is not None
    assert rule.code == "BIB026"


def test_no_rule() -> None:
    assert rule_called("BIB999") is None
