"""What a command works on: a site, or bibliography files outside any site."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from literature.build.project_library import project_library
from literature.library import build
from literature.model import Allowance, Library, Problem, Steps, uncounted
from literature.rebuilding.build_cache import BuildCache
from literature.settings import Settings
from literature.sources import disk, folders
from literature.sources.allowances import allowances_in_bibliography
from literature.sources.bibtex import read_bibliography
from literature.sources.git import Change, GitError, change_since
from literature.sources.pages import PageFile, read_page
from literature.sources.project import NO_CONFIGURATION, Project, find_project
from literature.text.nearest import Nearest


@dataclass(frozen=True)
class Input:
    """A library and, when it came from a site, the site."""

    library: Library
    project: Project | None = None
    files: tuple[PageFile, ...] = ()
    others: tuple[Library, ...] = ()
    """What the site is in its other languages, where these were asked for. Names are those of the default one alone."""
    cache: BuildCache = field(default_factory=BuildCache, repr=False, compare=False)
    """What reading the site has made, for those who read it again with its addresses."""

    def nearest(self, key: str) -> tuple[str, ...]:
        """Known keys near to an unknown one."""
        return Nearest(self.library.keys).to(key)

    def name_of(self, page: Path) -> str:
        """A page as messages name it."""
        return disk.relative_name(page, self.project.root) if self.project else page.as_posix()

    def path_of(self, name: str) -> Path:
        """The file that messages name so."""
        return self.project.root / name if self.project else Path(name)

    def source_of(self, name: str) -> str:
        """Text of the file that messages name so; empty when it cannot be read."""
        return disk.read_text(self.path_of(name), name)[0]

    def file_of(self, page: Path) -> PageFile:
        """A page of the site. Raises a usage error for a file that is none."""
        name = self.name_of(page)
        found = next((file for file in self.files if file.path == name), None)
        if found is None:
            root = self.project.root if self.project else "."
            nearest = Nearest(file.path for file in self.files).to(name, 1)
            hint = f"; did you mean '{nearest[0]}'?" if nearest else ""
            raise click.UsageError(f"{page} is no page of the site in {root}{hint}")
        return found


def from_project(start: Path, *, steps: Steps = uncounted, page: Path | None = None, has_others: bool = False) -> Input:
    """The site whose configuration stands in `start` or above. Raises a usage error where there is none. One in several
    languages is read in that of `page`, else in the default one; with `has_others`, in the others besides."""
    project = find_project(disk.real_path(start))
    if project is None:
        context = click.get_current_context(silent=True)
        hint = "; name files with --bibliography" if context and "bibliography" in context.params else ""
        raise click.UsageError(NO_CONFIGURATION + hint)
    cache = BuildCache()
    language = ""
    if page is not None and disk.real_path(page).is_relative_to(project.docs):
        language = project.languages.language_of(disk.relative_name(page, project.docs))[0]
    library, files = project_library(project, steps=steps, language=language, cache=cache)
    others = []
    for code in project.languages.codes[1:] if has_others else ():
        other, _ = project_library(project, steps=steps, language=code, cache=cache)
        others.append(replace(other, permalinks=()))
    return Input(library, project, files, tuple(others), cache)


def change_of(found: Input, base: str) -> Change:
    """What changed in the site's folder since a commit. Raises a usage error where Git cannot say."""
    try:
        return change_since(found.project.root if found.project else Path.cwd(), base)
    except GitError as error:
        raise click.UsageError(str(error)) from error


@contextlib.contextmanager
def as_of(change: Change, found: Input, *, steps: Steps = uncounted, has_others: bool = False) -> Iterator[Input]:
    """The same site before a change; an empty one where it was not there yet."""
    with folders.unpacked(change.before) as folder:
        is_there = found.project is not None and disk.is_file(folder / found.project.name)
        yield from_project(folder, steps=steps, has_others=has_others) if is_there else Input(Library())


def from_files(
    bibliography: Iterable[Path],
    page: tuple[Path, str] | None = None,
    faults_of_page: Iterable[Problem] = (),
    *,
    steps: Steps = uncounted,
) -> Input:
    """Just these bibliography files, and the page that cites them with what was wrong in reading it."""
    texts: list[tuple[str, str]] = []
    problems: list[Problem] = list(faults_of_page)
    allowances: list[Allowance] = []
    for path in bibliography:
        text, faults = disk.read_text(path, path.as_posix())
        texts.append((path.as_posix(), text))
        allowances += allowances_in_bibliography(path.as_posix(), text)
        problems += faults
    read = read_bibliography(texts, steps=steps)
    pages = []
    if page is not None:
        name = page[0].as_posix()
        pages.append(read_page(PageFile(page[0].name, name, page[1]), Settings().kinds)[0])
    found = [*problems, *read.problems]
    policy = Settings().policy(datetime.date.today())
    return Input(build(read.references, pages, problems=found, allowances=allowances, policy=policy))


def built_site() -> Path:
    """The folder of the built site that the configuration here names; ends the command with a message where there is
    none."""
    project = find_project(Path.cwd())
    if project is None:
        raise click.UsageError(f"{NO_CONFIGURATION}; name the folder of a built site")
    folder = project.site_folder
    if not disk.is_folder(folder):
        raise click.UsageError(f"no folder is at '{folder}'; build the site first, or name its folder")
    return folder
