"""`literature import`: adds works by DOI, ISBN or from files of other programs, each once, with a key and a row of
provenance. Records are read in `sources/foreign/`; `starting/adopted.py` names them, `references/same_work.py` knows
which are there."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click

from literature.checks.identifiers import is_isbn
from literature.checks.registry import rule_table
from literature.cli.crossref_client import API, CrossrefClient
from literature.cli.inputs import Input, from_project
from literature.cli.output import write_files
from literature.exports import as_bibtex
from literature.exports.bibtex_layout import laid_out, with_entries
from literature.model import Problem, Reference, Severity, Tier
from literature.references.same_work import KnownWorks
from literature.sources import disk
from literature.sources.foreign.crossref_works import doi_path, isbn_path, read_work
from literature.sources.foreign.files import read_foreign_file
from literature.sources.project import Project
from literature.starting.adopted import Keys
from literature.starting.provenance import NewRow, with_rows
from literature.text.doi import DOI, bare_doi

_STDIN = "-"


@dataclass(frozen=True, slots=True)
class _Found:
    """A work to add and where it came from."""

    work: Reference
    tier: Tier
    source: str
    notes: str = ""
    has_key: bool = False
    """Whether it comes with a key that texts cite."""


@click.command("import")
@click.option("--to", "target", type=click.Path(path_type=Path), help="Bibliography file to add to.")
@click.option(
    "--keep-keys/--no-keep-keys",
    "keeps_keys",
    default=None,
    help="Whether works keep the keys that they have; those of BibTeX do unless told otherwise.",
)
@click.option("--dry-run", is_flag=True, help="Print the entries; write nothing.")
@click.option(
    "--mailto", envvar="LITERATURE_MAILTO", default="", help="Your address, by which Crossref asks to be told."
)
@click.option("--api", default=API, show_default=True, help="Address of the API or a mirror of it.")
@click.option("--pause", default=1.0, show_default=True, help="Seconds before a second try, doubled each time.")
@click.option("--timeout", default=30.0, show_default=True, help="Seconds to wait for an answer.")
@click.argument("what", nargs=-1, required=True)
def import_(
    target: Path | None,
    keeps_keys: bool | None,
    dry_run: bool,
    mailto: str,
    api: str,
    pause: float,
    timeout: float,
    what: tuple[str, ...],
) -> None:
    """Add works to the bibliography: a DOI, an ISBN, a file of another program, or - for standard input.

    Files are told by their content: BibTeX, RIS, CSL-JSON, PubMed (.nbib), EndNote XML, Web of Science (tagged text and
    tab-delimited). Each work gets a key in the form surname, year, word, and a row in the table of provenance; works of
    BibTeX keep their own keys. A work that is there already is not added again; you are told where it is. Exit code 1
    when something could not be had or read.
    """
    site = from_project(Path.cwd())
    assert site.project is not None
    failed = False
    new: list[_Found] = []
    known = KnownWorks(site.library.references.values())
    keys = Keys(site.library.keys)
    for one in what:
        works, problems = _ask(one, known, api, mailto, pause, timeout)
        failed = _tell(problems) or failed
        for found in works:
            there = known.same_as(found.work)
            if there is not None:
                _say_known(found.work.plain("doi") or found.work.plain("title"), there)
                continue
            keeps_key = found.has_key if keeps_keys is None else keeps_keys
            adopted = keys.adopt(found.work, keeps_key=keeps_key)
            for remark in adopted.remarks:
                click.echo(f"{found.work.location}: {remark}", err=True)
            new.append(replace(found, work=adopted.work))
            known.add(adopted.work)
    if new:
        _add(site, target, new, dry_run=dry_run)
    sys.exit(failed)


def _tell(problems: Iterable[Problem]) -> bool:
    """Print what is wrong; whether something of it could not be read."""
    rules = rule_table().by_name
    failed = False
    for problem in problems:
        click.echo(f"{problem.location}: {problem.message}", err=True)
        failed = failed or problem.rule not in rules or rules[problem.rule].severity == Severity.ERROR
    return failed


def _ask(
    one: str, known: KnownWorks, api: str, mailto: str, pause: float, timeout: float
) -> tuple[list[_Found], Iterable[Problem]]:
    """What an argument stands for. Raises a usage error for one that is no file, DOI or ISBN."""
    doi = bare_doi(one.strip())
    if one == _STDIN:
        return _works_in("standard input", *disk.decoded(sys.stdin.buffer.read(), "standard input"))
    if DOI.fullmatch(doi):
        there = known.with_doi(doi)
        if there is not None:
            _say_known(doi, there)
            return [], ()
        path = doi_path(doi)
    elif is_isbn(one.removeprefix("ISBN").strip(" :")):
        path = isbn_path(one)
    elif disk.is_file(Path(one)):
        return _works_in(Path(one).as_posix(), *disk.read_text(Path(one), Path(one).as_posix()))
    else:
        raise click.UsageError(f"'{one}' is no file, no DOI such as 10.1037/pst0000172 and no ISBN")
    address = api.rstrip("/") + path
    answer, fault = CrossrefClient(api, mailto, pause, timeout).get(path)
    if fault:
        click.echo(f"literature: {one}: {fault}", err=True)
        sys.exit(1)
    work, problems = read_work(answer, address)
    return ([_Found(work, "B", f"{API}{path} (Crossref record)")] if work else []), problems


def _works_in(name: str, text: str, faults: tuple[Problem, ...]) -> tuple[list[_Found], Iterable[Problem]]:
    """The works of a file, told by its content. An encoding that could be read is no fault of a file of others."""
    if not text and faults:
        return [], faults
    read = read_foreign_file(name, text)
    for fault in faults:
        click.echo(f"{fault.location}: {fault.message}", err=True)
    notes = "Taken over from a file; compare it with the publisher's record"
    source = f"{name.rpartition('/')[2]} (imported file)"
    has_keys = read.format is not None and read.format.keeps_keys
    return [_Found(work, "D", source, notes, has_keys) for work in read.works], read.problems


def _add(site: Input, target: Path | None, new: list[_Found], *, dry_run: bool) -> None:
    """Write the entries and their rows, all of it or nothing.

    Rows come first: where the process is ended between two files, importing again completes them.
    """
    project = site.project
    assert project is not None
    path = target or _only_bibliography(project)
    if project.is_pulled(path):
        raise click.UsageError(f"'literature pull' replaces {path}; name another bibliography file with --to")
    entries = [laid_out(as_bibtex([found.work])) for found in new]
    if dry_run:
        click.echo("\n".join(entries), nl=False)
        return
    name = disk.relative_name(path, project.root)
    text, faults = ("", ()) if disk.is_absent(path) else disk.read_text(path, name)
    if faults:
        raise click.UsageError(f"{name} cannot be added to: {faults[0].message}")
    write_files(_with_provenance(project, new) | {path: with_entries(text, entries)})
    for found in new:
        click.echo(f"{found.work.key} added to {name}")


def _with_provenance(project: Project, new: list[_Found]) -> dict[Path, str]:
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


def _say_known(what: str, there: Reference) -> None:
    click.echo(f"{what} is there already: {there.key}, {there.location}")
