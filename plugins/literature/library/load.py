"""Reads all a site's files and joins them: the one way from a folder to a library, for hosts and the command."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from literature.library.build import build
from literature.model import Allowance, Library, Problem
from literature.settings import Settings
from literature.sources import disk
from literature.sources.allowances import allowances_in_bibliography, allowances_in_page
from literature.sources.bibtex import read_bibliography
from literature.sources.findings import read_findings
from literature.sources.notices import read_notices
from literature.sources.pages import PageFile, read_page
from literature.sources.permalinks import read_permalinks
from literature.sources.provenance import read_provenance
from literature.sources.readings import read_reading_list


def load_library(
    root: Path,
    settings: Settings,
    page_files: Iterable[PageFile],
    problems: Iterable[Problem] = (),
    *,
    today: datetime.date | None = None,
) -> Library:
    """The library of the site whose configuration stands in `root`.

    What cannot be read is a problem in it, after those that finding the site and its pages met (`problems`). `today`
    is the day against which dates of review are held; without it, the day on which this runs.
    """
    paths, faults = disk.matching(root, settings.bibliography)
    found = [*problems, *faults]
    texts = []
    allowances: list[Allowance] = []
    for path in paths:
        name = disk.relative_name(path, root)
        text, faults = disk.read_text(path, name)
        texts.append((name, text))
        allowances += allowances_in_bibliography(name, text)
        found += faults
    bibliography = read_bibliography(texts)
    found += bibliography.problems

    findings, faults = read_findings(*_optional(root, settings.findings, found))
    found += faults
    provenance, faults = read_provenance(*_optional(root, settings.provenance, found))
    found += faults

    notices, faults = read_notices(*_optional(root, settings.notices, found))
    found += faults
    permalinks, faults = read_permalinks(*_optional(root, settings.permalinks, found))
    found += faults

    pages = []
    reading_lists = []
    docs: Path | None = None
    for file in page_files:
        if file.path.endswith(f"/{file.uri}"):
            docs = root / file.path.removesuffix(file.uri)
        allowances += allowances_in_page(file.path, file.text)
        page, faults = read_page(file, settings.kinds)
        pages.append(page)
        found += faults
        reading_list, faults = read_reading_list(page)
        if reading_list is not None:
            reading_lists.append(reading_list)
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
        allowances=allowances,
        files=disk.other_files(docs) if docs else (),
        policy=settings.policy(today or datetime.date.today()),
    )


def page_files(root: Path, docs: Path, problems: list[Problem]) -> list[PageFile]:
    """Every Markdown file below the docs folder; what cannot be read is added to `problems`."""
    files = []
    for uri, path in disk.markdown_files(docs):
        name = disk.relative_name(path, root)
        text, faults = disk.read_text(path, name)
        problems += faults
        files.append(PageFile(uri, name, text))
    return files


def _optional(root: Path, name: str, problems: list[Problem]) -> tuple[str, str]:
    """Name and text of a file that need not be there."""
    path = root / name
    if not name or disk.is_absent(path):
        return name, ""
    text, faults = disk.read_text(path, name)
    problems += faults
    return name, text
