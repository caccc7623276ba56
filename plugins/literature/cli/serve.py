"""`literature serve`: serves the site with the host that its configuration names, and shows what is saved."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import click

from literature.cli.hosts import configuration_option, host_option, project_and_host
from literature.hosts.hosts import run


@click.command()
@configuration_option
@host_option
@click.option("--dev-addr", "-a", metavar="IP:PORT", help="Where to serve; what the host takes by default.")
@click.option("--open", "-o", "opens", is_flag=True, help="Open the site in a browser.")
def serve(configuration: Path | None, host: str | None, dev_addr: str | None, opens: bool) -> None:
    """Serve this site, and show what is saved.

    Under MkDocs and ProperDocs this is the same as their own `serve`. Under Zensical, pages of references and other
    generated pages are written anew after each change of the bibliography.
    """
    project, chosen = project_and_host(configuration, host)
    arguments = [*(["--dev-addr", dev_addr] if dev_addr else []), *(["--open"] if opens else [])]
    if chosen != "zensical":
        # To stop it is how it ends.
        with contextlib.suppress(KeyboardInterrupt):
            sys.exit(run(chosen, "serve", project.root / project.name, *arguments))
        return
    from literature.hosts.zensical.serving import Serving

    sys.exit(Serving(project, arguments).run())
