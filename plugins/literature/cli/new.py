"""`literature new summary | concept | claim | reading | KIND`: begins a page. What it holds stands in `starting/`."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import get_args

import click

from literature.cli.inputs import Input, from_project
from literature.cli.output import write_files
from literature.cli.styling import style_for
from literature.model import Basis, Verdict
from literature.sources import disk
from literature.sources.project import Project
from literature.starting.pages import claim_values, concept_values, page_id, reading_values
from literature.starting.starters import FOLDER, Values, fill, starter_of
from literature.starting.summary import DESIGNS, SummaryDraft, likely_design, summary_values
from literature.text.folding import fold_name
from literature.vocabulary.page_kinds import PLAIN, PageKind, page_kind, page_kinds

_BASES = tuple(basis for basis in get_args(Basis) if basis)
_VERDICTS = tuple(verdict for verdict in get_args(Verdict) if verdict)
_SAFE_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
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
@click.option("--basis", type=click.Choice(_BASES), default="abstract", show_default=True, help="What you have read.")
@_day_option
@click.argument("key")
def summary(design: str | None, basis: Basis, reviewed: datetime.datetime, key: str) -> None:
    """Begin a summary of the work with this KEY."""
    found = from_project(Path.cwd())
    library = found.library
    key = _known_key(found, key)
    if key in library.summaries:
        raise click.UsageError(f"'{key}' is summarized in {library.summaries[key].path} already")
    chosen = design or likely_design(library, key)
    draft = SummaryDraft(chosen, basis)
    name = key if _SAFE_KEY.fullmatch(key) else page_id(key)
    values = summary_values(library, style_for(found), key, draft)
    _create(found, "summary", name, values, reviewed, design=chosen)
    if design is None:
        click.echo(f"design is taken to be '{chosen}'; change it in the front matter if that is wrong", err=True)


@new.command()
@_day_option
@click.argument("name", nargs=-1, required=True)
def concept(reviewed: datetime.datetime, name: tuple[str, ...]) -> None:
    """Begin a page for the concept NAME."""
    found = from_project(Path.cwd())
    title = " ".join(name)
    _create(found, "concept", page_id(title), concept_values(found.library, title), reviewed, title)


@new.command()
@click.option(
    "--verdict", type=click.Choice(_VERDICTS), default="unverifiable", show_default=True, help="What the evidence says."
)
@_day_option
@click.argument("statement", nargs=-1, required=True)
def claim(verdict: Verdict, reviewed: datetime.datetime, statement: tuple[str, ...]) -> None:
    """Begin a page that examines the STATEMENT."""
    found = from_project(Path.cwd())
    title = " ".join(statement)
    _create(found, "claim", page_id(title), claim_values(title, verdict), reviewed, title)


@new.command()
@click.option("--work", "works", multiple=True, metavar="KEY", help="A work to read, in order.")
@click.option("--weeks", type=click.IntRange(1, 60), default=1, show_default=True, help="Number of sessions.")
@_day_option
@click.argument("name", nargs=-1, required=True)
def reading(works: tuple[str, ...], weeks: int, reviewed: datetime.datetime, name: tuple[str, ...]) -> None:
    """Begin the reading list NAME."""
    found = from_project(Path.cwd())
    keys = [_known_key(found, key) for key in works]
    title = " ".join(name)
    _create(found, "reading", page_id(title), reading_values(title, keys, weeks), reviewed, title)


def _command_of(kind: PageKind) -> click.Command:
    """Begins a page of a kind that is asked for nothing but its name."""

    @click.command(kind.name, help=f"Begin a page of the kind '{kind.name}' with the title NAME.")
    @_day_option
    @click.argument("name", nargs=-1, required=True)
    def command(reviewed: datetime.datetime, name: tuple[str, ...]) -> None:
        title = " ".join(name)
        values = {"title": title[:1].upper() + title[1:]}
        _create(from_project(Path.cwd()), kind.name, page_id(title), values, reviewed, title)

    return command


for _kind in page_kinds().values():
    if _kind.name not in new.commands:
        new.add_command(_command_of(_kind))


def _known_key(found: Input, key: str) -> str:
    """The key that a key or alias stands for."""
    key = key.removeprefix("@")
    known = found.library.resolve(key)
    if not known:
        nearest = " or ".join(f"'{near}'" for near in found.nearest(key))
        hint = f"; did you mean {nearest}?" if nearest else "; 'literature import' adds a work"
        raise click.UsageError(f"no reference has the key '{key}'{hint}")
    return known


def _create(
    found: Input,
    kind: str,
    name: str,
    values: Values,
    reviewed: datetime.datetime,
    title: str = "",
    design: str = "",
) -> None:
    """Write a page that is not there yet and say where it is."""
    project = found.project
    assert project is not None
    if not name:
        raise click.UsageError("the name has no letter or digit that an address could hold")
    folder = project.settings.folder_of(kind)
    if not folder:
        raise click.UsageError(f"the option 'kinds' names no folder for pages of the kind '{kind}'")
    taken = found.library.names.get(fold_name(title)) or found.library.names.get(fold_name(name))
    if taken and found.library.pages[taken].kind != PLAIN:
        raise click.UsageError(f"there is a page of this name already: {found.library.pages[taken].path}")
    path = project.docs / folder / f"{name}.md"
    if not disk.is_absent(path):
        raise click.UsageError(f"{disk.relative_name(path, project.root)} is there already")
    text, faults = _filled(project, kind, {**values, "reviewed": reviewed.date().isoformat()}, design)
    if faults:
        raise click.UsageError("\n".join(("the starter cannot be used", *faults)))
    write_files({path: text})
    click.echo(disk.relative_name(path, project.root))


def _filled(project: Project, kind: str, values: Values, design: str) -> tuple[str, tuple[str, ...]]:
    """The page that the site's starter gives, or the package's where it has none, and what is wrong with it."""
    path = project.root / FOLDER / f"{kind}.md"
    name = disk.relative_name(path, project.root)
    starter, place = starter_of(page_kind(kind)), f"the starter of '{kind}'"
    if not disk.is_absent(path):
        starter, problems = disk.read_text(path, name)
        if problems:
            return "", tuple(f"{problem.location}: {problem.message}" for problem in problems)
        place = name
    return fill(starter, place, values, design)
