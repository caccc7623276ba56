"""Each command that writes, with a disk that fails, or a machine that is switched off, at every one of its steps."""

from __future__ import annotations

import datetime
import gc
import io
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from literature.cli import main, refresh
from literature.model import Location, Notice
from literature.sources import disk

RIS = "TY  - JOUR\nAU  - Lind, Ida\nTI  - Fog\nPY  - 1999\nJO  - Quays\nER  - \n"
UNTIDY = "@book{{{key},title={{T.}},author={{A, B}},year=2000,pages={{1-2}},doi={{doi:10.5555/{key}}}}}\n"
CONFIGURATION = "site_name: T\nplugins:\n  - literature\n"
COMMANDS = {
    "format": ["format"],
    "import": ["import", "--to", "bibliography/a.bib", "-"],
    "lock": ["lock"],
    "refresh": ["refresh", "--write"],
    "check": ["check", "--fix", "--notes"],
    "init": ["init"],
    "init beside a site": ["init", "--yes"],
    "new": ["new", "concept", "Slack", "water"],
}


class PowerCut(BaseException):
    """What nothing in a program hears of."""


class Steps:
    """What is done to the disk, by number; one step fails, or that one and all after it."""

    NAMES = ("mkdir", "open", "fsync", "replace", "unlink")

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[str] = []
        """What was begun, the last of it not to its end where a step failed."""
        self.failing = 0
        self.is_power_cut = False
        for name in self.NAMES:
            module = io if name == "open" else os
            monkeypatch.setattr(module, name, self._counted(name, getattr(module, name)))

    def begin(self, failing: int, *, is_power_cut: bool) -> None:
        self.done, self.failing, self.is_power_cut = [], failing, is_power_cut

    def _counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if name == "open" and not set("wxa") & set(str(arguments[1] if len(arguments) > 1 else "r")):
                return real(*arguments, **named)
            self.done.append(name)
            if self.failing and len(self.done) >= self.failing:
                if self.is_power_cut:
                    raise PowerCut
                if len(self.done) == self.failing:
                    raise OSError(28, "No space left on device", "a file")
            return real(*arguments, **named)

        return call


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site in which each of the commands has something to write."""
    root = tmp_path / "site"
    for folder in ("bibliography", "docs/concepts"):
        (root / folder).mkdir(parents=True)
    for key in ("a", "b"):
        (root / f"bibliography/{key}.bib").write_text(UNTIDY.format(key=key), encoding="utf-8")
    (root / "bibliography/provenance.csv").write_text("key,tier,date,source,notes\n", encoding="utf-8")
    (root / "docs/index.md").write_text("# Home\n\nTides [@a].\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    return root


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def is_temporary(name: str) -> bool:
    return re.search(r"/?\.[^/]+\.[0-9]+-[0-9]+$", name) is not None


def attempts(
    command: str, site: Path, monkeypatch: pytest.MonkeyPatch, *, is_power_cut: bool
) -> Iterator[tuple[Steps, dict[str, bytes], dict[str, bytes], Result | None, dict[str, bytes]]]:
    """For each step at which the command may fail: the steps done, files before, files when nothing fails, the result
    of the command (None where power was cut), and what the folder holds now."""
    if command == "init":
        shutil.rmtree(site)
        site.mkdir()
    if command == "init beside a site":
        (site / "mkdocs.yml").write_text("site_name: T\n", encoding="utf-8")
    notice = Notice("a", "retraction", datetime.date(2021, 3, 4), "https://doi.org/10.5555/n", "", Location(""))
    monkeypatch.setattr(refresh, "notices_in", lambda answer, keys: [notice])
    monkeypatch.setattr(refresh.CrossrefClient, "get", lambda client, path: ({}, ""))
    kept = shutil.copytree(site, site.with_name("kept"))
    before = files(site)
    # Folders that earlier tests have left are removed now, and not at a step of ours.
    gc.collect()
    steps = Steps(monkeypatch)

    def run(failing: int) -> Result | None:
        steps.begin(0, is_power_cut=False)
        monkeypatch.chdir(site.parent)
        shutil.rmtree(site)
        shutil.copytree(kept, site)
        monkeypatch.chdir(site)
        steps.begin(failing, is_power_cut=is_power_cut)
        try:
            return CliRunner().invoke(main, COMMANDS[command], input=RIS)
        except PowerCut:
            return None

    result = run(0)
    assert result is not None
    assert result.exit_code == 0, result.output
    after, count = files(site), len(steps.done)
    assert after != before
    for number in range(1, count + 1):
        result = run(number)
        yield steps, before, after, result, files(site)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_whose_disk_fails_has_written_all_or_nothing(
    command: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = 0
    for steps, before, after, result, now in attempts(command, site, monkeypatch, is_power_cut=False):
        assert result is not None, steps.done
        assert not any(map(is_temporary, now)), steps.done
        # What `refresh` was answered before is kept for the next time.
        left = {name: data for name, data in now.items() if not name.endswith(".refresh.json")}
        if result.exit_code == 0:
            # What failed was tidying up.
            assert left == after, steps.done
            continue
        failed += 1
        assert isinstance(result.exception, SystemExit), (steps.done, result.exception)
        assert "a file: no space left on device" in result.stderr, steps.done
        assert left == before, steps.done
    assert failed >= 3


@pytest.mark.parametrize("command", COMMANDS)
def test_a_power_cut_leaves_no_half_of_a_file_and_no_mixture_before_moves(
    command: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for steps, before, after, _, now in attempts(command, site, monkeypatch, is_power_cut=True):
        seen = {name: data for name, data in now.items() if not is_temporary(name) and "refresh.json" not in name}
        for name in before.keys() | after.keys() | seen.keys():
            assert seen.get(name) in (before.get(name), after.get(name)), (steps.done, name)
        if "replace" not in steps.done[: steps.failing - 1]:
            assert seen == before, steps.done


def test_a_link_stays_one_and_a_file_as_readable_as_it_was(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = site.parent / "mine.bib"
    (site / "bibliography/a.bib").rename(elsewhere)
    (site / "bibliography/a.bib").symlink_to(elsewhere)
    elsewhere.chmod(0o640)
    disk.write_all({site / "bibliography/a.bib": "@book{new}\n"})
    assert (site / "bibliography/a.bib").is_symlink()
    assert elsewhere.read_text(encoding="utf-8") == "@book{new}\n"
    assert elsewhere.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in site.parent.iterdir() if is_temporary(path.name)] == []
