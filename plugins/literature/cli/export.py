"""`literature export`: references in the formats of other programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from literature.checks import diagnose
from literature.cli.inputs import Input, from_files, from_project
from literature.cli.output import FILES, bibliography_option, end_with
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
@click.option("--to", "target", type=click.Choice(("apa", *_FORMATS)), required=True, help="Format of the output.")
@click.option("--plain", is_flag=True, help="With apa: no underscores around italics.")
@click.option("--page", type=FILES, help="Only the works that this page of the site assigns or cites.")
@click.option("--all-fields", is_flag=True, help="With notes, abstracts, paths and all else that a site keeps back.")
@click.argument("keys", nargs=-1)
def export(
    bibliography: tuple[Path, ...],
    target: str,
    plain: bool,
    page: Path | None,
    all_fields: bool,
    keys: tuple[str, ...],
) -> None:
    """Print references: all, those of the given KEYS, or those a page cites.

    apa prints a reference a line: key, tab, entry, italics between underscores. Chosen references come in the order
    given, all others in the order of an APA reference list. Fields that a site does not publish are left out.
    """
    if plain and target != "apa":
        raise click.UsageError("--plain goes with --to apa")
    if page and (bibliography or keys):
        raise click.UsageError("--page stands for keys and a bibliography; leave these out")
    start = disk.real_path(page).parent if page else Path.cwd()
    progress = Progress.here()
    found = from_files(bibliography, steps=progress) if bibliography else from_project(start, steps=progress)
    library = found.library
    also = found.project.settings.fields if found.project else ()
    references = library.references if all_fields else published_all(library.references, also)
    style = ApaStyle(references.values(), letters_kept(library))
    wanted = page_keys(library, found.file_of(page).uri) if page else references
    chosen = _known(found, keys) if keys else style.order(wanted)
    if target != "apa" and not keys:
        # A list of references leaves out personal communications (APA 7, section 8.9); a copy of them all does not.
        chosen += [key for key in wanted if key not in set(chosen)]
    fault = ""
    if target == "apa":
        entries = ((key, style.entry(key)) for key in progress("Writing entries", chosen, len(chosen)))
        lines = [f"{key}\t{entry.as_plain() if plain else entry.as_underscored()}\n" for key, entry in entries]
        click.echo("".join(lines), nl=False)
    else:
        works = (references[key] for key in chosen)
        text, fault = as_file(_FORMATS[target], progress("Writing works", works, len(chosen)))
        click.echo(text, nl=False)
        if fault:
            click.echo(f"literature: {fault}", err=True)
    end_with(diagnose(library, ["SRC", "BIB"], steps=progress), failed=len(chosen) < len(keys) or bool(fault))


def _known(found: Input, keys: Sequence[str]) -> list[str]:
    """The keys that stand for references; each other one is named on standard error with its neighbors."""
    library = found.library
    for key in keys:
        if not library.resolve(key):
            nearest = " or ".join(f"'{near}'" for near in found.nearest(key))
            hint = f"; did you mean {nearest}?" if nearest else ""
            click.echo(f"literature: no reference has the key '{key}'{hint}", err=True)
    return [known for key in keys if (known := library.resolve(key))]
