"""Commands that someone stops (Ctrl-C): one line says what is whole."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from literature.cli import adding, asking, build, check, export, import_, main, refresh, serve
from literature.hosts import hosts


def stop(*arguments: object, **named: object) -> Any:
    raise KeyboardInterrupt


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with more works than Crossref is asked about at once."""
    works = "".join(f"@book{{k{n}, title={{T}}, author={{A, B}}, year=2000, doi={{10.5555/{n}}}}}\n" for n in range(45))
    (tmp_path / "bibliography").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "bibliography/a.bib").write_text(works, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: T\nplugins: [literature]\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, text: str = "") -> Result:
    result = CliRunner().invoke(main, arguments, input=text)
    assert result.exit_code == 130, result.output
    assert isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    return result


@pytest.mark.parametrize(
    ("module", "name", "arguments"),
    [
        (check, "diagnose", ["check"]),
        (check, "diagnose", ["check", "--fix"]),
        (export, "diagnose", ["export", "--to", "ris", "k1"]),
        (import_, "works_in", ["import", "-"]),
    ],
)
def test_nothing_was_written(
    module: Any, name: str, arguments: list[str], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, stop)
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 130, result.output
    assert result.stderr == "stopped; nothing was written\n"


def test_files_that_were_written_are_counted(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The works are written, and the command is stopped while it says so."""
    real = adding.write_files

    def write(texts: dict[Path, str]) -> None:
        real(texts)
        raise KeyboardInterrupt

    monkeypatch.setattr(adding, "write_files", write)
    result = run("import", "-", text="TY  - JOUR\nAU  - Lind, Ida\nTI  - Fog\nPY  - 1999\nJO  - Quays\nER  - \n")
    assert result.stderr.endswith("stopped; 1 file was written, whole\n")


def test_a_file_under_way_is_not_written(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (site / "bibliography/a.bib").read_bytes()
    monkeypatch.setattr(os, "replace", stop)
    result = run("format")
    assert result.stderr == "stopped; nothing was written\n"
    assert (site / "bibliography/a.bib").read_bytes() == before
    assert [path.name for path in (site / "bibliography").iterdir()] == ["a.bib"]


def test_answers_so_far_are_kept(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: Iterator[Callable[[], Any]] = iter([lambda: ({"message": {"items": []}}, ""), stop])
    monkeypatch.setattr(refresh.CrossrefClient, "get", lambda client, path: next(answers)())
    result = run("refresh")
    state = site / "bibliography/notices.refresh.json"
    kept = len(json.loads(state.read_text())["done"])
    assert 0 < kept < 45
    said = f"stopped; {kept} of 45 answers are kept in notices.refresh.json; run it again to go on\n"
    assert result.stderr == said


def test_no_answer_is_kept_of_none(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refresh.CrossrefClient, "get", stop)
    assert run("refresh").stderr == "stopped; nothing was written\n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("", "site may hold half of the site; build it again"),
        ("site_dir: out\n", "out may hold half of the site; build it again"),
        ("plugins: [literature: {build_beside: true}]\n", "site is as it was"),
    ],
)
def test_what_a_build_leaves(options: str, said: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "mkdocs.yml").write_text(f"site_name: T\n{options or 'plugins: [literature]'}", "utf-8")
    monkeypatch.setattr(build, "run", stop)
    assert run("build").stderr == f"stopped; {said}\n"


def test_a_question_that_is_not_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "is_terminal", lambda: True)
    result = run("init", str(tmp_path / "x"))
    assert result.stderr.endswith("stopped; nothing was written\n")
    assert not (tmp_path / "x").exists()


def test_to_stop_it_is_how_serving_ends(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "run", stop)
    result = CliRunner().invoke(main, ["serve"])
    assert (result.exit_code, result.output) == (0, "")


class Host:
    """A host that someone stops, and that takes its time to end or does not end at all."""

    def __init__(self, *, ends: bool) -> None:
        self.ends = ends
        self.done: list[str] = []

    def __enter__(self) -> Host:
        return self

    def __exit__(self, *error: object) -> None:
        self.done.append("waited for")

    def wait(self, seconds: float | None = None) -> int:
        if seconds is None:
            raise KeyboardInterrupt
        self.done.append("may tidy up")
        if not self.ends:
            raise subprocess.TimeoutExpired("host", seconds)
        return 1

    def terminate(self) -> None:
        self.done.append("ended")


@pytest.mark.parametrize(
    ("ends", "done"), [(True, ["may tidy up", "waited for"]), (False, ["may tidy up", "ended", "waited for"])]
)
def test_a_host_that_is_stopped_ends_first(ends: bool, done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    host = Host(ends=ends)
    monkeypatch.setattr(subprocess, "Popen", lambda command: host)
    with pytest.raises(KeyboardInterrupt):
        hosts.run("mkdocs", "build", Path("mkdocs.yml"))
    assert host.done == done
