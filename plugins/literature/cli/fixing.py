"""`check --fix`: reads, mends, reads again until nothing is left that can be mended in one way only."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from literature.checks import Diagnostic
from literature.checks.fixes import FIXES, fixed
from literature.cli.inputs import Input
from literature.cli.output import write_files
from literature.model import Problem
from literature.sources import disk
from literature.sources.project import find_project

_MOST_ROUNDS = 10
"""Fixes that touch the same place are made one after the other."""


def fix_files(given: Sequence[Path], read: Callable[[], Input], find: Callable[[Input], Iterable[Diagnostic]]) -> Input:
    """Mend the files given, or those of the site in this folder; what they hold afterwards.

    A file is written only if it still is what it was before it was checked, and if it is UTF-8. What is mended at once
    is written whole or not at all.
    """
    mended = 0
    files: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        before = {path: disk.read_bytes(path) for path in _paths(given)}
        found = read()
        by_path: dict[Path, list[Problem]] = {}
        for diagnostic in find(found):
            if diagnostic.problem.rule in FIXES:
                by_path.setdefault(found.path_of(diagnostic.problem.location.path), []).append(diagnostic.problem)
        texts: dict[Path, str] = {}
        count = 0
        for path, problems in by_path.items():
            text, number = _fixed(path, before.get(path), problems)
            if number:
                texts[path] = text
                files.add(problems[0].location.path)
                count += number
        try:
            write_files(texts)
        except click.ClickException:
            _tell(mended, len(files) - len(texts))
            raise
        mended += count
        if not count:
            break
    _tell(mended, len(files))
    return read() if count else found


def _tell(mended: int, files: int) -> None:
    problems = f"{mended} problem{'s' * (mended != 1)}"
    click.echo(f"literature: mended {problems} in {files} file{'s' * (files != 1)}", err=True)


def _fixed(path: Path, before: bytes | None, problems: Sequence[Problem]) -> tuple[str, int]:
    """A file's text with its problems mended, a byte order mark kept, and how many these are."""
    name = problems[0].location.path
    if before is None:
        return "", 0
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    try:
        text = before.removeprefix(mark).decode("utf-8")
    except UnicodeDecodeError:
        click.echo(f"literature: {name} is not UTF-8 and was left alone", err=True)
        return "", 0
    after, mended = fixed(text, problems)
    if mended and disk.read_bytes(path) != before:
        click.echo(f"literature: {name} changed meanwhile and was left alone", err=True)
        return "", 0
    return mark.decode("utf-8") + after, len(mended)


def _paths(given: Sequence[Path]) -> Iterable[Path]:
    """Every file that may be mended."""
    project = None if given else find_project(Path.cwd())
    if project is None:
        return given
    bibliography, _ = project.own_bibliography()
    return (*bibliography, *(path for _, path in disk.markdown_files(project.docs)))
