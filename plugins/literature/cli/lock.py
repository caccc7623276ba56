"""`literature lock`: writes every published name to the lock file, so that `check` can keep it."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from literature.cli.inputs import from_project
from literature.cli.output import write_files
from literature.hosts.progress import Progress
from literature.library.permalinks import letters_kept, published_letters, published_names
from literature.model import Library, Location, Permalink, PermalinkKind
from literature.sources.permalinks import write_permalinks
from literature.styles import ApaStyle


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 when something is not locked yet.")
@click.option("--forget", multiple=True, metavar="KIND:NAME", help="Take a name out for good, e.g. page:claims/old.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Day to note for new names; today by default.")
def lock(only_check: bool, forget: tuple[str, ...], since: datetime.datetime | None) -> None:
    """Lock the names under which this site publishes.

    Adds every key, page, finding, year letter and linked heading that is not in the lock file yet, and every author,
    year, type and venue with a page. Nothing is taken out but what --forget names: links to it may stand in a syllabus
    somewhere.
    """
    found = from_project(Path.cwd(), steps=Progress.here())
    assert found.project is not None
    path = found.project.root / found.project.settings.permalinks
    if not found.project.settings.permalinks:
        raise click.UsageError("the option 'permalinks' is empty; give the lock file a name")
    day = since.date() if since else datetime.date.today()
    kept = [link for link in found.library.permalinks if f"{link.kind}:{link.name}" not in forget]
    for name in set(forget) - {f"{link.kind}:{link.name}" for link in found.library.permalinks}:
        raise click.UsageError(f"'{name}' is not in the lock file; write KIND:NAME as it stands there")
    new = new_permalinks(found.library, day)
    if only_check:
        for link in new:
            click.echo(f"{link.kind} {link.name} is not locked")
        if new:
            count = f"{len(new):,} names are" if len(new) > 1 else "one name is"
            file = found.project.settings.permalinks
            click.echo(f"{count} new: run `literature lock` and commit {file}, so that links to them last", err=True)
        sys.exit(bool(new))
    added = (link for link in new if f"{link.kind}:{link.name}" not in forget)
    write_files({path: write_permalinks([*kept, *added])})
    click.echo(
        f"{len(new):,} names locked, {len(kept):,} kept, {len(found.library.permalinks) - len(kept):,} forgotten"
    )


def new_permalinks(library: Library, day: datetime.date) -> list[Permalink]:
    """What is published now and not locked yet, in order."""
    locked = {(link.kind, link.name) for link in library.permalinks}
    letters = ApaStyle(library.references.values(), letters_kept(library)).year_letters()
    named: list[tuple[PermalinkKind, str, str]] = [(kind, name, "") for kind, name in published_names(library)]
    named += [("letter", key, value) for key, value in published_letters(library, letters).items()]
    return [
        Permalink(kind, name, day, Location(""), value) for kind, name, value in named if (kind, name) not in locked
    ]
