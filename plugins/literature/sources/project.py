"""Finds a site's configuration and reads from it what the command needs, without the host.

Hosts read the same options through their own machinery and hand them to `Settings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from literature.model import Level, LinkFault, Location, Page, Problem, Rule, Severity
from literature.settings import Settings
from literature.sources import disk
from literature.sources.configuration import Configuration
from literature.sources.site_languages import SiteLanguages
from literature.sources.validation import levels_of_links
from literature.text.nearest import Nearest

CONFIGURATIONS = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml", "zensical.toml")
NO_CONFIGURATION = f"no {CONFIGURATIONS[0]} or {CONFIGURATIONS[-1]} here or above"

NOT_ACTIVE = Rule("SRC015", "not-active", Severity.WARNING, "Pages cite, and nothing resolves what they cite.")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Project:
    """A site on disk."""

    root: Path
    """Folder of the configuration file."""
    docs: Path
    settings: Settings
    problems: tuple[Problem, ...]
    configuration: Configuration = field(default_factory=lambda: Configuration(CONFIGURATIONS[0]))
    uses_directories: bool = True
    """Addresses of pages end in `/` and not in `.html`."""
    custom_dir: str = ""
    """The theme's folder of the site's own files; empty where it has none."""
    language: str = ""
    """Code of the theme's language; empty where the configuration does not say."""

    @property
    def name(self) -> str:
        """Of the configuration file."""
        return self.configuration.name

    @property
    def languages(self) -> SiteLanguages:
        """The languages in which the site is built, where static-i18n builds it."""
        return SiteLanguages.of(self.configuration)

    @property
    def links(self) -> Mapping[LinkFault, Level]:
        """What the site makes of faults of links."""
        return levels_of_links(self.configuration.data.get("validation"))

    def place(self, option: str) -> Location:
        """Where an option of the plugin is set."""
        return self.configuration.place(*self.configuration.options_path, option)

    @property
    def is_active(self) -> bool:
        """Whether the host that reads the configuration asks the tool about pages. Zensical knows no plugins of others,
        and MkDocs with none of ours may stand for Zensical, which reads its configuration too."""
        is_zensical = self.name.endswith(".toml")
        return self.configuration.is_extension or (self.configuration.is_plugin and not is_zensical)

    def not_active(self, pages: Iterable[Page]) -> Iterator[Problem]:
        """That these pages cite, and what they cite is published as it was typed."""
        cites = () if self.is_active else [page for page in pages if page.citations]
        if cites:
            first = cites[0].locate(cites[0].citations[0].start)
            where = "markdown_extensions" if self.name.endswith(".toml") else "plugins"
            message = (
                f"'literature' is not among the {where} of {self.name}, so that citations are published as they are "
                f"typed, the first at {first}"
            )
            yield NOT_ACTIVE.problem(message, self.configuration.place(where))

    @property
    def site_folder(self) -> Path:
        """The folder that a host builds into, where its configuration names none that only the host can read."""
        name = self.configuration.data.get("site_dir")
        return self.root / (name if isinstance(name, str) else "site")

    def own_bibliography(self) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
        """The bibliography files that people write: those that `literature pull` replaces are left out. What is written
        into these would be lost."""
        paths, problems = disk.matching(self.root, self.settings.bibliography)
        return tuple(path for path in paths if not self.is_pulled(path)), problems

    def is_pulled(self, path: Path) -> bool:
        """Whether a file is one that `literature pull` replaces."""
        return disk.real_path(path) in {disk.real_path(self.root / name) for name in self.settings.pull}

    def missing_folders(self) -> Iterator[Problem]:
        """Folders that the configuration names, and that hosts do not do without."""
        docs = self.configuration.data.get("docs_dir", self.docs.name)
        # The folder's name may be one that only the host can read (`!ENV`).
        for folder, path in ((docs, ("docs_dir",)), (self.custom_dir, ("theme", "custom_dir"))):
            if isinstance(folder, str) and folder and not disk.is_folder(self.root / folder):
                near = Nearest(disk.folders(self.root)).to(folder, most=1)
                hint = f"; did you mean '{near[0]}'?" if near else ""
                yield self.configuration.problem(f"option '{'.'.join(path)}': no folder is at '{folder}'{hint}", *path)


def find_project(start: Path) -> Project | None:
    """The site whose configuration stands in `start` or the nearest folder above it; None where there is none."""
    return next(filter(None, map(project_in, (start, *start.parents))), None)


def project_in(folder: Path) -> Project | None:
    """The site whose configuration stands in a folder; None where there is none."""
    names = (name for name in CONFIGURATIONS if disk.is_file(folder / name))
    return next((read_project(folder / name) for name in names), None)


def read_project(configuration: Path) -> Project:
    """The site that a configuration file describes; what cannot be used gives the default and a problem."""
    root = configuration.parent
    config = Configuration.read(configuration)
    problems = [*config.faults]

    def valued(kind: type[T], expected: str, default: T, *path: str) -> T:
        """A value of the host's; the default for none, and for one that only the host can read (`!ENV`)."""
        data: Any = config.data
        for part in path:
            data = data.get(part) if isinstance(data, dict) else None
        if data is not None and not isinstance(data, kind):
            problems.append(config.refused(data, expected, *path))
        return data if isinstance(data, kind) else default

    options = config.tool_options()
    if not isinstance(options, dict | None):
        problems.append(config.refused(options, "options with their values", *config.options_path))
    given = options if isinstance(options, dict) else {}
    readable = {name: value for name, value in given.items() if not config.is_for_host(*config.options_path, str(name))}
    settings, refused = Settings.from_mapping(readable)
    problems += [config.problem(fault.message, *config.options_path, fault.option) for fault in refused]
    docs = valued(str, "a path such as 'docs'", "docs", "docs_dir")
    custom_dir = valued(str, "a path such as 'overrides'", "", "theme", "custom_dir")
    language = valued(str, "the code of a language such as 'de'", "", "theme", "language")
    language = language or valued(str, "the code of a language such as 'de'", "", "theme", "locale")
    uses_directories = valued(bool, "true or false", True, "use_directory_urls")
    return Project(root, root / docs, settings, tuple(problems), config, uses_directories, custom_dir, language)
