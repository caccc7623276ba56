"""`literature format`: lays out and sorts bibliography files. How stands in `exports/bibtex_layout.py`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from literature.cli.output import FILES, write_files
from literature.exports.bibtex_layout import laid_out
from literature.sources import disk
from literature.sources.project import NO_CONFIGURATION, find_project


@click.command("format")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 when a file would change.")
@click.argument("files", nargs=-1, type=FILES)
def format_(only_check: bool, files: tuple[Path, ...]) -> None:
    """Lay out the site's bibliography, or the FILES given: entries by key, a field a line.

    Values stay as they are, byte for byte; comments, @string and @preamble keep their place. A file that cannot be
    decoded or read is left alone.
    """
    changed: dict[Path, str] = {}
    failed = 0
    chosen = files or _of_site()
    for path in chosen:
        text, faults = disk.read_text(path, path.as_posix())
        if faults:
            click.echo(f"{faults[0].location}: {faults[0].message}", err=True)
            failed += 1
            continue
        new = laid_out(text)
        if new == text:
            continue
        changed[path] = new
    if not only_check:
        write_files(changed)
    for path in changed:
        click.echo(f"{path.as_posix()} {'would change' if only_check else 'laid out'}")
    click.echo(f"{len(changed)} of {len(chosen)} files {'would change' if only_check else 'changed'}", err=True)
    sys.exit(bool(failed or (changed and only_check)))


def _of_site() -> tuple[Path, ...]:
    project = find_project(Path.cwd())
    if project is None:
        raise click.UsageError(f"{NO_CONFIGURATION}; name the files")
    paths, faults = project.own_bibliography()
    for fault in faults:
        click.echo(f"literature: {fault.message}", err=True)
    return paths
