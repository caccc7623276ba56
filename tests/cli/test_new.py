"""Pages begun by the command, in a copy of the toy site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from literature.cli import main

DAY = ("--reviewed", "2026-01-31")


@pytest.fixture
def run(toy_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(toy_copy)

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments)

    return invoke


def front(path: Path) -> dict[str, Any]:
    loaded = yaml.load(path.read_text(encoding="utf-8").split("---\n")[1], yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def headings(path: Path) -> list[str]:
    return [line[3:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("## ")]


def test_a_summary_holds_what_is_known(run: Any, toy_copy: Path) -> None:
    (toy_copy / "docs/summaries/fluckner2018tie.md").unlink()
    result = run("new", "summary", "@fluckner2018tie", *DAY)
    assert result.exit_code == 0
    assert result.stdout == "docs/summaries/fluckner2018tie.md\n"
    assert "design is taken to be 'meta-analysis'" in result.stderr
    page = toy_copy / "docs/summaries/fluckner2018tie.md"
    assert front(page) == {
        "title": "Flückner, Çelik and O'Neil: The Working Tie and Arrival",
        "reference": "fluckner2018tie",
        "design": "meta-analysis",
        "concepts": ["working-tie"],
        "basis": "abstract",
        "reviewed": "2026-01-31",
    }
    text = page.read_text(encoding="utf-8")
    assert "- Working tie and arrival: [[finding:t-f01]]" in text
    assert "- [[working-tie|Working tie]] cites it" in text
    assert "What was found" in headings(page)
    assert "The argument" not in headings(page)


@pytest.mark.parametrize(
    ("design", "has", "has_not"),
    [
        ("theory", "The argument", "What was done"),
        ("measure development", "Use and limits of the measure", "The argument"),
        ("cohort", "What was done", "The argument"),
    ],
)
def test_sections_follow_the_design(run: Any, toy_copy: Path, design: str, has: str, has_not: str) -> None:
    result = run("new", "summary", "bowman2001lights", "--design", design, "--basis", "full text", *DAY)
    assert (result.exit_code, result.stderr) == (0, "")
    page = toy_copy / "docs/summaries/bowman2001lights.md"
    assert has in headings(page)
    assert has_not not in headings(page)
    assert front(page)["basis"] == "full text"


def test_figures_read_with_low_certainty_are_left_out(run: Any, toy_copy: Path) -> None:
    assert run("new", "summary", "mooring2015annual").exit_code == 0
    assert "finding:" not in (toy_copy / "docs/summaries/mooring2015annual.md").read_text(encoding="utf-8")


def test_check_names_what_is_not_written_and_nothing_else(run: Any, toy_copy: Path) -> None:
    commands = (
        ("summary", "bowman2001lights"),
        ("concept", "Quiet", "waters"),
        ("claim", 'Ropes: "hold"', "everything."),
        ("reading", "A second week", "--work", "bowman1988old", "--work", "bowman2001lights", "--weeks", "2"),
    )
    for command in commands:
        assert run("new", *command, *DAY).exit_code == 0, command
    found = run("check").stdout.splitlines()
    names = {line.split(":")[3].split()[1] for line in found if line.startswith("docs/") and line.count(":") >= 4}
    unwritten = {"empty-section", "missing-definition", "uncited-claim", "uncited-summary"}
    assert "empty-section" in names
    assert names <= unwritten, found
    assert len([line for line in found if "quiet-waters.md" in line and "empty-section" in line]) == 4


def test_pages_of_the_other_kinds(run: Any, toy_copy: Path) -> None:
    run("new", "concept", "Harbor", *DAY)
    assert front(toy_copy / "docs/concepts/harbor.md")["key_works"] == ["ainsley1978patterns", "bowman1988base"]
    assert run("new", "claim", "--verdict", "contested", "Ropes", "always: hold.").exit_code == 0
    assert front(toy_copy / "docs/claims/ropes-always-hold.md")["verdict"] == "contested"
    assert run("new", "reading", "Two weeks", "--weeks", "2", "--work", "bowman1988old").exit_code == 0
    block = (toy_copy / "docs/readings/two-weeks.md").read_text(encoding="utf-8").split("```")[1]
    weeks = yaml.safe_load(block.removeprefix("readings"))["weeks"]
    assert [[work["key"] for work in week["works"]] for week in weeks] == [["bowman1988base"], []]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("summary", "bowman2001light"), "did you mean 'bowman2001lights'?"),
        (("summary", "qqq"), "'literature import' adds a work"),
        (("summary", "bowman1988old"), "'bowman1988base' is summarized in docs/summaries/bowman1988base.md already"),
        (("concept", "BOND"), "docs/concepts/bond.md"),
        (("claim", "ropes-hold"), "docs/claims/ropes-hold.md"),
        (("concept", "???"), "no letter or digit"),
        (("reading", "New", "--work", "nobody"), "no reference has the key 'nobody'"),
        (("reading", "New", "--weeks", "0"), "0"),
    ],
)
def test_what_cannot_be_begun(run: Any, toy_copy: Path, arguments: tuple[str, ...], message: str) -> None:
    before = {path: path.read_bytes() for path in toy_copy.rglob("*") if path.is_file()}
    result = run("new", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert {path: path.read_bytes() for path in toy_copy.rglob("*") if path.is_file()} == before


def test_no_file_is_overwritten(run: Any, toy_copy: Path) -> None:
    page = toy_copy / "docs/concepts/tide-table.md"
    page.write_text("---\ntitle: Something else\n---\n", encoding="utf-8")
    result = run("new", "concept", "Tide table")
    assert result.exit_code == 2
    assert "docs/concepts/tide-table.md" in result.stderr
    assert page.read_text(encoding="utf-8") == "---\ntitle: Something else\n---\n"


def test_outside_any_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["new", "concept", "Bond"])
    assert result.exit_code == 2
    assert "no mkdocs.yml" in result.stderr


def test_a_site_without_a_folder_for_the_kind(run: Any, toy_copy: Path) -> None:
    config = toy_copy / "mkdocs.yml"
    options = "- literature:\n      kinds: {summaries: summary}"
    config.write_text(config.read_text(encoding="utf-8").replace("- literature", options), encoding="utf-8")
    result = run("new", "claim", "Something")
    assert result.exit_code == 2
    assert "names no folder for pages of the kind 'claim'" in result.stderr


def test_a_starter_of_the_site(run: Any, toy_copy: Path) -> None:
    starter = toy_copy / "starters/claim.md"
    starter.parent.mkdir()
    starter.write_text("---\ntitle: {{title}}\n---\n\n# {{ title }}\n\n## At sea\n", encoding="utf-8")
    assert run("new", "claim", 'Ropes: "creak"', *DAY).exit_code == 0
    page = toy_copy / "docs/claims/ropes-creak.md"
    assert front(page) == {"title": 'Ropes: "creak"'}
    assert headings(page) == ["At sea"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# {{titel}}\n", "starters/claim.md:1:3: there is no placeholder 'titel'; did you mean 'title'?"),
        (b"\xff\xfe\x00", "starters/claim.md:1:1: "),
    ],
)
def test_a_starter_with_a_fault(run: Any, toy_copy: Path, text: str | bytes, message: str) -> None:
    starter = toy_copy / "starters/claim.md"
    starter.parent.mkdir()
    starter.write_bytes(text if isinstance(text, bytes) else text.encode())
    result = run("new", "claim", "Something", "new")
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (toy_copy / "docs/claims/something-new.md").exists()
