"""`literature check | render | export`: reads arguments, prints results. What is done stands in the modules it calls.

Exit codes: 0 fine, 1 findings of severity error, 2 wrong usage.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from literature import __version__
from literature.checks import Diagnostic, diagnose
from literature.cli.inputs import Input, from_files, from_project
from literature.model import Library
from literature.render.text import cite_plainly
from literature.sources import disk
from literature.styles import ApaStyle

_FILES = click.Path(path_type=Path)
_bibliography = click.option(
    "--bibliography",
    "-b",
    "bibliography",
    multiple=True,
    type=_FILES,
    help="A bibliography file; without it, those of the site in this folder.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="literature")
def main() -> None:
    """Check, render and export a literature: references, summaries, concepts."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


@main.command()
@_bibliography
@click.argument("files", nargs=-1, type=_FILES)
def check(bibliography: tuple[Path, ...], files: tuple[Path, ...]) -> None:
    """Check the site in this folder, or just the bibliography FILES given.

    Prints one finding a line as path:line:column: CODE name: message.
    """
    given = (*bibliography, *files)
    found = from_files(given) if given else from_project(Path.cwd())
    diagnostics = diagnose(found.library, ["SRC", "BIB"] if given else [])
    _print(diagnostics, to_stderr=False)
    _summarize(diagnostics, found.library)
    sys.exit(any(diagnostic.is_error for diagnostic in diagnostics))


@main.command()
@_bibliography
@click.option("--to", "target", type=click.Choice(["text", "markdown"]), default="markdown", show_default=True)
@click.argument("page", type=_FILES)
def render(bibliography: tuple[Path, ...], target: str, page: Path) -> None:
    """Print the Markdown file PAGE with its citations resolved.

    As text, citations become plain text and everything else stays; as markdown, citations and links become links as on
    the site.
    """
    if target == "markdown" and bibliography:
        raise click.UsageError("--to markdown needs the site; leave out --bibliography or say --to text")
    text, faults = disk.read_text(page, page.as_posix())
    if faults and not text:
        raise click.UsageError(faults[0].message)
    found = from_files(bibliography, page=(page, text)) if bibliography else from_project(page.resolve().parent)
    if target == "text":
        style = ApaStyle(found.library.references.values())
        click.echo(cite_plainly(text, style.cluster), nl=False)
    else:
        click.echo(found.render(page), nl=False)
    diagnostics = diagnose(found.library)
    name = found.name_of(page)
    _fail_on([d for d in diagnostics if d.problem.location.path == name or bibliography])


@main.command()
@_bibliography
@click.option("--to", "target", type=click.Choice(["apa"]), required=True, help="Format of the output.")
@click.option("--plain", is_flag=True, help="No underscores around italics.")
@click.argument("keys", nargs=-1)
def export(bibliography: tuple[Path, ...], target: str, plain: bool, keys: tuple[str, ...]) -> None:
    """Print references, all or those of the given KEYS.

    apa: a reference a line, key, TAB, entry, italics between underscores; all in the order of a reference list, chosen
    ones in the order given.
    """
    found = from_files(bibliography) if bibliography else from_project(Path.cwd())
    library = found.library
    style = ApaStyle(library.references.values())
    chosen, unknown = _choose(library, keys, found)
    for key in chosen or ([] if keys else sorted(library.references, key=style.sort_key)):
        entry = style.entry(key)
        click.echo(f"{key}\t{entry.as_plain() if plain else entry.as_underscored()}")
    _fail_on(diagnose(library, ["SRC", "BIB"]), failed=unknown)


def _choose(library: Library, keys: Sequence[str], found: Input) -> tuple[list[str], bool]:
    """The keys that stand for references, and whether any does not."""
    chosen = [library.keys[key] for key in keys if key in library.keys]
    for key in keys:
        if key not in library.keys:
            nearest = " or ".join(f"'{near}'" for near in found.nearest(key))
            click.echo(
                f"literature: no reference has the key '{key}'" + (f"; did you mean {nearest}?" if nearest else ""),
                err=True,
            )
    return chosen, len(chosen) < len(keys)


def _print(diagnostics: Iterable[Diagnostic], *, to_stderr: bool) -> None:
    for diagnostic in diagnostics:
        click.echo(str(diagnostic), err=to_stderr)


def _fail_on(diagnostics: Sequence[Diagnostic], *, failed: bool = False) -> None:
    _print(diagnostics, to_stderr=True)
    sys.exit(failed or any(diagnostic.is_error for diagnostic in diagnostics))


def _summarize(diagnostics: Sequence[Diagnostic], library: Library) -> None:
    errors = sum(diagnostic.is_error for diagnostic in diagnostics)
    warnings = len(diagnostics) - errors
    counted = (
        f"{len(library.references):,} references, {len(library.pages):,} pages, {len(library.findings):,} findings"
    )
    verdict = f"{errors} errors, {warnings} warnings" if diagnostics else "nothing to mend"
    click.echo(f"{counted}: {verdict}", err=True)
