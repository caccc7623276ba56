from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from literature.cli import main

LOCK = "bibliography/permalinks.lock"


@pytest.fixture
def run(toy_copy: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.chdir(toy_copy)
    return lambda *arguments: CliRunner().invoke(main, list(arguments))


def locked(folder: Path) -> list[str]:
    text = (folder / LOCK).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_lock_then_rename_then_alias(toy_copy: Path, run) -> None:  # type: ignore[no-untyped-def]
    first: Result = run("lock", "--since", "2026-01-02")
    assert first.exit_code == 0, first.output
    lines = locked(toy_copy)
    assert "reference\tbowman1988tides\t2026-01-02" in lines
    assert "page\tconcepts/bond\t2026-01-02" in lines
    assert "group\tauthors/bowman-john\t2026-01-02" in lines
    assert not any("authors/celik-ayse" in line for line in lines), "an author of one work has no page"
    assert any(line.startswith("letter\t") for line in lines)
    assert any(line.startswith("finding\t") for line in lines)
    assert lines == sorted(lines)
    assert run("check").exit_code == 0

    before = (toy_copy / LOCK).read_bytes()
    assert run("lock", "--since", "2027-01-01").exit_code == 0
    assert (toy_copy / LOCK).read_bytes() == before
    assert run("lock", "--check").exit_code == 0

    bib = toy_copy / "bibliography/harbor.bib"
    for file in (
        bib,
        *toy_copy.rglob("*.md"),
        toy_copy / "bibliography/provenance.csv",
        toy_copy / "bibliography/findings.csv",
    ):
        text = file.read_text("utf-8")
        file.write_text(text.replace("bowman2001lights", "bowman2001lamps"), "utf-8")
    gone = run("check")
    assert gone.exit_code == 1
    assert "vanished-permalink" in gone.output
    assert "bowman2001lights" in gone.output

    replace_in(bib, "{bowman2001lamps,", "{bowman2001lamps,\n  ids = {bowman2001lights},")
    healed = run("check")
    assert healed.exit_code == 0, healed.output
    assert run("lock", "--check").exit_code == 1
    assert run("lock").exit_code == 0
    assert {line.split("\t")[1] for line in locked(toy_copy)} >= {"bowman2001lights", "bowman2001lamps"}


def test_forget_takes_out_what_is_named_and_nothing_else(toy_copy: Path, run) -> None:  # type: ignore[no-untyped-def]
    run("lock", "--since", "2026-01-02")
    before = locked(toy_copy)
    (toy_copy / "docs/concepts/mooring.md").rename(toy_copy / "docs/concepts/anchoring.md")
    assert "vanished-permalink" in run("check").output
    assert run("lock", "--forget", "page:concepts/mooring").exit_code == 0
    assert set(before) - set(locked(toy_copy)) == {"page\tconcepts/mooring\t2026-01-02"}
    assert "vanished-permalink" not in run("check").output


def test_forget_of_something_unknown_is_wrong_usage(run) -> None:  # type: ignore[no-untyped-def]
    assert run("lock", "--forget", "page:nowhere").exit_code == 2


def test_check_names_what_is_not_locked(run) -> None:  # type: ignore[no-untyped-def]
    found = run("lock", "--check")
    assert found.exit_code == 1
    assert "reference bowman1988tides is not locked" in found.output
    count = len(found.stdout.splitlines())
    assert found.stderr.startswith(f"{count} names are new: run `literature lock` and commit {LOCK}")
    assert not Path(LOCK).exists()
