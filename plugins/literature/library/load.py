"""Reads all a site's files and joins them: the one way from a folder to a library, for hosts and the command."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from literature.library.build import build
from literature.model import (
    Allowance,
    Edition,
    Level,
    Library,
    LinkFault,
    Page,
    Problem,
    ReadingList,
    Steps,
    uncounted,
)
from literature.rebuilding.build_cache import BuildCache
from literature.settings import Settings
from literature.sources import disk
from literature.sources.allowances import allowances_in_bibliography, allowances_in_page
from literature.sources.bibtex import read_bibliography
from literature.sources.edition_folders import folder_of, with_files
from literature.sources.editions import read_editions
from literature.sources.findings import read_findings
from literature.sources.notices import read_notices
from literature.sources.own_templates import read_templates
from literature.sources.pages import PageFile, read_page
from literature.sources.permalinks import read_permalinks
from literature.sources.project import Project
from literature.sources.provenance import read_provenance
from literature.sources.readings import read_reading_list

T = TypeVar("T")


def load_library(
    root: Path,
    settings: Settings,
    page_files: Iterable[PageFile],
    problems: Iterable[Problem] = (),
    *,
    today: datetime.date | None = None,
    uses_directories: bool = True,
    links: Mapping[LinkFault, Level] | None = None,
    cache: BuildCache | None = None,
    steps: Steps = uncounted,
    docs: Path | None = None,
) -> Library:
    """The library of the site whose configuration stands in `root`.

    What cannot be read is a problem in it, after those that finding the site and its pages met (`problems`). `today`
    is the day against which dates of review are held; without it, the day on which this runs. `uses_directories` says
    how the host makes addresses of pages, `links` what the site makes of faults of links. Files whose text is that
    of an earlier load with the same `cache` are not parsed again. `docs` is the docs folder, where
    that of a language is another one.
    """
    cache = cache or BuildCache()
    paths, faults = disk.matching(root, settings.bibliography_files)
    found = [*problems, *_missing(faults, settings)]
    texts = []
    prints = []
    allowances: list[Allowance] = []
    for path in paths:
        name = disk.relative_name(path, root)
        text, faults = disk.read_text(path, name)
        texts.append((name, text))
        prints.append((name, _print_of(text)))
        allowances += cache.of(("allowances", name), prints[-1], partial(allowances_in_bibliography, name, text))
        found += faults
    bibliography = cache.of("bibliography", prints, lambda: read_bibliography(texts, steps=steps))
    found += bibliography.problems

    def table(name: str, read: Callable[[str, str], tuple[T, Iterable[Problem]]]) -> T:
        path, text = _optional(root, name, found)
        rows, faults = cache.of(("table", read.__name__), (path, _print_of(text)), lambda: read(path, text))
        found.extend(faults)
        return rows

    findings = table(settings.findings, read_findings)
    provenance = table(settings.provenance, read_provenance)
    notices = table(settings.notices, read_notices)
    permalinks = table(settings.permalinks, read_permalinks)
    editions = table(settings.editions, read_editions)
    frozen = [_frozen(root, settings.editions, edition, edition is editions[-1], cache) for edition in editions]
    found += [fault for _, faults in frozen for fault in faults]

    pages = []
    reading_lists = []
    folders = {docs} if docs else set()
    read = tuple(page_files)
    for file in steps("Reading pages", read, len(read)):
        if file.path.endswith(f"/{file.uri}"):
            folders.add(root / file.path.removesuffix(file.uri))
        page, reading_list, allowed, faults = cache.of(("page", file.uri), file, partial(_read, file, settings))
        pages.append(page)
        if reading_list is not None:
            reading_lists.append(reading_list)
        allowances += allowed
        found += faults
    return build(
        bibliography.references,
        pages,
        findings,
        provenance,
        found,
        notices=notices,
        reading_lists=reading_lists,
        permalinks=permalinks,
        editions=[edition for edition, _ in frozen],
        allowances=allowances,
        files=sorted({uri for folder in folders for uri in disk.other_files(folder)}),
        policy=replace(
            settings.policy(today or datetime.date.today()), uses_directories=uses_directories, links=links or {}
        ),
        cache=cache,
    )


def _frozen(
    root: Path, table: str, edition: Edition, is_last: bool, cache: BuildCache
) -> tuple[Edition, tuple[Problem, ...]]:
    """An edition with what stands in its folder, read again only where a file there has changed."""
    inputs = (edition, is_last, disk.stamps(folder_of(root, table, edition.name)))
    return cache.of(("edition", edition.name), inputs, lambda: with_files(root, table, edition, is_last=is_last))


def load_project(
    project: Project,
    *,
    today: datetime.date | None = None,
    steps: Steps = uncounted,
    language: str = "",
    cache: BuildCache | None = None,
) -> tuple[Library, tuple[PageFile, ...]]:
    """The library of a site that was found on disk, and its pages' files; of a site in several languages, that of
    `language` or the default one. See `load_library`."""
    problems = [*project.problems, *project.missing_folders(), *read_templates(project.root, project.custom_dir)[1]]
    files = tuple(page_files(project.root, project.docs, problems))
    if codes := project.languages.codes:
        files = project.languages.pages(files, language or codes[0])
    library = load_library(
        project.root,
        project.settings,
        files,
        problems,
        today=today,
        uses_directories=project.uses_directories,
        links=project.links,
        cache=cache,
        steps=steps,
        docs=project.docs if project.languages.is_by_folder else None,
    )
    cites = [page for page in library.pages.values() if library.works_cited.get(page.uri)]
    inactive = tuple(project.not_active(cites))
    return replace(library, problems=(*library.problems, *inactive)) if inactive else library, files


def page_files(root: Path, docs: Path, problems: list[Problem]) -> list[PageFile]:
    """Every Markdown file below the docs folder; what cannot be read is added to `problems`."""
    files = []
    for uri, path in disk.markdown_files(docs):
        name = disk.relative_name(path, root)
        text, faults = disk.read_text(path, name)
        problems += faults
        files.append(PageFile(uri, name, text))
    problems += disk.passed_over(docs, root)
    return files


def _missing(faults: Iterable[Problem], settings: Settings) -> Iterator[Problem]:
    """Which bibliography files are missing, with what brings them. Where some are pulled, the usual folder need not
    hold others."""
    usual = Settings().bibliography if settings.pull else ()
    for fault in faults:
        name = fault.location.path
        if name in settings.pull:
            yield replace(fault, message=f"{name} is not there yet; 'literature pull' fetches it")
        elif name.startswith(("http://", "https://")):
            message = f"'{name}' is an address; name it under the option 'pull', with the file that it is to be kept in"
            yield replace(fault, message=message)
        elif name not in usual:
            yield fault


def _read(
    file: PageFile, settings: Settings
) -> tuple[Page, ReadingList | None, tuple[Allowance, ...], tuple[Problem, ...]]:
    """All that stands in one page's file."""
    page, faults = read_page(file, settings.kinds)
    reading_list, more_faults = read_reading_list(page)
    return page, reading_list, allowances_in_page(file.path, file.text), (*faults, *more_faults)


def _print_of(text: str) -> bytes:
    """What a text is told from others by: to keep the texts would double the memory of a library."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _optional(root: Path, name: str, problems: list[Problem]) -> tuple[str, str]:
    """Name and text of a file that need not be there."""
    path = root / name
    if not name or disk.is_absent(path):
        return name, ""
    text, faults = disk.read_text(path, name)
    problems += faults
    return name, text
