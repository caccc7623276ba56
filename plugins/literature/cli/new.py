"""`literature new summary | concept | claim | reading | KIND`: begins a page. What it holds stands in `starting/`."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from literature.cli.beginning import BASES, VERDICTS, Beginning, begin, beginning_of, known_key, summary_of
from literature.cli.inputs import from_project
from literature.model import Basis, Verdict
from literature.starting.pages import claim_values, concept_values, page_id, reading_values
from literature.starting.summary import DESIGNS
from literature.vocabulary.page_kinds import PageKind, page_kinds

_day_option = click.option(
    "--reviewed",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: datetime.date.today().isoformat(),
    help="Day of the review to note; today by default.",
)


@click.group()
def new() -> None:
    """Begin a page: front matter filled in, sections to write, what the library knows already.

    What a page begins with is the site's own: a file such as starters/summary.md beside its configuration. No file is
    ever overwritten. Sections that are not written yet are named by `literature check`.
    """


@new.command()
@click.option("--design", help=f"Kind of work, e.g. {', '.join(DESIGNS)}; guessed when left out.")
@click.option("--basis", type=click.Choice(BASES), default="abstract", show_default=True, help="What you have read.")
@_day_option
@click.argument("key")
def summary(design: str | None, basis: Basis, reviewed: datetime.datetime, key: str) -> None:
    """Begin a summary of the work with this KEY."""
    found = from_project(Path.cwd())
    begun = summary_of(found, key, basis, design)
    begin(found, begun, reviewed)
    if design is None:
        click.echo(f"design is taken to be '{begun.design}'; change it in the front matter if that is wrong", err=True)


@new.command()
@_day_option
@click.argument("name", nargs=-1, required=True)
def concept(reviewed: datetime.datetime, name: tuple[str, ...]) -> None:
    """Begin a page for the concept NAME."""
    found = from_project(Path.cwd())
    title = " ".join(name)
    begin(found, Beginning("concept", page_id(title), concept_values(found.library, title), title), reviewed)


@new.command()
@click.option(
    "--verdict", type=click.Choice(VERDICTS), default="unverifiable", show_default=True, help="What the evidence says."
)
@_day_option
@click.argument("statement", nargs=-1, required=True)
def claim(verdict: Verdict, reviewed: datetime.datetime, statement: tuple[str, ...]) -> None:
    """Begin a page that examines the STATEMENT."""
    found = from_project(Path.cwd())
    title = " ".join(statement)
    begin(found, Beginning("claim", page_id(title), claim_values(title, verdict), title), reviewed)


@new.command()
@click.option("--work", "works", multiple=True, metavar="KEY", help="A work to read, in order.")
@click.option("--weeks", type=click.IntRange(1, 60), default=1, show_default=True, help="Number of sessions.")
@_day_option
@click.argument("name", nargs=-1, required=True)
def reading(works: tuple[str, ...], weeks: int, reviewed: datetime.datetime, name: tuple[str, ...]) -> None:
    """Begin the reading list NAME."""
    found = from_project(Path.cwd())
    keys = [known_key(found, key) for key in works]
    title = " ".join(name)
    begin(found, Beginning("reading", page_id(title), reading_values(title, keys, weeks), title), reviewed)


def _command_of(kind: PageKind) -> click.Command:
    """Begins a page of a kind that is asked for nothing but its name."""

    @click.command(kind.name, help=f"Begin a page of the kind '{kind.name}' with the title NAME.")
    @_day_option
    @click.argument("name", nargs=-1, required=True)
    def command(reviewed: datetime.datetime, name: tuple[str, ...]) -> None:
        title = " ".join(name)
        begin(from_project(Path.cwd()), beginning_of(kind, title), reviewed)

    return command


for _kind in page_kinds().values():
    if _kind.name not in new.commands:
        new.add_command(_command_of(_kind))
