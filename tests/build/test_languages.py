"""The language of a site: that of its theme, or of the plugin's own option."""

from __future__ import annotations

from pathlib import Path

import pytest

from literature.build.reading import Reading
from literature.build.site_build import SiteBuild
from literature.library.load import page_files
from literature.model import Problem
from literature.sources.project import read_project


def built(folder: Path, configuration: str) -> SiteBuild:
    """The build of a site without pages under a configuration."""
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(f"site_name: Harbor\n{configuration}", encoding="utf-8")
    project = read_project(folder / "mkdocs.yml")
    assert not project.problems
    problems: list[Problem] = []
    return SiteBuild.of(Reading.of_project(project, page_files(project.root, project.docs, problems)))


@pytest.mark.parametrize(
    ("configuration", "language"),
    [
        ("plugins: [literature]", "en"),
        ("theme: readthedocs\nplugins: [literature]", "en"),
        ("theme: {name: material, language: de}\nplugins: [literature]", "de"),
        ("theme: {name: mkdocs, locale: fr}\nplugins: [literature]", "fr"),
        ("theme: {name: mkdocs, locale: es_MX}\nplugins: [literature]", "es-MX"),
        ("theme: {name: material, language: de}\nplugins: [{literature: {language: ar}}]", "ar"),
        ("theme: {name: material, language: de}\nplugins: [{literature: {language: en}}]", "en"),
        ("theme: {name: material, language: it}\nplugins: [literature]", "en"),
    ],
)
def test_the_language_of_a_site(tmp_path: Path, configuration: str, language: str) -> None:
    build = built(tmp_path, configuration)
    assert build.site.catalog.language == language
    assert bool(build.messages) == ("language: it" in configuration)
