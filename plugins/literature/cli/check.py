"""`literature check`: what is wrong with a site or with bibliography files, where, and how to mend it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from literature.checks import Diagnostic, diagnose
from literature.checks.changes import brought_about
from literature.checks.diagnosis import in_order
from literature.checks.formats import FORMATS, as_statistics, as_text
from literature.checks.selection import Selection, UnknownRuleError
from literature.cli.fixing import fix_files
from literature.cli.inputs import Input, as_of, change_of, from_files, from_project
from literature.cli.output import FILES, bibliography_option
from literature.hosts.progress import Progress
from literature.model import Library, Severity
from literature.rebuilding.garbage_collector import without_collection
from literature.references.publishing import withheld_by_file

_OF_FILES = ("SRC", "BIB")
"""Areas that make sense for bibliographies outside any site."""


@dataclass(frozen=True)
class _Run:
    """What is checked, and which rules count."""

    files: tuple[Path, ...]
    selection: Selection
    progress: Progress

    def read(self) -> Input:
        steps = self.progress
        return (
            from_files(self.files, steps=steps)
            if self.files
            else from_project(Path.cwd(), steps=steps, has_others=True)
        )

    def diagnose(self, found: Input) -> tuple[Diagnostic, ...]:
        """Every problem once, though its page may stand in the site in several languages."""
        areas, with_notes = _OF_FILES if self.files else (), self.selection.has_notes
        told: list[Diagnostic] = []
        for library in (found.library, *found.others):
            known = {(diagnostic.rule.code, diagnostic.problem.location) for diagnostic in told}
            asked = diagnose(library, areas, with_notes=with_notes, steps=self.progress)
            told += [one for one in asked if (one.rule.code, one.problem.location) not in known]
        return in_order(diagnostic for diagnostic in told if diagnostic.rule in self.selection)


@click.command()
@bibliography_option
@click.option("--select", multiple=True, metavar="RULES", help="Only these: codes, beginnings of codes, or names.")
@click.option("--ignore", multiple=True, metavar="RULES", help="All but these.")
@click.option("--notes", is_flag=True, help="Report notes too: what may be improved but fails nothing.")
@click.option("--changed", metavar="BASE", help="Only what the change since this commit brought about.")
@click.option("--fix", is_flag=True, help="Mend what can be mended in one way only, then report the rest.")
@click.option("--strict", is_flag=True, help="Warnings fail, too.")
@click.option("--format", "target", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option(
    "--source/--no-source",
    default=None,
    help="In text, show the line of the file with a caret. Default: in a terminal only.",
)
@click.option("--statistics", is_flag=True, help="How often each rule was broken, instead of the problems.")
@click.argument("files", nargs=-1, type=FILES)
def check(
    bibliography: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    notes: bool,
    changed: str | None,
    fix: bool,
    strict: bool,
    target: str,
    source: bool | None,
    statistics: bool,
    files: tuple[Path, ...],
) -> None:
    """Check the site in this folder, or just the bibliography FILES given.

    Prints one problem a line as path:line:column: CODE name: message. `literature explain CODE` says more about a
    rule. Exit codes: 0 fine, 1 errors found, 2 wrong usage.
    """
    given = (*bibliography, *files)
    if changed is not None and given:
        raise click.UsageError("--changed needs a site; leave out the files")
    try:
        selection = Selection.of(select, ignore, with_notes=notes)
    except UnknownRuleError as error:
        nearest = " or ".join(f"'{name}'" for name in error.nearest)
        hint = f"; did you mean {nearest}?" if nearest else ""
        raise click.UsageError(f"there is no rule '{error.word}'{hint}") from error
    run = _Run(given, selection, Progress.here())
    # What is read stays until the end: looking for garbage in it again and again takes a third of the time.
    with without_collection():
        found = fix_files(given, run.read, run.diagnose) if fix else run.read()
        diagnostics = run.diagnose(found)
        if changed is not None:
            diagnostics = _brought_about(run, found, diagnostics, changed)
    if statistics:
        click.echo(as_statistics(diagnostics), nl=False)
    elif target == "text":
        shows_source = sys.stdout.isatty() if source is None else source
        click.echo(as_text(diagnostics, found.source_of if shows_source else None), nl=False)
    else:
        click.echo(FORMATS[target](diagnostics), nl=False)
    _summarize(diagnostics, found.library)
    _tell_withheld(found)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    sys.exit(any(diagnostic.severity in failing for diagnostic in diagnostics))


def _brought_about(run: _Run, found: Input, now: Sequence[Diagnostic], base: str) -> tuple[Diagnostic, ...]:
    """Of the problems of today, those that the change since a commit brought about."""
    change = change_of(found, base)
    with as_of(change, found, steps=run.progress, has_others=True) as before:
        return brought_about(now, run.diagnose(before), change.lines)


def _tell_withheld(found: Input) -> None:
    """Once per file, the fields that are not published."""
    also = found.project.settings.fields if found.project else ()
    for path, counts in sorted(withheld_by_file(found.library.references.values(), also).items()):
        fields = ", ".join(f"{name} ({number:,})" for name, number in sorted(counts.items()))
        click.echo(f"{path}: not published: {fields}", err=True)


def _summarize(diagnostics: Sequence[Diagnostic], library: Library) -> None:
    counts = {severity: sum(d.severity is severity for d in diagnostics) for severity in Severity}
    counted = (
        f"{len(library.references):,} references, {len(library.pages):,} pages, {len(library.findings):,} findings"
    )
    shown = [severity for severity in Severity if counts[severity] or severity is not Severity.NOTE]
    verdict = ", ".join(f"{counts[severity]} {severity}{'s' * (counts[severity] != 1)}" for severity in shown)
    click.echo(f"{counted}: {verdict if diagnostics else 'nothing to mend'}", err=True)
