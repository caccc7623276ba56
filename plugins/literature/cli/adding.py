"""Adds works to a site's bibliography, each once, with a key and a row in the table of provenance: for `import` and
`from-form`. `starting/adopted.py` names them, `references/same_work.py` knows which are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from literature.checks.registry import rule_table
from literature.cli.inputs import Input
from literature.cli.output import write_files
from literature.exports import as_bibtex
from literature.exports.bibtex_layout import laid_out, with_entries
from literature.model import Problem, Reference, Severity, Tier
from literature.references.same_work import KnownWorks
from literature.sources import disk
from literature.sources.foreign.files import read_foreign_file
from literature.sources.project import Project
from literature.starting.adopted import Keys
from literature.starting.provenance import NewRow, with_rows


@dataclass(frozen=True, slots=True)
class FoundWork:
    """A work to add and where it came from."""

    work: Reference
    tier: Tier
    source: str
    notes: str = ""
    has_key: bool = False
    """Whether it comes with a key that texts cite."""


def works_in(name: str, text: str, faults: Sequence[Problem] = ()) -> tuple[list[FoundWork], Iterable[Problem]]:
    """The works of a file, told by its content. An encoding that could be read is no fault of a file of others."""
    if not text and faults:
        return [], faults
    read = read_foreign_file(name, text)
    for fault in faults:
        click.echo(f"{fault.location}: {fault.message}", err=True)
    notes = "Taken over from a file; compare it with the publisher's record"
    source = f"{name.rpartition('/')[2]} (imported file)"
    has_keys = read.format is not None and read.format.keeps_keys
    return [FoundWork(work, "D", source, notes, has_keys) for work in read.works], read.problems


class NewWorks:
    """The works that a command adds to a site: those that are there already are told and left out."""

    def __init__(self, site: Input, *, keeps_keys: bool | None = None) -> None:
        """`keeps_keys`: whether works keep their own keys; None leaves it to where they come from."""
        assert site.project is not None
        self._project: Project = site.project
        self._keeps_keys = keeps_keys
        self.known = KnownWorks(site.library.references.values())
        self._keys = Keys(site.library.keys)
        self._new: list[FoundWork] = []

    def __bool__(self) -> bool:
        return bool(self._new)

    def take(self, works: Iterable[FoundWork]) -> None:
        """Give each work a key, unless the site has it."""
        for found in works:
            there = self.known.same_as(found.work)
            if there is not None:
                say_known(found.work.plain("doi") or found.work.plain("title"), there)
                continue
            keeps_key = found.has_key if self._keeps_keys is None else self._keeps_keys
            adopted = self._keys.adopt(found.work, keeps_key=keeps_key)
            for remark in adopted.remarks:
                click.echo(f"{found.work.location}: {remark}", err=True)
            self._new.append(replace(found, work=adopted.work))
            self.known.add(adopted.work)

    def entries(self) -> list[str]:
        """Entries of BibTeX, laid out."""
        return [laid_out(as_bibtex([found.work])) for found in self._new]

    def write(self, target: Path | None = None) -> None:
        """Write the entries and their rows, all of it or nothing, to the only bibliography of the site or to `target`.

        Rows come first: where the process is ended between two files, importing again completes them.
        """
        path = target or _only_bibliography(self._project)
        if self._project.is_pulled(path):
            raise click.UsageError(f"'literature pull' replaces {path}; name another bibliography file with --to")
        name = disk.relative_name(path, self._project.root)
        text, faults = ("", ()) if disk.is_absent(path) else disk.read_text(path, name)
        if faults:
            raise click.UsageError(f"{name} cannot be added to: {faults[0].message}")
        write_files(_with_provenance(self._project, self._new) | {path: with_entries(text, self.entries())})
        for found in self._new:
            click.echo(f"{found.work.key} added to {name}")


def _with_provenance(project: Project, new: Iterable[FoundWork]) -> dict[Path, str]:
    """The table with rows for the new works. A site without such a table says nothing about checking, and none is begun
    here."""
    name = project.settings.provenance
    table = project.root / name
    if not name or disk.is_absent(table):
        return {}
    text, faults = disk.read_text(table, name)
    if faults:
        click.echo(f"literature: {name} was not added to: {faults[0].message}", err=True)
        return {}
    rows = (NewRow(found.work.key, found.tier, found.source, found.notes) for found in new)
    return {table: with_rows(text, rows)}


def _only_bibliography(project: Project) -> Path:
    """The site's bibliography file; where it has none yet, the first that the configuration speaks of. Raises a usage
    error where there are several to choose from."""
    patterns = project.settings.bibliography
    paths, _ = project.own_bibliography()
    if len(paths) == 1:
        return paths[0]
    if not paths and patterns:
        return project.root / patterns[0].replace("**/", "").replace("*", "references")
    names = ", ".join(_names(paths, project.root)) or "none is there yet"
    raise click.UsageError(f"say which bibliography file to add to with --to ({names})")


def _names(paths: Iterable[Path], root: Path) -> Iterator[str]:
    return (disk.relative_name(path, root) for path in paths)


def say_known(what: str, there: Reference) -> None:
    """Say that the site has a work already, and where."""
    click.echo(f"{what} is there already: {there.key}, {there.location}")


def tell(problems: Iterable[Problem]) -> bool:
    """Print what is wrong; whether something of it could not be read."""
    rules = rule_table().by_name
    failed = False
    for problem in problems:
        click.echo(f"{problem.location}: {problem.message}", err=True)
        failed = failed or problem.rule not in rules or rules[problem.rule].severity == Severity.ERROR
    return failed
