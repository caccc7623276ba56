"""`literature init`: makes a site in an empty folder that can be published, or adds the plugin to a site that is there.
What is written stands in `starting/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from literature.cli.asking import Asking
from literature.cli.moving import move
from literature.cli.output import FILES, write_files
from literature.cli.taking_over import own_works, tell_of
from literature.cli.themes import theme_of
from literature.options import ADDRESS
from literature.sources import disk
from literature.sources.configuration import Configuration
from literature.sources.project import CONFIGURATIONS, Project, read_project
from literature.starting.configuration import (
    PLUGIN,
    Options,
    names_of,
    navigation_lines,
    options_lines,
    plugins_of,
    with_pages,
    with_plugin,
)
from literature.starting.mkdocs_bibtex import BIBTEX
from literature.starting.new_site import NO_WORKS, PROVENANCE, WORKS, example, example_pages, new_site
from literature.starting.own_works import OwnWorks, TakenOver, taken_over
from literature.starting.site_configuration import NewSite, pages_address


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What was said on the command line."""

    name: str | None
    site_url: str | None
    repo_url: str | None
    theme: str | None
    bibliography: tuple[Path, ...]
    has_examples: bool | None
    folder: Path
    """As it was named."""
    asking: Asking


def _address(context: click.Context | None, parameter: click.Parameter | None, value: str | None) -> str | None:
    """An address as a site's configuration may have it; empty for none. Raises a usage error for anything else."""
    if value and ADDRESS.read(value) is None:
        raise click.BadParameter(f"'{value}' is no address; expected one such as 'https://example.org/'")
    return value


@click.command()
@click.option("--name", help="Name of the site; made of the folder's name when left out.")
@click.option("--site-url", metavar="ADDRESS", callback=_address, help="Where the site will be published.")
@click.option("--repo-url", metavar="ADDRESS", callback=_address, help="Where its files are kept.")
@click.option("--theme", help="A theme that is installed; Material when it is, else MkDocs' own.")
@click.option(
    "--bibliography",
    "-b",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A BibTeX file of yours to take over; may be given again.",
)
@click.option("--examples/--no-examples", "has_examples", default=None, help="Whether to write one page of each kind.")
@click.option("--yes", "-y", is_flag=True, help="Ask nothing, and do all that would be asked.")
@click.argument("folder", type=FILES, default=Path())
def init(
    name: str | None,
    site_url: str | None,
    repo_url: str | None,
    theme: str | None,
    bibliography: tuple[Path, ...],
    has_examples: bool | None,
    yes: bool,
    folder: Path,
) -> None:
    """Begin a site in FOLDER (here when left out): one example of each kind of page, and what publishes it.

    Beside a site of MkDocs or ProperDocs that is there already, the plugin is added to its configuration, and the
    examples to its docs folder and navigation when you agree. No file is ever overwritten. Questions are asked on a
    terminal; elsewhere, what would be asked is left out. Beside mkdocs-bibtex, nothing but its configuration changes:
    you are told what becomes of each of its options, and it is switched off when you say so (--yes where no one can be
    asked).
    """
    wanted = _Wanted(name, site_url, repo_url, theme, bibliography, has_examples, folder, Asking.of(says_yes=yes))
    root = disk.real_path(folder)
    configuration = next((root / known for known in CONFIGURATIONS if disk.is_file(root / known)), None)
    if configuration is None:
        _begin(root, wanted)
    else:
        _add_to(configuration, wanted)


def _begin(root: Path, wanted: _Wanted) -> None:
    """Make a new site."""
    theme, requirements = theme_of(wanted.theme)
    own = tuple(own_works(root, wanted.bibliography))
    site = _answered(root, NewSite("", theme, works=[one.path for one in own]), wanted)
    texts = dict(new_site(site, requirements))
    took = taken_over(own, _works_in(texts), (PROVENANCE, texts.get(PROVENANCE, "")))
    if took.options:
        texts = dict(new_site(replace(site, options=took.options), requirements))
    _write(root, texts, own)
    _end(own, took, wanted)


def _answered(root: Path, site: NewSite, wanted: _Wanted) -> NewSite:
    """The site with everything that is asked of its author."""
    asking = wanted.asking
    title = " ".join(root.name.replace("-", " ").replace("_", " ").split()).capitalize() or "Literature"

    def address(text: str) -> str:
        return _address(None, None, text.strip()) or ""

    name = wanted.name or asking.text("Name of the site", title)
    repository = wanted.repo_url
    if repository is None:
        repository = asking.text("Address of its repository (Enter for none yet)", "", address)
    published = wanted.site_url
    if published is None:
        published = asking.text(
            "Address at which it will be published (Enter for this)", pages_address(repository), address
        )
    has_examples = wanted.has_examples
    if has_examples is None:
        has_examples = asking.agrees("Write one example of each kind of page?", otherwise=not site.works)
    return replace(site, name=name, site_url=published, repo_url=repository, has_examples=has_examples)


def _add_to(configuration: Path, wanted: _Wanted) -> None:
    """Add the plugin to a site that is there."""
    root = configuration.parent
    project = read_project(configuration)
    if project.problems:
        raise click.UsageError(project.problems[0].message)
    bibtex = project.configuration.plugin_options(BIBTEX)
    if bibtex is not None and not project.configuration.is_plugin:
        move(configuration, project, bibtex, wanted.asking)
        return
    _refuse_plugin(configuration, project.configuration)
    own = tuple(own_works(root, wanted.bibliography))
    has_examples = wanted.has_examples
    if has_examples is None:
        has_examples = wanted.asking.agrees("Write one example of each kind of page?", otherwise=False)
    texts = _beginnings(project, own, has_examples=has_examples)
    took = taken_over(own, _works_in(texts), (PROVENANCE, texts.get(PROVENANCE, "")))
    text = _with_plugin(configuration, took.options)
    said = [f"{configuration.name}: plugin added"]
    entries = {**(example_pages() if has_examples else {}), "References": ("references/index.md",)}
    if project.configuration.data.get("nav") is not None:
        extended = with_pages(text, entries)
        question = f"Add {_listed(entries)} to the navigation (nav) in {configuration.name}?"
        if extended is not None and wanted.asking.agrees(question, otherwise=False):
            text = extended
            said.append(f"{configuration.name}: {_listed(entries)} added to nav")
        else:
            lines = "".join(f"\n  {line}" for entry in entries.items() for line in _as_item(*entry))
            click.echo(f"{configuration.name}: nav is left as it is; you may add:{lines}", err=True)
    _write(root, texts, own, {configuration: text}, said)
    _end(own, took, wanted)


def _beginnings(project: Project, own: Sequence[OwnWorks], *, has_examples: bool) -> dict[str, str]:
    """What a site that is there begins with, by path: the examples, or an empty bibliography where it has none."""
    docs = disk.relative_name(project.docs, project.root)
    if has_examples:
        files = example(NewSite(project.root.name, works=[one.path for one in own]))
        return {
            f"{docs}/{path.removeprefix('docs/')}" if path.startswith("docs/") else path: text for path, text in files
        }
    has_works = own or disk.matching(project.root, project.settings.bibliography)[0]
    return {} if has_works else {WORKS: NO_WORKS}


def _works_in(texts: Mapping[str, str]) -> dict[str, str]:
    return {path: text for path, text in texts.items() if path.endswith(".bib")}


def _as_item(title: str, pages: Sequence[str]) -> Iterator[str]:
    for at, line in enumerate(navigation_lines(title, pages)):
        yield f"{'- ' if at == 0 else '  '}{line}"


def _listed(entries: Mapping[str, object]) -> str:
    return ", ".join(entries)


def _refuse_plugin(configuration: Path, read: Configuration) -> None:
    is_toml = configuration.suffix == ".toml"
    if read.is_plugin or (is_toml and read.is_extension):
        raise click.UsageError(f"the site in {configuration.parent} has the plugin; 'literature new' adds pages")
    if is_toml:
        raise click.UsageError(f"add '[project.markdown_extensions.{PLUGIN}]' to {configuration} yourself")


def _with_plugin(configuration: Path, options: Options) -> str:
    """The configuration with the plugin added. Ends the command where it cannot be added."""
    text, faults = disk.read_text(configuration, configuration.name)
    # A list here would take the place of one that is inherited.
    is_inherited = bool(names_of(Configuration.read(configuration).data.get("plugins"))) and not plugins_of(text)
    new = None if faults or is_inherited else with_plugin(text, options)
    if new is None:
        lines = "".join(f"\n  {'- ' if at == 0 else '  '}{line}" for at, line in enumerate(options_lines(options)))
        what = f":{lines}" if options else ""
        raise click.UsageError(f"add '{PLUGIN}' to the plugins in {configuration} yourself{what}")
    return new


def _end(own: Sequence[OwnWorks], took: TakenOver, wanted: _Wanted) -> None:
    """Say what was taken over, and what comes next."""
    tell_of(own, took)
    click.echo(f"\nNow: cd {wanted.folder}; literature serve", err=True)


def _write(
    root: Path,
    texts: Mapping[str, str],
    own: Sequence[OwnWorks],
    changed: Mapping[Path, str] | None = None,
    said: Sequence[str] = (),
) -> None:
    """Write all of it or nothing, but no file that is there; and say what was done."""
    new = dict(changed or {})
    written, kept = [*said], []
    for path, text in {**{one.path: one.text for one in own if not one.is_there}, **texts}.items():
        if disk.is_absent(root / path):
            new[root / path] = text
            written.append(f"{path} written")
        else:
            kept.append(path)
    write_files(new)
    for line in written:
        click.echo(line)
    for path in kept:
        click.echo(f"{path} was there, left as it is", err=True)
