"""Finds a site's configuration and reads from it what the command needs, without the host.

Hosts read the same options through their own machinery and hand them to `Settings`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from literature.model import Location, Problem
from literature.settings import INVALID_OPTION, Settings
from literature.sources import disk
from literature.sources.disk import UNREADABLE_FILE
from literature.sources.yaml_values import load_document

CONFIGURATIONS = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")


@dataclass(frozen=True, slots=True)
class Project:
    """A site on disk."""

    root: Path
    """Folder of the configuration file."""
    docs: Path
    settings: Settings
    problems: tuple[Problem, ...]
    name: str = CONFIGURATIONS[0]
    """Name of the configuration file."""
    uses_directories: bool = True
    """Addresses of pages end in `/` and not in `.html`."""
    custom_dir: str = ""
    """The theme's folder of the site's own files; empty where it has none."""


def find_project(start: Path) -> Project | None:
    """The site whose configuration stands in `start` or the nearest folder above it; None where there is none."""
    for folder in (start, *start.parents):
        for name in CONFIGURATIONS:
            if disk.is_file(folder / name):
                return read_project(folder / name)
    return None


def read_project(configuration: Path) -> Project:
    """The site that a configuration file describes; a file that cannot be read gives the defaults and a problem."""
    root, name = configuration.parent, configuration.name
    text, faults = disk.read_text(configuration, name)
    problems = list(faults)
    document = load_document(text)
    if document.fault:
        place = Location(name, document.place[0] + 1, document.place[1] + 1) if document.place else Location(name)
        problems.append(UNREADABLE_FILE.problem(f"{name} cannot be read: {document.fault}", place))
    data = document.data
    config = data if isinstance(data, dict) else {}
    settings, messages = Settings.from_mapping(_plugin_options(config.get("plugins")))
    problems += [INVALID_OPTION.problem(message, Location(name)) for message in messages]
    docs = config.get("docs_dir") or "docs"
    uses_directories = config.get("use_directory_urls") is not False
    theme = config.get("theme")
    own = theme.get("custom_dir") if isinstance(theme, dict) else None
    custom_dir = own if isinstance(own, str) else ""
    return Project(root, root / str(docs), settings, tuple(problems), name, uses_directories, custom_dir)


def _plugin_options(plugins: object) -> Mapping[str, Any]:
    """Options of the plugin `literature`, which a host lists by name or in a mapping."""
    entries = plugins if isinstance(plugins, list) else [plugins]
    for entry in entries:
        if isinstance(entry, dict) and isinstance(entry.get("literature"), dict):
            options: dict[str, Any] = entry["literature"]
            return options
    return {}
