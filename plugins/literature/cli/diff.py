"""`literature diff BASE`: what a change does to the literature, for whoever reviews it."""

from __future__ import annotations

from pathlib import Path

import click

from literature.checks import diagnose
from literature.checks.changes import brought_about
from literature.cli.inputs import as_of, change_of, from_project
from literature.exports.differences import as_json, as_markdown, as_text
from literature.hosts.progress import Progress
from literature.library.differences import differences
from literature.rebuilding.garbage_collector import without_collection

_FORMATS = {"text": as_text, "markdown": as_markdown, "json": as_json}


@click.command()
@click.option("--format", "target", type=click.Choice(list(_FORMATS)), default="text", show_default=True)
@click.argument("base")
def diff(target: str, base: str) -> None:
    """Say what the site in this folder says otherwise than at the commit BASE.

    Pages, verdicts, works and figures that are new, changed or removed, citations, addresses that lead nowhere now,
    problems that came with the change, and how long it takes to read.
    """
    progress = Progress.here()
    with without_collection():
        found = from_project(Path.cwd(), steps=progress)
        assert found.project is not None
        change = change_of(found, base)
        now = diagnose(found.library, steps=progress)
        with as_of(change, found, steps=progress) as before:
            problems = brought_about(now, diagnose(before.library, steps=progress), change.lines)
            what = differences(before.library, found.library, found.project.settings.fields)
    click.echo(_FORMATS[target](what, problems), nl=False)
