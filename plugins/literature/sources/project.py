"""Finds a site's configuration and reads from it what the command needs, without the host.

Hosts read the same options through their own machinery and hand them to `Settings`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from literature.model import Location, Problem
from literature.settings import INVALID_OPTION, Settings
from literature.sources import disk
from literature.sources.disk import UNREADABLE_FILE

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


class _Loader(yaml.SafeLoader):
    """YAML as hosts write it: tags such as `!ENV` and `!!python/name:` are no concern of ours and read as nothing."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


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
    try:
        data = yaml.load(text, _Loader)
    # Values with a tag that does not fit them (`!!int x`) make PyYAML raise whatever its conversion meets.
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = Location(name, mark.line + 1, mark.column + 1) if mark else Location(name)
        reason = getattr(error, "problem", None) or "it is no YAML"
        problems.append(UNREADABLE_FILE.problem(f"{name} cannot be read: {reason}", place))
        data = None
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
