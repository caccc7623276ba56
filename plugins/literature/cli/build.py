"""`literature build`: builds the site with the host that its configuration names."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from literature.build.phases import Phases
from literature.cli.hosts import configuration_option, host_option, project_and_host
from literature.cli.stopping import told_when_stopped
from literature.hosts.hosts import run
from literature.sources import disk
from literature.sources.project import Project


@click.command()
@configuration_option
@host_option
@click.option("--site-dir", "-d", type=click.Path(path_type=Path), help="Folder to build into.")
@click.option("--strict", "-s", is_flag=True, help="Fail where anything is warned of.")
@click.option("--clean", "-c", is_flag=True, help="Render every page anew.")
@click.option("--verbose", "-v", is_flag=True, help="Tell each phase with its time.")
def build(
    configuration: Path | None, host: str | None, site_dir: Path | None, strict: bool, clean: bool, verbose: bool
) -> None:
    """Build this site.

    Under MkDocs and ProperDocs this is the same as their own `build`. Zensical renders pages alone; what comes before
    and after, such as the pages of references and the search, is done here.
    """
    project, chosen = project_and_host(configuration, host)
    if chosen != "zensical":
        folder = ("--site-dir", str(site_dir)) if site_dir else ()
        given = {"--strict": strict, "--clean": clean, "--verbose": verbose}
        flags = [flag for flag, is_given in given.items() if is_given]
        with told_when_stopped(partial(_left, project, site_dir)):
            sys.exit(run(chosen, "build", project.root / project.name, *folder, *flags))
    from literature.hosts.zensical.building import build_site

    folder_of_site = site_dir or project.site_folder
    phases = Phases(partial(click.echo, err=True)) if verbose else Phases()
    with told_when_stopped(lambda: f"{folder_of_site} is as it was"):
        sys.exit(build_site(project, folder_of_site, is_strict=strict, is_clean=clean, phases=phases))


def _left(project: Project, site_dir: Path | None) -> str:
    """What a host leaves behind that was stopped."""
    name = site_dir or disk.relative_name(project.site_folder, project.root)
    if project.settings.build_beside:
        return f"{name} is as it was"
    return f"{name} may hold half of the site; build it again"
