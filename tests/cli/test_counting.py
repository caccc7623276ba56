"""Commands that go through a whole site let it be counted (`hosts/progress.py`)."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import pytest
from click.testing import CliRunner

from literature.cli import main
from literature.hosts.progress import Progress

T = TypeVar("T")
READING = {"Reading works", "Reading pages"}
RULES = "Asking rules"


@pytest.fixture
def site(toy_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The toy site under version control, with one commit."""
    monkeypatch.chdir(toy_copy)
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "All"]):
        name = ["-c", "user.name=A", "-c", "user.email=a@toy.example"]
        subprocess.run(["git", *name, *command], cwd=toy_copy, check=True, capture_output=True)
    return toy_copy


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is counted, in order."""
    seen: list[str] = []

    def steps(what: str, things: Iterable[T], count: int) -> Iterable[T]:
        given = list(things)
        assert len(given) == count
        seen.append(what)
        return given

    monkeypatch.setattr(Progress, "here", lambda: steps)
    return seen


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["check"], {*READING, RULES}),
        (["lock"], READING),
        (["diff", "HEAD"], {*READING, RULES}),
        (["render", "docs/index.md"], {*READING, RULES}),
        (["render", "docs/index.md", "--to", "text"], {*READING, RULES}),
        (["render", "."], {*READING, "Rendering pages"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_takes_long_is_counted(arguments: list[str], expected: set[str], site: Path, counted: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code in (0, 1), result.output
    assert not result.exception or isinstance(result.exception, SystemExit), result.output
    assert set(counted) == expected
    twice = ["Reading pages"] * (2 if arguments[0] == "diff" else 1)
    assert [what for what in counted if what == "Reading pages"] == twice
