"""The site that a command works on with the addresses that it is published under, in the language of a page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from literature.build.identity import identity_of
from literature.build.reading import Reading
from literature.cli.inputs import Input
from literature.sources import disk


def reading_of(found: Input, page: Path | None = None) -> Reading:
    """The site in the language of a page, or in the default one. `found` has been read in that language."""
    project = found.project
    assert project is not None
    codes = project.languages.codes
    code = project.languages.language_of(disk.relative_name(page, project.docs))[0] if page and codes else ""
    folder = f"{code}/" if code and code != codes[0] else ""
    wanted = replace(project, language=code) if folder else project
    return Reading.of_project(wanted, found.files, identity=identity_of(project, folder), cache=found.cache)
