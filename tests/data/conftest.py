"""The toy site with an address of its own, and this repository's own site, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.data.files import IDENTITY, files_of

from literature.build.reading import Reading
from literature.library.load import page_files
from literature.model import Library, Problem
from literature.site.site import Site, SiteIdentity
from literature.sources.project import find_project


@pytest.fixture(scope="session")
def published(toy_library: Library, site_of: Callable[..., Site]) -> Site:
    """The toy site, whose own address is known."""
    return replace(site_of(toy_library), identity=IDENTITY)


@pytest.fixture(scope="session")
def own(root: Path) -> Site:
    """This repository's own site."""
    project = find_project(root)
    assert project is not None
    problems: list[Problem] = []
    files = page_files(project.root, project.docs, problems)
    identity = SiteIdentity("Secure Base", "", "https://base.example/")
    return Reading.of_project(project, files, problems, identity=identity).site


@pytest.fixture(scope="session")
def toy_data(published: Site) -> dict[str, str]:
    return files_of(published)


@pytest.fixture(scope="session")
def own_data(own: Site) -> dict[str, str]:
    return files_of(own)
