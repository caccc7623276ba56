"""The folder that a site's text is written into as Markdown: whole or not at all, and never over what is not ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from literature.build.identity import identity_of
from literature.build.markdown_site import MarkdownSite
from literature.build.reading import Reading
from literature.build.site_build import SiteBuild
from literature.checks import Diagnostic
from literature.library.load import page_files
from literature.model import Problem, Steps, uncounted
from literature.sources import disk, folders
from literature.sources.project import Project

FOLDER = "rendered"
"""Beside the configuration."""
MARKER = ".literature-rendered"
"""Names, a line each, the files of a folder that was written here."""


@dataclass(frozen=True, slots=True)
class WrittenSite:
    """What was written."""

    folder: Path
    pages: int
    faults: tuple[str, ...]
    """What other packages failed in, a line each."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with the site."""


def write_markdown_site(project: Project, output: Path | None = None, *, steps: Steps = uncounted) -> WrittenSite:
    """Write a site's text into a folder, together with all other files of its docs folder.

    Raises ValueError for a folder that holds what was not written here, or that is the site's own, and OSError where a
    file cannot be written; then nothing is changed. `steps` counts along.
    """
    folder = disk.real_path(output or project.root / FOLDER)
    _refuse_foreign(project, folder)
    problems: list[Problem] = [*project.problems, *project.missing_folders()]
    files = page_files(project.root, project.docs, problems)
    build = SiteBuild.of(Reading.of_project(project, files, problems, identity=identity_of(project), steps=steps))
    others = tuple(disk.other_files(project.docs))
    site = MarkdownSite(build, files, others)
    texts = site.texts(steps)
    made = folders.temporary_folder()
    try:
        # The temporary folder itself is for no one else to read.
        whole = made / FOLDER
        for uri, text in texts.items():
            disk.write_text(whole / uri, text)
        for uri in others:
            folders.copy_changed(project.docs / uri, whole / uri)
        disk.write_text(whole / MARKER, "".join(f"{uri}\n" for uri in sorted({*texts, *others})))
        folders.move_folder(whole, folder)
    finally:
        folders.remove_folder(made)
    return WrittenSite(folder, len(texts), tuple(site.faults), build.diagnostics)


def _refuse_foreign(project: Project, folder: Path) -> None:
    docs = disk.real_path(project.docs)
    if folder.is_relative_to(docs) or docs.is_relative_to(folder):
        raise ValueError(f"{folder} holds the site's own files or is among them; name another folder with --output")
    if disk.is_file(folder):
        raise ValueError(f"{folder} is a file; name a folder with --output")
    if disk.is_absent(folder):
        return
    marker = disk.read_text_if_there(folder / MARKER)
    own = set((marker or "").splitlines()) | {MARKER}
    if foreign := next(_foreign(folder, own), None):
        what = (
            "was not written by this command"
            if marker is None
            else f"holds {foreign}, which this command did not write"
        )
        raise ValueError(f"{folder} {what}: empty it, or name another folder with --output")


def _foreign(folder: Path, own: set[str]) -> Iterator[str]:
    names = (PurePosixPath(path.relative_to(folder)).as_posix() for path in folders.all_files(folder))
    return (name for name in names if name not in own)
