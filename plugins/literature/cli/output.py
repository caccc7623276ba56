"""What the commands share: the option for bibliography files, and how problems end a command."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import click

from literature.checks import Diagnostic
from literature.cli.stopping import note_written
from literature.sources import disk

FILES = click.Path(path_type=Path)
bibliography_option = click.option(
    "--bibliography",
    "-b",
    "bibliography",
    multiple=True,
    type=FILES,
    help="A bibliography file; without it, those of the site in this folder.",
)


def write_files(texts: Mapping[Path, str]) -> None:
    """Write files, all of them or none. Ends the command with a message where one cannot be written."""
    try:
        disk.write_all(texts)
        note_written(texts)
    except OSError as error:
        name = error.filename or "a file"
        raise click.ClickException(f"nothing was written: {name}: {disk.reason(error)}") from error


def end_with(diagnostics: Sequence[Diagnostic], *, failed: bool = False) -> NoReturn:
    """Print problems to standard error and leave: 1 when there is an error among them or `failed`, else 0."""
    for diagnostic in diagnostics:
        click.echo(str(diagnostic), err=True)
    sys.exit(failed or any(diagnostic.is_error for diagnostic in diagnostics))
