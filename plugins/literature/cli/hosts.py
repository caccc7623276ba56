"""What the commands that run a host share: which site, and which host."""

from __future__ import annotations

from pathlib import Path

import click

from literature.hosts.hosts import HOSTS, host_of, missing
from literature.sources import disk
from literature.sources.project import NO_CONFIGURATION, Project, find_project, read_project

configuration_option = click.option(
    "--config-file",
    "-f",
    "configuration",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The site's configuration; without it, the one here or above.",
)
host_option = click.option(
    "--host", type=click.Choice(HOSTS), help="What builds the site; without it, what the configuration names."
)


def project_and_host(configuration: Path | None, host: str | None) -> tuple[Project, str]:
    """The site and what builds it. Raises a usage error where there is no site, and one that says what to install."""
    real = disk.real_path(configuration or Path.cwd())
    project = read_project(real) if configuration else find_project(real)
    if project is None:
        raise click.UsageError(f"{NO_CONFIGURATION}; name one with --config-file")
    chosen = host or host_of(project)
    if fault := missing(chosen):
        raise click.ClickException(fault)
    return project, chosen
