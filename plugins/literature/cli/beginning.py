"""Begins a page in its place: for `new` and `from-form`. What it begins with stands in `starting/`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

import click

from literature.cli.inputs import Input
from literature.cli.output import write_files
from literature.cli.styling import style_for
from literature.model import Basis, Verdict
from literature.sources import disk
from literature.sources.project import Project
from literature.starting.pages import page_id
from literature.starting.starters import FOLDER, Values, fill, starter_of
from literature.starting.summary import SummaryDraft, likely_design, summary_values
from literature.text.folding import fold_name
from literature.vocabulary.page_kinds import PLAIN, PageKind, page_kind

BASES = tuple(basis for basis in get_args(Basis) if basis)
VERDICTS = tuple(verdict for verdict in get_args(Verdict) if verdict)
_SAFE_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new page is to be."""

    kind: str
    name: str
    """Of its file, without `.md`."""
    values: Values
    """What takes the place of the starter's placeholders."""
    title: str = ""
    """By which another page may be the same; empty where the name says it all."""
    design: str = ""
    """Of the work that a summary is about: it chooses the sections."""


def summary_of(found: Input, key: str, basis: Basis, design: str | None = None) -> Beginning:
    """A summary of a work by its key or an alias. Raises a usage error for an unknown work and for one that has one."""
    library = found.library
    key = known_key(found, key)
    if key in library.summaries:
        raise click.UsageError(f"'{key}' is summarized in {library.summaries[key].path} already")
    design = design or likely_design(library, key)
    values = summary_values(library, style_for(found), key, SummaryDraft(design, basis))
    return Beginning("summary", key if _SAFE_KEY.fullmatch(key) else page_id(key), values, design=design)


def beginning_of(kind: PageKind, title: str) -> Beginning:
    """A page of a kind that is asked for nothing but its title."""
    return Beginning(kind.name, page_id(title), {"title": title[:1].upper() + title[1:]}, title)


def known_key(found: Input, key: str) -> str:
    """The key that a key or alias stands for."""
    key = key.removeprefix("@")
    known = found.library.resolve(key)
    if not known:
        nearest = " or ".join(f"'{near}'" for near in found.nearest(key))
        hint = f"; did you mean {nearest}?" if nearest else "; 'literature import' adds a work"
        raise click.UsageError(f"no reference has the key '{key}'{hint}")
    return known


def begin(found: Input, beginning: Beginning, reviewed: datetime.datetime, written: Callable[[str], str] = str) -> None:
    """Write a page that is not there yet and say where it is; `written` makes of what the starter gives what is
    written."""
    project = found.project
    assert project is not None
    kind, name, title = beginning.kind, beginning.name, beginning.title
    if not name:
        raise click.UsageError("the name has no letter or digit that an address could hold")
    folder = project.settings.folder_of(kind)
    if not folder:
        raise click.UsageError(f"the option 'kinds' names no folder for pages of the kind '{kind}'")
    taken = found.library.names.get(fold_name(title)) or found.library.names.get(fold_name(name))
    if taken and found.library.pages[taken].kind != PLAIN:
        raise click.UsageError(f"there is a page of this name already: {found.library.pages[taken].path}")
    path = project.docs / folder / f"{name}.md"
    if not disk.is_absent(path):
        raise click.UsageError(f"{disk.relative_name(path, project.root)} is there already")
    text, faults = _filled(
        project, kind, {**beginning.values, "reviewed": reviewed.date().isoformat()}, beginning.design
    )
    if faults:
        raise click.UsageError("\n".join(("the starter cannot be used", *faults)))
    write_files({path: written(text)})
    click.echo(disk.relative_name(path, project.root))


def _filled(project: Project, kind: str, values: Values, design: str) -> tuple[str, tuple[str, ...]]:
    """The page that the site's starter gives, or the package's where it has none, and what is wrong with it."""
    path = project.root / FOLDER / f"{kind}.md"
    name = disk.relative_name(path, project.root)
    starter, place = starter_of(page_kind(kind)), f"the starter of '{kind}'"
    if not disk.is_absent(path):
        starter, problems = disk.read_text(path, name)
        if problems:
            return "", tuple(f"{problem.location}: {problem.message}" for problem in problems)
        place = name
    return fill(starter, place, values, design)
