"""`literature init`: makes a site in an empty folder, or adds the plugin and examples to a site that is there."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from literature.cli.moving import move
from literature.cli.output import FILES, write_files
from literature.sources import disk
from literature.sources.configuration import Configuration
from literature.sources.project import CONFIGURATIONS, read_project
from literature.starting.configuration import PLUGIN, names_of, plugins_of, with_plugin
from literature.starting.mkdocs_bibtex import BIBTEX
from literature.starting.new_site import new_site

_CONFIGURATION = "mkdocs.yml"


@click.command()
@click.option("--name", help="Name of the site; made of the folder's name when left out.")
@click.option("--yes", is_flag=True, help="Answer yes to every question.")
@click.argument("folder", type=FILES, default=Path())
def init(name: str | None, yes: bool, folder: Path) -> None:
    """Begin a site in FOLDER (here when left out): one example of each kind of page, and a small bibliography.

    Beside a site of MkDocs or ProperDocs that is there already, the plugin is added to its configuration and the
    examples to its docs folder. No file is ever overwritten. Beside mkdocs-bibtex, nothing but its configuration
    changes: you are told what becomes of each of its options, and it is switched off when you say so.
    """
    root = disk.real_path(folder)
    configuration = next((root / known for known in CONFIGURATIONS if disk.is_file(root / known)), None)
    docs = "docs"
    texts: dict[Path, str] = {}
    written, kept = [], []
    if configuration is not None:
        project = read_project(configuration)
        if project.problems:
            raise click.UsageError(project.problems[0].message)
        docs = disk.relative_name(project.docs, root)
        bibtex = project.configuration.plugin_options(BIBTEX)
        if bibtex is not None and not project.configuration.is_plugin:
            move(configuration, project, bibtex, yes=yes)
            return
        texts[configuration] = _with_plugin(configuration, project.configuration)
        written.append(f"{configuration.name}: plugin added")
    title = name or " ".join(root.name.replace("-", " ").replace("_", " ").split()).capitalize() or "Literature"
    for path, text in new_site(title, has_material=find_spec("material") is not None):
        if path == _CONFIGURATION and configuration is not None:
            continue
        place = f"{docs}/{path.removeprefix('docs/')}" if path.startswith("docs/") else path
        if disk.is_absent(root / place):
            texts[root / place] = text
            written.append(f"{place} written")
        else:
            kept.append(place)
    write_files(texts)
    for line in written:
        click.echo(line)
    for place in kept:
        click.echo(f"{place} was there, left as it is", err=True)
    click.echo(f"\nNow: cd {folder}; mkdocs serve", err=True)


def _with_plugin(configuration: Path, read: Configuration) -> str:
    """The configuration with the plugin added. Ends the command where it is there or cannot be added."""
    text, faults = disk.read_text(configuration, configuration.name)
    plugins = names_of(read.data.get("plugins")) or []
    if PLUGIN in plugins:
        raise click.UsageError(f"the site in {configuration.parent} has the plugin; 'literature new' adds pages")
    # A list here would take the place of one that is inherited.
    is_inherited = bool(plugins) and not plugins_of(text)
    new = None if faults or is_inherited else with_plugin(text)
    if new is None:
        raise click.UsageError(f"add '{PLUGIN}' to the plugins in {configuration} yourself, then run this again")
    return new
