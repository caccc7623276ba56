"""The bibliographies that `literature init` takes over: which files, where they go, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from literature.sources import disk
from literature.sources.foreign.recognition import format_of
from literature.starting.own_works import OwnWorks, TakenOver


def own_works(root: Path, files: Sequence[Path]) -> Iterator[OwnWorks]:
    """The author's own bibliographies: where they stand, or in the folder of bibliographies under a name that is free.
    Raises a usage error for a file that is no BibTeX."""
    taken: set[str] = set()
    # A file that is given twice is taken over once.
    for file in {disk.real_path(file): file for file in files}.values():
        text, faults = disk.read_text(file, file.as_posix())
        if not text and faults:
            raise click.UsageError(faults[0].message)
        if (found := format_of(text)) not in ("bibtex", ""):
            hint = f"begin the site, then run 'literature import {file}' in it"
            raise click.UsageError(f"{file} is no BibTeX ({found}); {hint}")
        if disk.real_path(file).is_relative_to(root):
            path = disk.relative_name(file, root)
            yield OwnWorks(path, text, is_there=True, faults=disk.read_text(file, path)[1])
            continue
        path = _free_name(root, file, text, taken)
        taken.add(path)
        for fault in faults:
            click.echo(f"{fault.location}: {fault.message}; {path} is in UTF-8", err=True)
        yield OwnWorks(path, text)


def _free_name(root: Path, file: Path, text: str, taken: set[str]) -> str:
    """Where a file of the author's goes: under its own name, with a number where another file has that."""
    stem = file.name.removesuffix(".bib")
    names = (f"bibliography/{stem}{f'-{number}' if number > 1 else ''}.bib" for number in range(1, 1000))
    return next(
        name
        for name in names
        if name not in taken and (disk.is_absent(root / name) or disk.read_text_if_there(root / name) == text)
    )


def tell_of(own: Sequence[OwnWorks], took: TakenOver) -> None:
    """What was taken over."""
    if not own:
        return
    where = ", ".join(one.path for one in own)
    click.echo(f"{took.works:,} works in {where}", err=True)
    if took.problems:
        click.echo(
            f"{took.problems:,} problems in them are allowed for now; take a rule out of the option 'allow', and "
            "'literature check' names them",
            err=True,
        )
