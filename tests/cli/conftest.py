"""The command as a shell starts it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def literature() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs `literature ARGUMENTS` in a folder; output as bytes."""

    def run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-c", "from literature.cli import main; main(prog_name='literature')"]
        return subprocess.run([*command, *map(str, arguments)], cwd=cwd, capture_output=True, timeout=60)

    return run


BIB = """\
@book{bowman1988base,
  author = {Bowman, John}, title = {A Safe Harbor}, subtitle = {Lectures}, year = 1988, publisher = {Lantern Press},
  ids = {bowman1988old},
}
@article{ortiz2010ropes,
  author = {Ortiz, Ana and Keller, Hanna},
  title = {Ropes and
     knots},
  journal = {Rope Quarterly}, year = {2010}, volume = {3}, pages = {1--9},
}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that belongs to no site, with a bibliography `refs.bib`."""
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    return tmp_path
