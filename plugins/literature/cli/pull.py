"""`literature pull`: fetches the bibliography files that stand at an address (option `pull`) into the site's folder,
where they are read like any other. A file is replaced when the new one can be read, and not before."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import click

from literature.cli.output import write_files
from literature.cli.web_client import WebClient, pause_option, timeout_option
from literature.hosts.progress import Progress
from literature.model import Reference
from literature.references.changes import ChangedWorks, changed_works
from literature.sources import disk
from literature.sources.bibtex import read_bibliography
from literature.sources.bibtex_blocks import BROKEN_ENTRY
from literature.sources.encodings import decoded
from literature.sources.foreign.recognition import described
from literature.sources.project import NO_CONFIGURATION, Project, find_project

_MOST_PARTS = 500
"""Of one file; Zotero gives a hundred works in each."""
_LARGEST = 50_000_000
"""Bytes of one file; a hundred thousand entries take about as many."""
_MOST_NAMED = 20


@click.command()
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@pause_option
@timeout_option
def pull(dry_run: bool, pause: float, timeout: float) -> None:
    """Fetch the bibliography files that the option 'pull' names an address for, and say what changed.

    A file that cannot be had or read leaves the one that is there. Exit code 1 when there was such a one.
    """
    project = find_project(Path.cwd())
    if project is None:
        raise click.UsageError(NO_CONFIGURATION)
    for problem in project.problems:
        click.echo(f"{problem.location}: {problem.message}", err=True)
    if not project.settings.pull:
        expected = "expected files with their addresses, such as 'refs.bib: https://example.org/refs.bib'"
        raise click.UsageError(f"the option 'pull' names no file; {expected}")
    client = WebClient("", pause, timeout)
    texts: dict[Path, str] = {}
    failed = bool(project.problems)
    pulled = project.settings.pull
    for name, address in Progress.here()("Asking", pulled.items(), len(pulled)):
        text, faults = _fetched(client, address, name)
        for fault in faults:
            click.echo(f"literature: {fault}", err=True)
        if faults:
            click.echo(f"literature: {name} was left as it is", err=True)
            failed = True
            continue
        if _tell(name, changed_works(_works(project, name), read_bibliography([(name, text)]).references)):
            texts[project.root / name] = text
    if not dry_run:
        write_files(texts)
    elif texts:
        click.echo("nothing was written; run again without --dry-run to do so", err=True)
    sys.exit(failed)


def _fetched(client: WebClient, address: str, name: str) -> tuple[str, list[str]]:
    """The file at an address, all its parts joined, and why it cannot be used."""
    server = urlsplit(address).netloc
    parts, length, following = list[str](), 0, address
    while following:
        answer = client.get(following, server, follows=True)
        if answer.fault:
            return "", [f"{name}: {answer.fault}"]
        length += len(answer.body)
        if length > _LARGEST or len(parts) == _MOST_PARTS:
            return "", [f"{name}: {server} gives more than {_LARGEST // 1_000_000} MB or {_MOST_PARTS} parts"]
        part, problems = decoded(answer.body, name)
        for problem in problems:
            click.echo(f"{problem.location}: {problem.message}", err=True)
        parts.append(part if part.endswith("\n") else f"{part}\n")
        following = answer.following
    text = "".join(parts)
    read = read_bibliography([(name, text)])
    broken = [problem for problem in read.problems if problem.rule == BROKEN_ENTRY.name]
    if not read.references and not broken:
        return "", [f"{name}: what {server} gives holds no entry; it is {described(text, name)}"]
    return text, [f"{problem.location}: {problem.message}" for problem in broken]


def _works(project: Project, name: str) -> Iterable[Reference]:
    """The works of the file that is there."""
    text = disk.read_text_if_there(project.root / name)
    return read_bibliography([(name, text)]).references if text else ()


def _tell(name: str, works: ChangedWorks) -> bool:
    """Say what changed; whether anything did."""
    if not works:
        click.echo(f"{name}: nothing changed")
        return False
    kinds = {"added": works.added, "changed": works.changed, "removed": works.removed}
    click.echo(f"{name}: {', '.join(f'{len(keys)} {kind}' for kind, keys in kinds.items() if keys)}")
    for kind, keys in kinds.items():
        if keys:
            click.echo(f"  {kind}: {', '.join(_named(keys))}")
    return True


def _named(keys: tuple[str, ...]) -> Iterator[str]:
    yield from keys[:_MOST_NAMED]
    if len(keys) > _MOST_NAMED:
        yield f"and {len(keys) - _MOST_NAMED} more"
