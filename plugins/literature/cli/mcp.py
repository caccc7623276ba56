"""`literature mcp`: serves a built site to assistants, over standard input and output."""

from __future__ import annotations

import sys

import click

from literature.cli.inputs import built_site
from literature.cli.published_files import source_of
from literature.cli.web_client import timeout_option
from literature.data.published import UnreadableError


@click.command()
@click.argument("site", required=False)
@timeout_option
def mcp(site: str | None, timeout: float) -> None:
    """Serve SITE to assistants by the Model Context Protocol: the folder of a built site, or the address of a published
    one; by default the built site of the configuration here.

    An assistant starts this command and asks it over standard input and output. Nothing is written.
    """
    try:
        from literature.assistants.server import server_of
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("literature"):
            raise
        raise click.UsageError("this needs a package more: pip install 'mkdocs-literature[mcp]'") from error
    place = site or str(built_site())
    try:
        server = server_of(source_of(place, timeout))
    except UnreadableError as error:
        raise click.UsageError(str(error)) from error
    if sys.stderr.isatty():
        click.echo(f"serving '{server.name}' over standard input and output; Ctrl-C ends it", err=True)
    server.run("stdio")
