"""`literature refresh`: asks Crossref whether works in the library were retracted, corrected or doubted; or Unpaywall
where they are free to read (`cli/free_texts.py`).

What answers mean stands in `sources/crossref.py`.
"""

from __future__ import annotations

import datetime
import difflib
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import click

from literature.cli.crossref_client import API, CrossrefClient
from literature.cli.free_texts import UNPAYWALL, ask_free_texts
from literature.cli.inputs import from_project
from literature.cli.output import write_files
from literature.cli.stopping import told_when_stopped
from literature.cli.web_client import pause_option, timeout_option
from literature.hosts.progress import Progress
from literature.model import Location, Notice
from literature.sources import disk
from literature.sources.crossref import keys_by_doi, merged, notices_in, requests
from literature.sources.notices import KINDS, read_notices, write_notices


@dataclass
class Asked:
    """What was asked already, kept in a file until all of it was."""

    path: Path
    done: set[str] = field(default_factory=set)
    notices: list[Notice] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Asked:
        """What an earlier run was answered; nothing when there is no such file or it cannot be read."""
        if disk.is_absent(path):
            return cls(path)
        text, _ = disk.read_text(path, path.name)
        try:
            data = json.loads(text)
            return cls(path, {str(doi) for doi in data["done"]}, [_notice(row) for row in data["notices"]])
        except (ValueError, KeyError, TypeError, RecursionError):
            return cls(path)

    def save(self) -> None:
        """Write what is known so far."""
        rows = [[n.key, n.kind, n.date.isoformat() if n.date else "", n.source] for n in self.notices]
        write_files({self.path: json.dumps({"done": sorted(self.done), "notices": rows}, indent=1) + "\n"})

    def kept(self, most: int) -> str:
        """What is kept of answers about so many works, for whoever stops; empty for nothing."""
        what = f"{len(self.done):,} of {most:,} answers are kept in {self.path.name}"
        return f"{what}; run it again to go on" if self.done else ""

    def forget(self) -> None:
        """Remove the file: everything was asked."""
        try:
            disk.remove(self.path)
        except OSError as error:
            reason = disk.reason(error)
            click.echo(f"literature: {self.path.name} cannot be removed: {reason}; remove it yourself", err=True)


@click.command()
@click.option("--write", is_flag=True, help="Apply the changes to the table of notices.")
@click.option(
    "--mailto", envvar="LITERATURE_MAILTO", default="", help="Your address, by which Crossref asks to be told."
)
@click.option("--fresh", is_flag=True, help="Begin anew instead of going on where an earlier run stopped.")
@click.option("--api", default=API, show_default=True, help="Address of the API or a mirror of it.")
@pause_option
@timeout_option
@click.option("--free-texts", is_flag=True, help="Ask Unpaywall for free texts instead, and write nothing.")
@click.option("--free-api", default=UNPAYWALL, show_default=True, help="Address of Unpaywall's API or a mirror of it.")
def refresh(
    write: bool, mailto: str, fresh: bool, api: str, pause: float, timeout: float, free_texts: bool, free_api: str
) -> None:
    """Ask Crossref about retractions, corrections and expressions of concern, and show what would change.

    Prints a diff of the table of notices. Exit code 1 when some works could not be asked about; run it again to go on.
    """
    found = from_project(Path.cwd())
    assert found.project is not None
    if free_texts:
        if not mailto:
            raise click.UsageError("Unpaywall wants to know who asks; give your address with --mailto")
        sys.exit(not ask_free_texts(found.library, CrossrefClient(free_api, mailto, pause, timeout)))
    if not found.project.settings.notices:
        raise click.UsageError("the option 'notices' is empty; give the table of notices a name")
    table = found.project.root / found.project.settings.notices
    old, known = _rows(table, found.project.settings.notices)
    keys = keys_by_doi(found.library)
    asked = Asked.read(table.with_suffix(".refresh.json"))
    if fresh:
        asked = Asked(asked.path)
    faults = _ask_all(keys, asked, CrossrefClient(api, mailto, pause, timeout))
    notices = merged(found.library, known, asked.notices)
    _propose(table, found.project.settings.notices, old, notices, write=write)
    for fault in faults:
        click.echo(f"literature: {fault}", err=True)
    if not faults:
        asked.forget()
    sys.exit(bool(faults))


def _ask_all(keys: dict[str, str], asked: Asked, client: CrossrefClient) -> list[str]:
    """Ask for everything not asked yet; a message for each request that failed."""
    batches = list(requests((doi for doi in keys if doi not in asked.done), client.mailto))
    faults = []
    with told_when_stopped(lambda: asked.kept(len(keys))):
        for dois, path in Progress.here()("Asking Crossref", batches, len(batches)):
            answer, fault = client.get(path)
            notices = None if fault else notices_in(answer, keys)
            if notices is None:
                which = dois[0] + (f" and {len(dois) - 1} more" if len(dois) > 1 else "")
                faults.append(f"{fault or 'the answer has not the documented shape'} ({which})")
                continue
            asked.done.update(dois)
            asked.notices += notices
            asked.save()
    return faults


def _rows(table: Path, name: str) -> tuple[str, tuple[Notice, ...]]:
    """The table's text and all of its rows, those of works that are not in the library too. A table that cannot be read
    whole ends the command, for writing it would lose what was not understood."""
    if disk.is_absent(table):
        return "", ()
    text, faults = disk.read_text(table, name)
    rows, problems = read_notices(name, text)
    for problem in (*faults, *problems):
        click.echo(f"{problem.location}: {problem.message}", err=True)
    if faults or problems:
        click.echo("literature: the table of notices cannot be read whole; nothing was asked or written", err=True)
        sys.exit(1)
    return text, rows


def _propose(table: Path, name: str, old: str, notices: Iterable[Notice], *, write: bool) -> None:
    """Show what would change in the table, and change it where asked."""
    new = write_notices(notices)
    diff = list(difflib.unified_diff(old.splitlines(), new.splitlines(), f"a/{name}", f"b/{name}", lineterm=""))
    for line in diff:
        click.echo(line)
    if not diff:
        click.echo("nothing new", err=True)
    elif write:
        write_files({table: new})
        click.echo(f"{name} written", err=True)
    else:
        click.echo("run again with --write to apply this", err=True)


def _notice(row: list[str]) -> Notice:
    key, kind, date, source = row
    return Notice(key, KINDS[kind], datetime.date.fromisoformat(date) if date else None, source, "", Location(""))
