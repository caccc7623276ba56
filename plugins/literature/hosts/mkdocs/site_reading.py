"""Reads a site from the files that MkDocs or ProperDocs has found, and tells the host what is wrong with them."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from literature.build.phases import Phases
from literature.build.reading import Reading
from literature.build.site_build import SiteBuild
from literature.build.workers import WorkerError
from literature.checks import Diagnostic
from literature.checks.log_lines import log_lines
from literature.hosts.mkdocs import host_values
from literature.hosts.mkdocs.language_root import LanguageRoot
from literature.model import Problem, Severity
from literature.rebuilding.build_cache import BuildCache
from literature.settings import Settings
from literature.sources import disk
from literature.sources.own_templates import FOLDER
from literature.sources.project import read_project

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_LOG_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTE: logging.INFO}


def read_files(
    files: Files,
    config: MkDocsConfig,
    settings: Settings,
    language_root: LanguageRoot,
    *,
    cache: BuildCache | None = None,
    phases: Phases | None = None,
) -> Reading:
    """The reading of the host's files; `cache` and `phases` as `Reading.of` takes them."""
    root = Path(config.config_file_path).parent
    documents = [file for file in files.documentation_pages() if file.inclusion.is_included()]  # type: ignore[no-untyped-call]
    problems: list[Problem] = []
    page_files = [host_values.read_page(file, language_root.uri(file), root, problems) for file in documents]
    problems += disk.passed_over(Path(config.docs_dir), root)
    # The host keeps no places of options, and gives levels that no one set.
    project = read_project(Path(config.config_file_path))
    return Reading.of(
        root,
        settings,
        page_files,
        {language_root.uri(file): language_root.url(file.url) for file in documents},
        problems,
        uses_directories=config.use_directory_urls,
        links=project.links,
        identity=host_values.site_identity(settings, config, language_root.folder),
        custom_dir=config.theme.custom_dir or "",
        language=host_values.theme_language(config),
        place=project.place,
        cache=cache,
        phases=phases,
    )


def watched_folders(build: SiteBuild, config: MkDocsConfig) -> list[Path]:
    """Folders whose files a site is made from, besides its pages."""
    templates = Path(config.theme.custom_dir or "", FOLDER)
    own = [templates] if config.theme.custom_dir and disk.is_folder(templates) else []
    return build.watched_folders(Path(config.config_file_path).parent) + own


@contextmanager
def told_by_host() -> Iterator[None]:
    """The host says what went wrong in a worker, and nothing of where in the tool it was noticed."""
    try:
        yield
    except WorkerError as error:
        raise PluginError(str(error)) from None


def log_all(log: logging.LoggerAdapter[logging.Logger], diagnostics: Sequence[Diagnostic]) -> None:
    """Tell what is wrong, so that a strict build ends because of it."""
    for line in log_lines(diagnostics):
        log.log(_LOG_LEVELS[line.severity], "%s", line.text)
