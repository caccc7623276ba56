"""`literature export`: references in the formats of other programs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from literature.checks import diagnose
from literature.cli.inputs import Input, from_files, from_project
from literature.cli.output import FILES, bibliography_option, end_with
from literature.cli.site_files import CARTRIDGES, DECK, LISTS, SiteFiles
from literature.exports.formats import as_file
from literature.exports.site_files import page_keys
from literature.hosts.progress import Progress
from literature.library.permalinks import letters_kept
from literature.references.publishing import published_all
from literature.sources import disk
from literature.styles import ApaStyle
from literature.vocabulary.export_formats import works_formats

_FORMATS = {one.name: one for one in works_formats()}


@click.command()
@bibliography_option
@click.option(
    "--to", "target", type=click.Choice(("apa", *_FORMATS, *LISTS)), required=True, help="Format of the output."
)
@click.option("--plain", is_flag=True, help="With apa: no underscores around italics.")
@click.option("--page", type=FILES, help="Only the works that this page of the site assigns or cites.")
@click.option("--all-fields", is_flag=True, help="With notes, abstracts, paths and all else that a site keeps back.")
@click.option(
    "--version", type=click.Choice(tuple(CARTRIDGES)), help="With imscc: that of the cartridge, 1.1 if not given."
)
@click.argument("keys", nargs=-1, metavar="[KEYS | LIST]")
def export(
    bibliography: tuple[Path, ...],
    target: str,
    plain: bool,
    page: Path | None,
    all_fields: bool,
    version: str | None,
    keys: tuple[str, ...],
) -> None:
    """Print references, all, those of the given KEYS, or those a page cites; or the reading list LIST.

    apa prints a reference a line: key, tab, entry, italics between underscores, in the order of a reference list.
    bibtex, ris and csl-json print what the site has in files, in the same order; fields that it does not publish are
    left out. All other formats are those of a reading list, which is named by its file or its name; apkg without a list
    is the deck of the whole site.
    """
    if plain and target != "apa":
        raise click.UsageError("--plain goes with --to apa")
    if version and target != CARTRIDGES["1.1"]:
        raise click.UsageError("--version goes with --to imscc")
    if target in LISTS:
        if bibliography or all_fields or len(keys) + bool(page) > 1:
            raise click.UsageError(f"--to {target} writes one reading list of the site here, named by its file or name")
        _print_list(str(page) if page else "".join(keys), target, version or "1.1")
    if page and (bibliography or keys):
        raise click.UsageError("--page stands for keys and a bibliography; leave these out")
    start = disk.real_path(page).parent if page else Path.cwd()
    progress = Progress.here()
    is_here = not bibliography
    found = from_project(start, steps=progress, page=page) if is_here else from_files(bibliography, steps=progress)
    library = found.library
    also = found.project.settings.fields if found.project else ()
    references = library.references if all_fields else published_all(library.references, also)
    style = ApaStyle(references.values(), letters_kept(library))
    wanted = page_keys(library, found.file_of(page).uri) if page else references
    chosen = _known(found, keys) if keys else list(wanted)
    fault = ""
    if target == "apa":
        # A list of references leaves out personal communications (APA 7, section 8.9); a copy of them all does not.
        chosen = chosen if keys else style.order(chosen)
        entries = ((key, style.entry(key)) for key in progress("Writing entries", chosen, len(chosen)))
        lines = [f"{key}\t{entry.as_plain() if plain else entry.as_underscored()}\n" for key, entry in entries]
        click.echo("".join(lines), nl=False)
    elif page:
        text, fault = SiteFiles.of(found, page=page, all_fields=all_fields).works(page, _FORMATS[target])
        click.echo(text, nl=False)
    else:
        works = (references[key] for key in chosen)
        file, fault = as_file(_FORMATS[target], progress("Writing works", works, len(chosen)))
        click.echo(file, nl=False)
    if fault:
        click.echo(f"literature: {fault}", err=True)
    end_with(diagnose(library, ["SRC", "BIB"], steps=progress), failed=len(chosen) < len(keys) or bool(fault))


def _print_list(name: str, target: str, version: str) -> NoReturn:
    """Print the file of a reading list, or the deck of the whole site, and leave."""
    if not name and target != DECK:
        raise click.UsageError(f"--to {target} needs a reading list, named by its file or its name")
    file = Path(name)
    page = file if name and disk.is_file(file) else None
    found = from_project(disk.real_path(file).parent if page else Path.cwd(), steps=Progress.here(), page=page)
    files = SiteFiles.of(found, page=page)
    content = files.reading_list(name, target, version) if name else files.deck()
    if is_terminal() and LISTS[target].media_type == "application/zip":
        raise click.UsageError(f"--to {target} writes no text: send it to a file, as in > list.{LISTS[target].ending}")
    click.echo(content, nl=False)
    end_with(diagnose(found.library, ["SRC", "BIB", "LST", "QST"]))


def is_terminal() -> bool:
    """Whether what is printed is shown to someone."""
    return sys.stdout.isatty()


def _known(found: Input, keys: Sequence[str]) -> list[str]:
    """The keys that stand for references; each other one is named on standard error with its neighbors."""
    library = found.library
    for key in keys:
        if not library.resolve(key):
            nearest = " or ".join(f"'{near}'" for near in found.nearest(key))
            hint = f"; did you mean {nearest}?" if nearest else ""
            click.echo(f"literature: no reference has the key '{key}'{hint}", err=True)
    return [known for key in keys if (known := library.resolve(key))]
