"""`check --fix`: reads, mends, reads again until nothing is left that can be mended in one way only."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from literature.checks import Diagnostic
from literature.checks.fixes import FIXES, fixed
from literature.cli.inputs import Input
from literature.model import Library, Problem
from literature.sources import disk
from literature.sources.project import find_project

_MOST_ROUNDS = 10
"""Fixes that touch the same place are made one after the other."""


def fix_files(
    given: Sequence[Path], read: Callable[[], Input], find: Callable[[Library], Iterable[Diagnostic]]
) -> Input:
    """Mend the files given, or those of the site in this folder; what they hold afterwards.

    A file is written only if it still is what it was before it was checked, and if it is UTF-8.
    """
    mended = 0
    files: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        before = {path: disk.read_bytes(path) for path in _paths(given)}
        found = read()
        by_path: dict[Path, list[Problem]] = {}
        for diagnostic in find(found.library):
            if diagnostic.problem.rule in FIXES:
                by_path.setdefault(found.path_of(diagnostic.problem.location.path), []).append(diagnostic.problem)
        count = sum(_fix(path, before.get(path), problems, files) for path, problems in by_path.items())
        mended += count
        if not count:
            break
    problems = f"{mended} problem{'s' * (mended != 1)}"
    click.echo(f"literature: mended {problems} in {len(files)} file{'s' * (len(files) != 1)}", err=True)
    return read() if count else found


def _fix(path: Path, before: bytes | None, problems: Sequence[Problem], files: set[str]) -> int:
    """Mend one file; how many problems that were."""
    name = problems[0].location.path
    if before is None:
        return 0
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    try:
        text = before.removeprefix(mark).decode("utf-8")
    except UnicodeDecodeError:
        click.echo(f"literature: {name} is not UTF-8 and was left alone", err=True)
        return 0
    after, mended = fixed(text, problems)
    if not mended:
        return 0
    if not disk.replace_bytes(path, before, mark + after.encode("utf-8")):
        click.echo(f"literature: {name} changed meanwhile and was left alone", err=True)
        return 0
    files.add(name)
    return len(mended)


def _paths(given: Sequence[Path]) -> Iterable[Path]:
    """Every file that may be mended."""
    project = None if given else find_project(Path.cwd().resolve())
    if project is None:
        return given
    bibliography, _ = disk.matching(project.root, project.settings.bibliography)
    return (*bibliography, *(path for _, path in disk.markdown_files(project.docs)))
