"""The command that lays out bibliographies. What it does to a file stands in `tests/exports/layout.yml`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from literature.cli import main

UNTIDY, TIDY = "@book{b,title={B}}\n@book{a,title={A}}\n", "@book{a,\n  title     = {A},\n}\n"


def test_files_are_laid_out(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(UNTIDY, encoding="utf-8")
    (tmp_path / "b.bib").write_text(TIDY, encoding="utf-8")
    names = [str(tmp_path / "a.bib"), str(tmp_path / "b.bib")]
    result = CliRunner().invoke(main, ["format", "--check", *names])
    assert result.exit_code == 1
    assert result.stdout == f"{(tmp_path / 'a.bib').as_posix()} would change\n"
    assert (tmp_path / "a.bib").read_text(encoding="utf-8") == UNTIDY
    result = CliRunner().invoke(main, ["format", *names])
    assert (result.exit_code, result.stderr) == (0, "1 of 2 files changed\n")
    assert (tmp_path / "a.bib").read_text(encoding="utf-8").startswith(TIDY)
    assert CliRunner().invoke(main, ["format", "--check", *names]).exit_code == 0


def test_the_files_of_the_site(toy_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(toy_copy / "docs")
    assert CliRunner().invoke(main, ["format"]).exit_code == 0
    assert "2 files" in CliRunner().invoke(main, ["format", "--check"]).stderr
    monkeypatch.chdir(toy_copy)
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


@pytest.mark.parametrize("content", [b"@book{b,title={\xe9}}\n@book{a,title={A}}\n", None])
def test_a_file_that_cannot_be_decoded_is_left_alone(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.bib"
    if content is not None:
        path.write_bytes(content)
    result = CliRunner().invoke(main, ["format", str(path)])
    assert result.exit_code == 1
    assert "a.bib:1:" in result.stderr
    assert (path.read_bytes() if path.exists() else None) == content


def test_outside_any_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["format"]).exit_code == 2
