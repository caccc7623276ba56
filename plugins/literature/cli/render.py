"""`literature render`: a page with its citations resolved, or a whole site's text."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import click

from literature.build.site_build import SiteBuild
from literature.checks import diagnose
from literature.cli.inputs import Input, from_files, from_project
from literature.cli.output import FILES, bibliography_option, end_with
from literature.cli.reading import reading_of
from literature.cli.styling import style_for
from literature.hosts.progress import Progress
from literature.render.linked_text import cite_plainly
from literature.sources import disk
from literature.sources.front_matter import body_offset
from literature.sources.project import NO_CONFIGURATION, find_project


@click.command()
@bibliography_option
@click.option("--to", "target", type=click.Choice(["text", "markdown"]), default="markdown", show_default=True)
@click.option("--output", type=FILES, help="With a folder: where its text goes; without it, rendered/ beside the site.")
@click.argument("page", type=FILES)
def render(bibliography: tuple[Path, ...], target: str, output: Path | None, page: Path) -> None:
    """Print the Markdown file PAGE with its citations resolved.

    As text, citations become plain text and everything else stays; as markdown, citations and links become links as on
    the site. Where PAGE is the folder of a site, the text of the whole site is written as Markdown, generated pages
    with it, for any other generator of sites.
    """
    progress = Progress.here()
    if disk.is_folder(page):
        if target == "text" or bibliography:
            raise click.UsageError(f"{page} is a folder, whose site is written with --to markdown alone")
        _whole_site(page, output, progress)
    if output:
        raise click.UsageError(f"--output goes with the folder of a site, and {page} is none")
    if target == "markdown" and bibliography:
        raise click.UsageError("--to markdown needs the site; leave out --bibliography or say --to text")
    text, faults = disk.read_text(page, page.as_posix())
    if faults and not text:
        raise click.UsageError(faults[0].message)
    folder = disk.real_path(page).parent
    if bibliography:
        found = from_files(bibliography, (page, text), faults, steps=progress)
    else:
        found = from_project(folder, steps=progress, page=page)
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
    diagnostics = diagnose(found.library, ["SRC", "BIB", "CIT"] if bibliography else [], steps=progress)
    end_with([d for d in diagnostics if bibliography or d.problem.location.path == name])


def _as_on_the_site(found: Input, page: Path) -> str:
    """Markdown of a page of the site with everything resolved."""
    text = SiteBuild.of(reading_of(found, page)).page_as_markdown(found.file_of(page).uri)
    for fault in text.faults:
        click.echo(fault, err=True)
    return text.whole


def _whole_site(folder: Path, output: Path | None, progress: Progress) -> NoReturn:
    """Write the text of the site whose configuration stands in a folder or above, and leave."""
    project = find_project(disk.real_path(folder))
    if project is None:
        raise click.UsageError(NO_CONFIGURATION)
    if find_spec("markdownify") is None:
        raise click.ClickException("markdownify is not installed: pip install 'mkdocs-literature[markdown]'")
    # It takes what only an extra installs.
    from literature.build.markdown_folder import write_markdown_site

    try:
        written = write_markdown_site(project, output, steps=progress)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        name = error.filename or "a file"
        raise click.ClickException(f"nothing was written: {name}: {disk.reason(error)}") from error
    for fault in written.faults:
        click.echo(fault, err=True)
    click.echo(f"{written.pages} pages written to {written.folder}")
    end_with(written.diagnostics)
