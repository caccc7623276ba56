"""`literature book`: pages, reading lists, a whole site or chosen works as a book to take along."""

from __future__ import annotations

from pathlib import Path

import click

from literature.books.making import Made, site_book, works_book
from literature.books.output import WRITERS, book_of
from literature.cli.inputs import Input, from_project
from literature.cli.output import FILES, end_with
from literature.cli.reading import reading_of
from literature.cli.stopping import note_written
from literature.hosts.progress import Progress
from literature.library.chosen_works import choose_works
from literature.model import Location
from literature.site.chosen_order import in_order
from literature.site.site import Site
from literature.sources import disk
from literature.vocabulary.export_formats import book_formats


@click.command()
@click.option(
    "--to", "target", type=click.Choice([one.name for one in book_formats()]), required=True, help="Format of the book."
)
@click.option("--output", "-o", type=FILES, required=True, help="The file to write.")
@click.option(
    "--works",
    help="An annotated bibliography of the works that these options of a bibliography block choose, such as "
    "'author: Darwin', parted by semicolons.",
)
@click.option("--title", default="", help="With --works: the title of the bibliography.")
@click.argument("page", type=FILES, required=False)
def book(target: str, output: Path, works: str | None, title: str, page: Path | None) -> None:
    """Write a book: of the Markdown file PAGE, or of the whole site.

    The book of a reading list has the concepts and claims that its sessions are about behind it, and the summaries of
    its works. Every book ends in the works that it cites, and an index where it has several pages.
    """
    if works is not None and page is not None:
        raise click.UsageError("--works stands for PAGE; leave one of them out")
    if title and works is None:
        raise click.UsageError("--title goes with --works")
    progress = Progress.here()
    (ending,) = (one.ending for one in book_formats() if one.name == target)
    if output.suffix != f".{ending}":
        raise click.UsageError(f"--output is '{output}': expected a file that ends in .{ending}")
    start = disk.real_path(page).parent if page else Path.cwd()
    found = from_project(start, steps=progress, page=page)
    site = reading_of(found, page).site
    try:
        made = _chosen(found, site, page, works, title)
        content = WRITERS[target](made.book)
    except (LookupError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    try:
        disk.write_bytes(output, content)
        note_written([output])
    except OSError as error:
        raise click.ClickException(f"nothing was written: {output}: {disk.reason(error)}") from error
    for line in made.left_out:
        click.echo(line, err=True)
    click.echo(f"book written to {output}")
    end_with(())


def _chosen(found: Input, site: Site, page: Path | None, works: str | None, title: str) -> Made:
    if works is not None:
        body = "".join(f"{line.strip()}\n" for line in works.split(";"))
        chosen = choose_works(site.library, body, Location("--works"), "")
        if chosen.problems:
            raise click.UsageError("; ".join(f"--works: {problem.message}" for problem in chosen.problems))
        if chosen.group:
            raise click.UsageError("--works: a book has its works in one list; leave out 'group'")
        return works_book(site, in_order(site, chosen), title)
    if page is None:
        return site_book(site)
    return book_of(site, site.library.pages[found.file_of(page).uri])
