"""What Zensical's configuration says, as a build wants it told. It is a dict in which every option has a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from literature.build.phases import Phases
from literature.build.reading import Reading
from literature.build.site_build import SiteBuild
from literature.library.load import page_files
from literature.model import Problem
from literature.rebuilding.build_cache import BuildCache
from literature.render.pieces.corrections import issue_form
from literature.settings import Settings
from literature.site.site import SiteIdentity
from literature.sources import disk
from literature.sources.pages import PageFile
from literature.sources.project import Project, project_in

HostConfig = Mapping[str, Any]
"""Zensical's configuration, by name of the option."""


def config_of(configuration: Path) -> dict[str, Any]:
    """What Zensical reads from a configuration file. Raises its own errors, which say what is wrong with the file."""
    from zensical.config import parse_config

    config: dict[str, Any] = parse_config(str(configuration))
    return config


def project_of(config: HostConfig) -> Project:
    """The site whose configuration Zensical has read. It does not say from which file: the one that the command would
    find is read for what the tool needs of it."""
    root = disk.real_path(Path(config["root_dir"]))
    found = project_in(root) or Project(root, root / config["docs_dir"], Settings(), ())
    language = str((config.get("theme") or {}).get("language") or found.language)
    uses_directories = bool(config["use_directory_urls"])
    return replace(found, docs=root / config["docs_dir"], uses_directories=uses_directories, language=language)


def identity_of(settings: Settings, config: HostConfig) -> SiteIdentity:
    """What the site calls itself, and where readers report what is wrong."""
    return SiteIdentity(
        config.get("site_name") or "",
        config.get("site_author") or "",
        with_slash(config.get("site_url") or ""),
        settings.issues or issue_form(config.get("repo_url") or ""),
    )


def with_slash(url: str) -> str:
    """The address of a site's root as MkDocs has it."""
    return f"{url.rstrip('/')}/" if url else ""


def read_site(
    project: Project, config: HostConfig, cache: BuildCache | None = None, phases: Phases | None = None
) -> tuple[SiteBuild, list[PageFile]]:
    """The build of the site and the files of its pages, as they stand. `cache` holds what earlier builds have made,
    `phases` is told how long each step takes."""
    problems: list[Problem] = [*project.problems, *project.missing_folders()]
    files = page_files(project.root, project.docs, problems)
    identity = identity_of(project.settings, config)
    reading = Reading.of_project(project, files, problems, identity=identity, cache=cache, phases=phases)
    return SiteBuild.of(reading, phases), files
