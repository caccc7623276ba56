"""`literature edition NAME`: freezes what the site says as data, with checksums, metadata and what changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from literature.build.edition_folder import EditionFolder
from literature.build.new_edition import SiteToFreeze
from literature.cli.output import end_with
from literature.cli.stopping import note_written
from literature.editions.changes_files import summary
from literature.editions.edition_files import EditionFiles
from literature.hosts.progress import Progress
from literature.model import Edition
from literature.rebuilding.garbage_collector import without_collection
from literature.sources import disk
from literature.sources.project import NO_CONFIGURATION, Project, find_project
from literature.text.edition_name import EXPECTED, edition_date, name_meant
from literature.text.nearest import Nearest

_NONE = "none"


@click.command()
@click.option(
    "--zip", "has_archive", is_flag=True, help="Write NAME.zip, too: one file, for an archive such as Zenodo."
)
@click.option(
    "--since", metavar="EDITION", help="Say what changed since this one; 'none' for nothing. Default: the last."
)
@click.option("--force", is_flag=True, help="Replace an edition of that name that says something else.")
@click.argument("name")
def edition(name: str, has_archive: bool, since: str | None, force: bool) -> None:
    """Freeze what the site in this folder says as the edition NAME, a month or a day (2026-12, 2026-12-01).

    Writes the data that the site publishes, its pages as Markdown and its bibliography into a folder beside the table
    of editions, with checksums, CITATION.cff, metadata for Zenodo and as RO-Crate, and what changed since the edition
    before. Run twice, it writes the same bytes. An edition that is there and says something else stays as it is.
    """
    project = _project(name)
    progress = Progress.here()
    with without_collection():
        site = SiteToFreeze.of(project, name, progress)
        _refuse_faulty(site)
        made = _frozen(site, name, _before(site, name, since))
    folder = EditionFolder(project, name)
    is_same = _is_same(folder, made, next((one for one in site.editions if one.name == name), None), force)
    archive = disk.relative_name(folder.archive, project.root)
    with _told(f"{folder.shown} was not written, or is not in the table"):
        folder.write(made)
    note_written([folder.path])
    if has_archive:
        with _told(f"{folder.shown} stands; {archive} was not written"):
            folder.write_archive(made)
    for line in made.facts.missing():
        click.echo(f"note: {line}", err=True)
    size = sum(map(len, made.files.values())) / 1_000_000
    verb = "is there already, and the same" if is_same else "written"
    click.echo(f"{folder.shown} {verb}: {len(made.files):,} files, {size:.1f} MB, SHA-256 {made.sha256}")
    if made.changes.since:
        click.echo(f"since {made.changes.since}: {summary(made.changes)}")
    if has_archive:
        click.echo(f"{archive} holds all of it")


@contextmanager
def _told(what: str) -> Iterator[None]:
    """Ends the command, with `what` and the reason of the system, where the disk refuses."""
    try:
        yield
    except OSError as error:
        raise click.ClickException(f"{what}: {disk.reason(error)}") from error


def _project(name: str) -> Project:
    """The site, where the name of the edition can be used."""
    if edition_date(name) is None:
        meant = name_meant(name)
        hint = f"; did you mean '{meant}'?" if meant else ""
        raise click.UsageError(f"'{name}' is no name of an edition: expected {EXPECTED}{hint}")
    project = find_project(disk.real_path(Path.cwd()))
    if project is None:
        raise click.UsageError(NO_CONFIGURATION)
    if not project.settings.editions:
        raise click.UsageError("the option 'editions' is empty; give the table of editions a name")
    return project


def _refuse_faulty(site: SiteToFreeze) -> None:
    if site.diagnostics:
        there = f"there are {len(site.diagnostics):,} problems" if len(site.diagnostics) > 1 else "there is one problem"
        click.echo(f"nothing was written: an edition is made of a site that builds strictly, and {there}", err=True)
        end_with(site.diagnostics, failed=True)
    if not site.readings[0].site.identity.name:
        raise click.UsageError("the option site_name is not set in words, and an edition is of a site with a name")


def _before(site: SiteToFreeze, name: str, since: str | None) -> Edition | None:
    """The edition to compare with."""
    if since is None:
        return site.before(name)
    if since == _NONE:
        return None
    known = {one.name: one for one in site.editions if one.name != name}
    if since not in known:
        nearest = Nearest([*known, _NONE]).to(since, 1)
        hint = f"; did you mean '{nearest[0]}'?" if nearest else f"; known are {', '.join([*known, _NONE])}"
        raise click.UsageError(f"there is no other edition '{since}'{hint}")
    return known[since]


def _frozen(site: SiteToFreeze, name: str, before: Edition | None) -> EditionFiles:
    try:
        return site.frozen(name, before)
    except ValueError as error:
        hint = (
            f"; what changed since {before.name} cannot be said: bring it back, or say --since none" if before else ""
        )
        raise click.ClickException(f"nothing was written: {error}{hint}") from error


def _is_same(folder: EditionFolder, made: EditionFiles, known: Edition | None, force: bool) -> bool:
    """Whether the folder holds the edition already. Ends the command where something else was frozen under the name."""
    differences = folder.differences(made.files) if folder.is_there else None
    is_other = known is not None and known.sha256 != made.sha256
    if not force and (differences or is_other):
        what = (
            f"what is there is not what the site says now: {differences}" if differences else "it was frozen otherwise"
        )
        raise click.ClickException(
            f"nothing was written: {folder.shown} is an edition already, and {what}. An edition that was given away "
            f"never changes: make one under another name. --force replaces it"
        )
    return differences is not None and not differences
