"""A configuration in TOML is read as one in YAML is, with the place of every option."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literature.sources.project import find_project, read_project
from literature.sources.toml_document import load_toml

TEXT = '''# The site
[project]
site_name = "Harbor"  # [not] a = table
site_description = """
[project.plugins.literature]
style = "no option: it stands in a text"
"""
use_directory_urls = false
theme.custom_dir = "overrides"

[project.markdown_extensions.admonition]
[project.markdown_extensions.literature]
bibliography = ["works/*.bib"]
"style" = "apa2"
'''


def test_places_of_tables_and_keys() -> None:
    places = load_toml(TEXT).places
    assert places["project", "site_name"] == (2, 0)
    assert places["project", "theme", "custom_dir"] == (8, 0)
    assert places["project", "markdown_extensions", "literature"] == (11, 1)
    assert places["project", "markdown_extensions", "literature", "style"] == (13, 0)
    assert ("project", "plugins") not in places


def test_a_site_of_zensical(tmp_path: Path) -> None:
    (tmp_path / "zensical.toml").write_text(TEXT, encoding="utf-8")
    project = find_project(tmp_path)
    assert project is not None
    assert (project.name, project.custom_dir, project.uses_directories) == ("zensical.toml", "overrides", False)
    assert project.settings.bibliography == ("works/*.bib",)
    assert [str(problem.location) for problem in project.problems] == ["zensical.toml:14:1"]
    assert "style" in project.problems[0].message
    assert str(project.place("bibliography")) == "zensical.toml:13:1"


def test_a_number_that_python_does_not_read() -> None:
    assert load_toml(f"a = {'9' * 5_000}\n").fault


def test_a_number_that_python_reads_and_does_not_write(tmp_path: Path) -> None:
    path = tmp_path / "zensical.toml"
    path.write_text(
        f"[project]\ndocs_dir = 0x{'f' * 5_000}\n[project.markdown_extensions.literature]\nstyle = 0x{'f' * 5_000}\n"
    )
    said = [problem.message for problem in read_project(path).problems]
    assert [text.partition(";")[0] for text in said] == [
        "option 'style' is a number of many digits",
        "option 'docs_dir' is a number of many digits",
    ]


def test_without_the_table_of_the_project(tmp_path: Path) -> None:
    path = tmp_path / "zensical.toml"
    path.write_text('site_name = "Harbor"\n[plugins.literature]\ncache = false\n', encoding="utf-8")
    project = read_project(path)
    assert not project.settings.cache
    assert project.configuration.is_plugin
    assert not project.configuration.is_extension
    assert str(project.place("cache")) == "zensical.toml:3:1"


@pytest.mark.parametrize(
    ("text", "location", "words"),
    [
        ("[project]\nsite_name = Harbor\n", "zensical.toml:2:13", "zensical.toml cannot be read: Invalid value"),
        ("[project\n", "zensical.toml:1:9", "zensical.toml cannot be read: Expected ']'"),
        ('[project]\nsite_name = """\n', "zensical.toml:1:1", "zensical.toml cannot be read: "),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, text: str, location: str, words: str) -> None:
    path = tmp_path / "zensical.toml"
    path.write_text(text, encoding="utf-8")
    (problem,) = read_project(path).problems
    assert str(problem.location) == location
    assert problem.message.startswith(words)


@given(st.text(alphabet="[]{}=.\"'#\\\n ab1,", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    document = load_toml(text)
    lines = text.split("\n")
    assert all(0 <= line < len(lines) and 0 <= column <= len(lines[line]) for line, column in document.places.values())
    assert not (document.fault and document.data)


def test_the_options_of_the_plugin_count_before_those_of_the_extension(tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(
        "plugins:\n  - literature:\n      cache: false\nmarkdown_extensions:\n  - literature:\n      cache: true\n",
        encoding="utf-8",
    )
    project = read_project(path)
    assert not project.settings.cache
    assert str(project.place("cache")) == "mkdocs.yml:3:7"
    path.write_text("plugins: [literature]\nmarkdown_extensions:\n  literature:\n    cache: false\n", encoding="utf-8")
    project = read_project(path)
    assert not project.settings.cache
    assert str(project.place("cache")) == "mkdocs.yml:4:5"
