"""`literature check | render | export`: reads arguments, prints results. What is done stands in the modules it calls.

Exit codes: 0 fine, 1 findings of severity error, 2 wrong usage.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from literature import __version__
from literature.checks import Diagnostic, diagnose
from literature.cli.export import export
from literature.cli.inputs import from_files, from_project
from literature.cli.lock import lock
from literature.cli.output import FILES, bibliography_option
from literature.cli.refresh import refresh
from literature.cli.render import render
from literature.model import Library


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="literature")
def main() -> None:
    """Check, render and export a literature: references, summaries, concepts."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


main.add_command(lock)
main.add_command(refresh)
main.add_command(render)
main.add_command(export)


@main.command()
@bibliography_option
@click.argument("files", nargs=-1, type=FILES)
def check(bibliography: tuple[Path, ...], files: tuple[Path, ...]) -> None:
    """Check the site in this folder, or just the bibliography FILES given.

    Prints one finding a line as path:line:column: CODE name: message.
    """
    given = (*bibliography, *files)
    found = from_files(given) if given else from_project(Path.cwd())
    diagnostics = diagnose(found.library, ["SRC", "BIB"] if given else [])
    for diagnostic in diagnostics:
        click.echo(str(diagnostic))
    _summarize(diagnostics, found.library)
    sys.exit(any(diagnostic.is_error for diagnostic in diagnostics))


def _summarize(diagnostics: Sequence[Diagnostic], library: Library) -> None:
    errors = sum(diagnostic.is_error for diagnostic in diagnostics)
    warnings = len(diagnostics) - errors
    counted = (
        f"{len(library.references):,} references, {len(library.pages):,} pages, {len(library.findings):,} findings"
    )
    verdict = f"{errors} errors, {warnings} warnings" if diagnostics else "nothing to mend"
    click.echo(f"{counted}: {verdict}", err=True)
