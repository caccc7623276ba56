"""`literature import`: adds works by DOI, ISBN or from files of other programs, each once, with a key and a row of
provenance. Records are read in `sources/`; `starting/keys.py` names them, `references/same_work.py` knows which are
there."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click

from literature.checks.identifiers import is_isbn
from literature.cli.crossref_client import API, CrossrefClient
from literature.cli.inputs import Input, from_project
from literature.exports import as_bibtex
from literature.exports.bibtex_layout import laid_out, with_entry
from literature.model import Problem, Reference, Tier
from literature.references.same_work import KnownWorks
from literature.sources import disk
from literature.sources.bibtex import read_bibliography
from literature.sources.crossref_works import doi_path, isbn_path, read_work
from literature.sources.csl_json import read_csl_json
from literature.sources.project import Project
from literature.sources.ris import read_ris
from literature.starting.keys import new_key
from literature.starting.provenance import with_row
from literature.text.doi import DOI, bare_doi


@dataclass(frozen=True, slots=True)
class _Found:
    """A work to add and where it came from."""

    work: Reference
    tier: Tier
    source: str
    notes: str = ""


@click.command("import")
@click.option("--to", "target", type=click.Path(path_type=Path), help="Bibliography file to add to.")
@click.option("--dry-run", is_flag=True, help="Print the entries; write nothing.")
@click.option(
    "--mailto", envvar="LITERATURE_MAILTO", default="", help="Your address, by which Crossref asks to be told."
)
@click.option("--api", default=API, show_default=True, help="Address of the API or a mirror of it.")
@click.option("--pause", default=1.0, show_default=True, help="Seconds before a second try, doubled each time.")
@click.option("--timeout", default=30.0, show_default=True, help="Seconds to wait for an answer.")
@click.argument("what", nargs=-1, required=True)
def import_(
    target: Path | None, dry_run: bool, mailto: str, api: str, pause: float, timeout: float, what: tuple[str, ...]
) -> None:
    """Add works to the bibliography: a DOI, an ISBN, or a file in RIS, BibTeX or CSL-JSON.

    Each gets a key in the form surname, year, word, and a row in the table of provenance. A work that is there already
    is not added again; you are told where it is. Exit code 1 when something could not be had or read.
    """
    site = from_project(Path.cwd())
    assert site.project is not None
    failed = False
    new: list[_Found] = []
    known = KnownWorks(site.library.references.values())
    taken = set(site.library.keys)
    for one in what:
        works, problems = _ask(one, known, api, mailto, pause, timeout)
        for problem in problems:
            click.echo(f"{problem.location}: {problem.message}", err=True)
        failed = failed or bool(problems)
        for found in works:
            there = known.same_as(found.work)
            if there is not None:
                _say_known(found.work.plain("doi") or found.work.plain("title"), there)
                continue
            key = new_key(found.work, taken)
            raw = {name: value for name, value in found.work.raw.items() if name != "ids"}
            named = replace(found, work=replace(found.work, key=key, aliases=(), raw=raw))
            new.append(named)
            known.add(named.work)
            taken.add(key)
    if new:
        _add(site, target, new, dry_run=dry_run)
    sys.exit(failed)


def _ask(
    one: str, known: KnownWorks, api: str, mailto: str, pause: float, timeout: float
) -> tuple[list[_Found], Iterable[Problem]]:
    """What an argument stands for. Raises a usage error for one that is no file, DOI or ISBN."""
    doi = bare_doi(one.strip())
    if DOI.fullmatch(doi):
        there = known.with_doi(doi)
        if there is not None:
            _say_known(doi, there)
            return [], ()
        path = doi_path(doi)
    elif is_isbn(one.removeprefix("ISBN").strip(" :")):
        path = isbn_path(one)
    elif disk.is_file(Path(one)):
        return _read(Path(one))
    else:
        raise click.UsageError(f"'{one}' is no file, no DOI such as 10.1037/pst0000172 and no ISBN")
    address = api.rstrip("/") + path
    answer, fault = CrossrefClient(api, mailto, pause, timeout).get(path)
    if fault:
        click.echo(f"literature: {one}: {fault}", err=True)
        sys.exit(1)
    work, problems = read_work(answer, address)
    return ([_Found(work, "B", f"{API}{path} (Crossref record)")] if work else []), problems


def _read(path: Path) -> tuple[list[_Found], Iterable[Problem]]:
    """The works of a file; its ending says what it is."""
    name = path.as_posix()
    text, faults = disk.read_text(path, name)
    ending = path.suffix.lower()
    if ending == ".ris":
        works, problems = read_ris(name, text)
    elif ending == ".json":
        works, problems = read_csl_json(name, text)
    elif ending in (".bib", ".bibtex"):
        read = read_bibliography([(name, text)])
        works, problems = read.references, read.problems
    else:
        raise click.UsageError(f"{name} is of no known kind; expected .ris, .bib or .json")
    notes = "Taken over from a file; compare it with the publisher's record"
    return [_Found(work, "D", f"{path.name} (imported file)", notes) for work in works], (*faults, *problems)


def _add(site: Input, target: Path | None, new: list[_Found], *, dry_run: bool) -> None:
    project = site.project
    assert project is not None
    path = target or _only_bibliography(project)
    entries = [laid_out(as_bibtex([found.work])) for found in new]
    if dry_run:
        click.echo("\n".join(entries), nl=False)
        return
    name = disk.relative_name(path, project.root)
    text, faults = ("", ()) if disk.is_absent(path) else disk.read_text(path, name)
    if faults:
        raise click.UsageError(f"{name} cannot be added to: {faults[0].message}")
    for entry in entries:
        text = with_entry(text, entry)
    disk.write_text(path, text)
    _add_provenance(project, new)
    for found in new:
        click.echo(f"{found.work.key} added to {name}")


def _add_provenance(project: Project, new: list[_Found]) -> None:
    """Rows for the new works. A site without such a table says nothing about checking, and none is begun here."""
    name = project.settings.provenance
    table = project.root / name
    if not name or disk.is_absent(table):
        return
    text, faults = disk.read_text(table, name)
    if faults:
        click.echo(f"literature: {name} was not added to: {faults[0].message}", err=True)
        return
    for found in new:
        text = with_row(text, found.work.key, found.tier, found.source, found.notes)
    disk.write_text(table, text)


def _only_bibliography(project: Project) -> Path:
    """The site's bibliography file. Raises a usage error where there are several to choose from."""
    paths, _ = disk.matching(project.root, project.settings.bibliography)
    if len(paths) == 1:
        return paths[0]
    names = ", ".join(_names(paths, project.root)) or "none is there yet"
    raise click.UsageError(f"say which bibliography file to add to with --to ({names})")


def _names(paths: Iterable[Path], root: Path) -> Iterator[str]:
    return (disk.relative_name(path, root) for path in paths)


def _say_known(what: str, there: Reference) -> None:
    click.echo(f"{what} is there already: {there.key}, {there.location}")
