"""`literature render`: a page with its citations resolved."""

from __future__ import annotations

from pathlib import Path

import click

from literature.build.site_build import SiteBuild
from literature.checks import diagnose
from literature.cli.inputs import Input, from_files, from_project
from literature.cli.output import FILES, bibliography_option, end_with
from literature.cli.styling import style_for
from literature.render.linked_text import cite_plainly
from literature.sources import disk
from literature.sources.front_matter import body_offset


@click.command()
@bibliography_option
@click.option("--to", "target", type=click.Choice(["text", "markdown"]), default="markdown", show_default=True)
@click.argument("page", type=FILES)
def render(bibliography: tuple[Path, ...], target: str, page: Path) -> None:
    """Print the Markdown file PAGE with its citations resolved.

    As text, citations become plain text and everything else stays; as markdown, citations and links become links as on
    the site.
    """
    if target == "markdown" and bibliography:
        raise click.UsageError("--to markdown needs the site; leave out --bibliography or say --to text")
    text, faults = disk.read_text(page, page.as_posix())
    if faults and not text:
        raise click.UsageError(faults[0].message)
    folder = disk.real_path(page).parent
    found = from_files(bibliography, (page, text), faults) if bibliography else from_project(folder)
    if target == "text":
        start = body_offset(text)
        style = style_for(found)
        library = found.library
        handles = library.handles
        printed = text[:start] + cite_plainly(text[start:], lambda c: style.cluster(library.resolved(c)), handles)
    else:
        printed = _as_on_the_site(found, page)
    click.echo(printed, nl=False)
    name = found.name_of(page)
    # Without a site no page or finding can be linked to, so links are not looked at.
    diagnostics = diagnose(found.library, ["SRC", "BIB", "CIT"] if bibliography else [])
    end_with([d for d in diagnostics if bibliography or d.problem.location.path == name])


def _as_on_the_site(found: Input, page: Path) -> str:
    """Markdown of a page of the site with everything resolved."""
    assert found.project is not None
    text = SiteBuild.of_project(found.project, found.files).page_as_markdown(found.file_of(page).uri)
    for fault in text.faults:
        click.echo(fault, err=True)
    return text.whole
