"""`literature import`: adds works by DOI, ISBN or from files of other programs, each once, with a key and a row of
provenance. Records are read in `sources/foreign/`; `starting/adopted.py` names them, `references/same_work.py` knows
which are there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import click

from literature.checks.identifiers import is_isbn
from literature.cli.adding import FoundWork, NewWorks, say_known, tell, works_in
from literature.cli.crossref_client import API, CrossrefClient
from literature.cli.inputs import from_project
from literature.cli.web_client import pause_option, timeout_option
from literature.hosts.progress import Progress
from literature.model import Problem
from literature.references.same_work import KnownWorks
from literature.sources import disk
from literature.sources.encodings import decoded
from literature.sources.file_names import as_shown
from literature.sources.foreign.crossref_works import doi_path, isbn_path, read_work
from literature.text.doi import DOI, bare_doi

_STDIN = "-"


@click.command("import")
@click.option("--to", "target", type=click.Path(path_type=Path), help="Bibliography file to add to.")
@click.option(
    "--keep-keys/--no-keep-keys",
    "keeps_keys",
    default=None,
    help="Whether works keep the keys that they have; those of BibTeX do unless told otherwise.",
)
@click.option("--dry-run", is_flag=True, help="Print the entries; write nothing.")
@click.option(
    "--mailto", envvar="LITERATURE_MAILTO", default="", help="Your address, by which Crossref asks to be told."
)
@click.option("--api", default=API, show_default=True, help="Address of the API or a mirror of it.")
@pause_option
@timeout_option
@click.argument("what", nargs=-1, required=True)
def import_(
    target: Path | None,
    keeps_keys: bool | None,
    dry_run: bool,
    mailto: str,
    api: str,
    pause: float,
    timeout: float,
    what: tuple[str, ...],
) -> None:
    """Add works to the bibliography: a DOI, an ISBN, a file of another program, or - for standard input.

    Files are told by their content: BibTeX, RIS, CSL-JSON, PubMed (.nbib), EndNote XML, Web of Science (tagged text and
    tab-delimited). Each work gets a key in the form surname, year, word, and a row in the table of provenance; works of
    BibTeX keep their own keys. A work that is there already is not added again; you are told where it is. Exit code 1
    when something could not be had or read.
    """
    progress = Progress.here()
    site = from_project(Path.cwd(), steps=progress)
    assert site.project is not None
    failed = False
    new = NewWorks(site, keeps_keys=keeps_keys)
    client = partial(CrossrefClient, api, mailto, pause, timeout)
    for one in progress("Asking and reading", what, len(what)):
        works, problems = _works(one, new.known, client)
        failed = tell(problems) or failed
        new.take(progress("Adding works", works, len(works)))
    if new and dry_run:
        click.echo("\n".join(new.entries()), nl=False)
    elif new:
        new.write(target)
    sys.exit(failed)


def _works(
    one: str, known: KnownWorks, client: Callable[[], CrossrefClient]
) -> tuple[list[FoundWork], Iterable[Problem]]:
    """What an argument stands for. Raises a usage error for one that is no file, DOI or ISBN."""
    if one == _STDIN:
        return works_in("standard input", *decoded(sys.stdin.buffer.read(), "standard input"))
    named = works_named(one, known, client)
    if named is not None:
        return named
    if disk.is_file(Path(one)):
        name = as_shown(Path(one).as_posix())
        return works_in(name, *disk.read_text(Path(one), name))
    raise click.UsageError(f"'{one}' is no file, no DOI such as 10.1037/pst0000172 and no ISBN")


def works_named(
    one: str, known: KnownWorks, client: Callable[[], CrossrefClient]
) -> tuple[list[FoundWork], Iterable[Problem]] | None:
    """The work that a DOI or an ISBN names, as Crossref knows it; none where it is there already, which is said. None
    for what is neither. Ends the command where Crossref does not answer."""
    doi = bare_doi(one.strip())
    if DOI.fullmatch(doi):
        there = known.with_doi(doi)
        if there is not None:
            say_known(doi, there)
            return [], ()
        path = doi_path(doi)
    elif is_isbn(one.removeprefix("ISBN").strip(" :")):
        path = isbn_path(one)
    else:
        return None
    asked = client()
    answer, fault = asked.get(path)
    if fault:
        click.echo(f"literature: {one}: {fault}", err=True)
        sys.exit(1)
    work, problems = read_work(answer, asked.api + path)
    return ([FoundWork(work, "B", f"{API}{path} (Crossref record)")] if work else []), problems
