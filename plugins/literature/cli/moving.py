"""`literature init` beside mkdocs-bibtex: takes over what it is told, says what maps and what does not, and switches it
off. `starting/mkdocs_bibtex.py` knows its options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from literature.cli.asking import Asking
from literature.cli.output import write_files
from literature.settings import Settings
from literature.sources import disk
from literature.sources.project import Project
from literature.starting.mkdocs_bibtex import BIBTEX, command_of, joined, moved
from literature.starting.replaced_plugin import with_plugin_for

_MOST_PAGES = 5


def move(configuration: Path, project: Project, options: Mapping[str, Any], asking: Asking) -> None:
    """Put the plugin in the place of mkdocs-bibtex in a configuration, if that is agreed to.

    Raises a usage error where the file would have to be rewritten for that, and where no one can be asked. No other
    file is touched.
    """
    moves = moved(options)
    ours = joined(moves)
    kinds = [folder for folder in Settings().kinds if disk.is_folder(project.docs / folder)]
    if kinds:
        ours["kinds"] = {}
    text, faults = disk.read_text(configuration, configuration.name)
    new = None if faults else with_plugin_for(text, BIBTEX, ours)
    if new is None:
        lines = "; ".join(f"{name}: {value}" for name, value in ours.items())
        raise click.UsageError(
            f"put 'literature' in the place of '{BIBTEX}' in {configuration} yourself, with these options: {lines}"
        )
    click.echo(f"{configuration.name} names mkdocs-bibtex. Literature can take its place:")
    for one in moves:
        told = ", ".join(f"{name}: {_shown(value)}" for name, value in one.options.items())
        click.echo(f"  {one.old} -> {told}" if told else f"  {one.old} {one.remark}")
        if told and one.remark:
            click.echo(f"    {one.remark}")
    if kinds:
        click.echo(f"  kinds: {{}}; what stands in {', '.join(kinds)} are pages like all others")
    for line in _own_commands(project, options):
        click.echo(f"  {line}")
    if not (asking.says_yes or asking.is_asked):
        raise click.UsageError(
            "nothing was written, since no one can be asked here; give --yes to switch mkdocs-bibtex off"
        )
    if not asking.agrees("Switch mkdocs-bibtex off?", otherwise=True):
        click.echo("nothing was written", err=True)
        return
    write_files({configuration: new})
    click.echo(f"{configuration.name}: literature added, bibtex switched off (its lines are comments now)")
    pull = "literature pull; " if "pull" in ours else ""
    click.echo(f"\nNow: {pull}literature check; literature serve", err=True)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return ", ".join(f"{name} from {item}" for name, item in value.items())
    return str(value) if value else "''"


def _own_commands(project: Project, options: Mapping[str, Any]) -> Iterator[str]:
    """Which pages write commands of the site's own for lists of works."""
    commands = [command for name in ("bib_command", "full_bib_command") if (command := command_of(options, name))]
    for command in commands:
        pages = [
            uri for uri, path in disk.markdown_files(project.docs) if command in (disk.read_text_if_there(path) or "")
        ]
        more = f" and {len(pages) - _MOST_PAGES} more" if len(pages) > _MOST_PAGES else ""
        if pages:
            yield f"'{command}' stands on {', '.join(pages[:_MOST_PAGES])}{more}"
