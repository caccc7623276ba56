"""A site on disk, read whole, with what a build would say of it: what the command and programs are given."""

from __future__ import annotations

from dataclasses import replace

from literature.library.load import load_project
from literature.model import Library, Steps, uncounted
from literature.rebuilding.build_cache import BuildCache
from literature.sources.pages import PageFile
from literature.sources.project import Project


def project_library(
    project: Project, *, steps: Steps = uncounted, language: str = "", cache: BuildCache | None = None
) -> tuple[Library, tuple[PageFile, ...]]:
    """The library of a site, and its pages' files; of one in several languages, that of `language` or the default one.
    A style that cannot be used is among the library's problems."""
    library, files = load_project(project, steps=steps, language=language, cache=cache)
    if project.settings.style == "apa":
        return library, files
    # Loading the other styles takes a tenth of a second, for which `check` of most sites would wait.
    from literature.styles.choose import style_problems

    refused = style_problems(library, project.root, project.settings, project.place("style"))
    return replace(library, problems=(*library.problems, *refused)), files
