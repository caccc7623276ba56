"""A site that is built again: what has not changed keeps its time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., "CompletedProcess[str]"]


def times(folder: Path) -> dict[str, int]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in files}


def test_only_what_has_changed_has_a_new_time(toy_copy: Path, run_host: Run) -> None:
    assert run_host("mkdocs", toy_copy).returncode == 0
    before = times(toy_copy / "site")
    page = toy_copy / "docs/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nA new sentence.\n", encoding="utf-8")
    assert run_host("mkdocs", toy_copy).returncode == 0
    after = times(toy_copy / "site")
    changed = {file for file, when in after.items() if before.get(file) != when}
    assert "index.html" in changed
    assert not {"references/bowman1988base/index.html", "concepts/bond/index.html", "feed.xml"} & changed
