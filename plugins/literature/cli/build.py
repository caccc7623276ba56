"""`literature build`: builds the site with the host that its configuration names."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from literature.cli.hosts import configuration_option, host_option, project_and_host
from literature.hosts.hosts import run


@click.command()
@configuration_option
@host_option
@click.option("--site-dir", "-d", type=click.Path(path_type=Path), help="Folder to build into.")
@click.option("--strict", "-s", is_flag=True, help="Fail where anything is warned of.")
@click.option("--clean", "-c", is_flag=True, help="Render every page anew.")
def build(configuration: Path | None, host: str | None, site_dir: Path | None, strict: bool, clean: bool) -> None:
    """Build this site.

    Under MkDocs and ProperDocs this is the same as their own `build`. Zensical renders pages alone; what comes before
    and after, such as the pages of references and the search, is done here.
    """
    project, chosen = project_and_host(configuration, host)
    if chosen != "zensical":
        folder = ("--site-dir", str(site_dir)) if site_dir else ()
        flags = (*(["--strict"] if strict else []), *(["--clean"] if clean else []))
        sys.exit(run(chosen, "build", project.root / project.name, *folder, *flags))
    from literature.hosts.zensical.building import build_site

    name = project.configuration.data.get("site_dir", "site")
    folder_of_site = site_dir or project.root / (name if isinstance(name, str) else "site")
    sys.exit(build_site(project, folder_of_site, is_strict=strict, is_clean=clean))
