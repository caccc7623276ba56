"""What a site makes of faults of links (`validation` in its configuration)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from literature.checks import Diagnostic, diagnose
from literature.cli import main
from literature.library.load import load_project
from literature.model import Level
from literature.sources.project import read_project
from literature.sources.validation import levels_of_links

PAGE = """# Home

[[nowhere]]
[[about#nowhere]]
[lost](lost.md)
[down](about.md#down)
[slash](/lost.md)
[built](about/)
[@lost]
[[finding:lost]]
[up](/about.md#down)
![picture](lost.png)
"""
ALL = {
    "3 LNK001": "error", "4 LNK007": "warning", "5 LNK006": "error", "6 LNK007": "warning", "7 LNK006": "error",
    "8 LNK008": "warning", "9 CIT001": "error", "10 LNK002": "error", "11 LNK007": "warning", "12 LNK006": "error",
}  # fmt: skip
"""Line and rule of each fault on the page, and how grave it is by itself."""


@pytest.fixture
def checked(tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """What `check` says of the page under a `validation`."""

    def check(validation: str) -> dict[str, str]:
        (tmp_path / "docs").mkdir(exist_ok=True)
        (tmp_path / "docs/index.md").write_text(PAGE, "utf-8")
        (tmp_path / "docs/about.md").write_text("# About\n\nText.\n", "utf-8")
        (tmp_path / "mkdocs.yml").write_text(f"plugins: [literature]\nvalidation: {validation}\n", "utf-8")
        (tmp_path / "bibliography").mkdir(exist_ok=True)
        (tmp_path / "bibliography/a.bib").write_text("@misc{a, title = {A}}", "utf-8")
        found = diagnose(load_project(read_project(tmp_path / "mkdocs.yml"))[0], ("LNK", "CIT"))
        return {place(one): str(one.severity) for one in found}

    def place(one: Diagnostic) -> str:
        return f"{one.problem.location.line} {one.rule.code}"

    return check


@pytest.mark.parametrize(
    ("validation", "changed"),
    [
        ("{}", {}),
        ("{not_found: warn, anchors: warn, absolute_links: relative_to_docs}", {}),
        ("{anchors: info}", dict.fromkeys(["4 LNK007", "6 LNK007"], "note")),
        ("{links: {anchors: ignore}}", dict.fromkeys(["4 LNK007", "6 LNK007"])),
        ("{links: {not_found: info}}", dict.fromkeys(["3 LNK001", "5 LNK006", "12 LNK006"], "note")),
        ("{not_found: ignore, links: {not_found: warn}}", {}),
        ("{nav: {not_found: ignore, absolute_links: ignore}}", {}),
        ("{absolute_links: ignore}", dict.fromkeys(["7 LNK006", "11 LNK007"])),
        ("{unrecognized_links: info}", {"8 LNK008": "note"}),
    ],
)
def test_levels(checked: Callable[[str], dict[str, str]], validation: str, changed: dict[str, str | None]) -> None:
    expected = {place: level for place, level in {**ALL, **changed}.items() if level is not None}
    assert checked(validation) == expected


@pytest.mark.parametrize(
    "validation", [None, 3, "info", ["anchors"], {"links": "info"}, {"anchors": 3, "not_found": "loud", "links": None}]
)
def test_what_a_host_would_refuse_sets_nothing(validation: object) -> None:
    assert levels_of_links(validation) == {}


def test_a_value_that_only_the_host_can_read_sets_nothing() -> None:
    assert levels_of_links({"anchors": None, "not_found": "info"}) == {"not_found": Level.INFO}


def test_what_is_told_fails_nothing(
    checked: Callable[[str], dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked("{not_found: info, absolute_links: info}")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["check", "--select", "LNK001,LNK006", "--strict", "--format", "json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["counts"] == {"error": 0, "warning": 0, "note": 4}


def test_a_build_tells_it_as_the_host_does(
    toy_copy: Path, run_host: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    """A strict one passes."""
    page = toy_copy / "docs/index.md"
    page.write_text(page.read_text("utf-8") + "\n[[nowhere]] and [[bond#nowhere]].\n", "utf-8")
    config = toy_copy / "mkdocs.yml"
    text = config.read_text("utf-8").replace("name: material", "name: mkdocs\n  highlightjs: false")
    config.write_text(text.replace("  anchors: warn", "  anchors: ignore\n  not_found: info"), "utf-8")
    done = run_host("mkdocs", toy_copy)
    assert done.returncode == 0, done.stderr
    said = [line for line in done.stderr.splitlines() if "LNK" in line]
    assert len(said) == 1
    assert said[0].startswith("INFO")
    assert "LNK001 unknown-target: no page is named 'nowhere'" in said[0]
