"""`literature csp`: the Content-Security-Policy that a built site can be served with."""

from __future__ import annotations

from pathlib import Path

import click

from literature.cli.inputs import built_site
from literature.exports.content_security import policy_of
from literature.sources import disk


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
def csp(folder: Path | None) -> None:
    """Print the header Content-Security-Policy for the built site in FOLDER, by default that of the configuration."""
    folder = folder or built_site()
    pages = disk.html_files(folder)
    if not pages:
        raise click.UsageError(f"no page is in '{folder}'; build the site first")
    click.echo(f"Content-Security-Policy: {policy_of(disk.read_text(page, page.as_posix())[0] for page in pages)}")
