"""Templates: the tool's own, and those that a site has in their place."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import literature
from literature import load_site
from literature.rebuilding.build_cache import BuildCache
from literature.render.templates import fill
from literature.site.here import Here
from literature.site.site import Site
from literature.sources.own_templates import read_templates
from literature.sources.project import read_project


def with_templates(site: Site, **texts: str) -> Here:
    return Here(
        replace(site, templates={f"{name}.html": text for name, text in texts.items()}, cache=BuildCache()), "a/"
    )


def test_a_template_of_the_site_stands_in_place_of_ours(toy_site: Site) -> None:
    here = with_templates(toy_site, recent="<p>{{ here.address }}: {{ word }}</p>")
    assert fill(here, "recent.html", word="<b>") == "<p>a/: &lt;b&gt;</p>"


def test_it_may_include_ours_and_others(toy_site: Site) -> None:
    here = with_templates(toy_site, recent="{% include '_mine.html' %}", _mine="mine")
    assert fill(here, "recent.html") == "mine"


@pytest.mark.parametrize(
    "text", ["{{ nothing.here }}", "{{ 1 / 0 }}", "{% include 'none.html' %}", "{{ here.__class__.__mro__ }}"]
)
def test_one_that_fails_leaves_a_note(toy_site: Site, text: str) -> None:
    html = fill(with_templates(toy_site, recent=text), "recent.html")
    assert html.startswith('<p class="lit-missing">recent.html: ')


def test_templates_are_read_from_the_folder_of_the_theme(tmp_path: Path) -> None:
    folder = tmp_path / "overrides/literature"
    folder.mkdir(parents=True)
    (folder / "recent.html").write_text("<p>Mine</p>", encoding="utf-8")
    (folder / "map_page.html").write_text("<p>\n{% if %}", encoding="utf-8")
    (folder / "notes.txt").write_text("{% if %}", encoding="utf-8")
    texts, (problem,) = read_templates(tmp_path, "overrides")
    assert texts == {"recent.html": "<p>Mine</p>"}
    assert str(problem.location) == "overrides/literature/map_page.html:2:1"
    assert problem.message.startswith("overrides/literature/map_page.html cannot be read as a template: ")
    assert read_templates(tmp_path, "nowhere") == read_templates(tmp_path, "") == ({}, ())


def test_a_copy_of_each_of_ours_can_be_read(tmp_path: Path) -> None:
    ours = Path(literature.__file__).parent / "render/templates"
    shutil.copytree(ours, tmp_path / "own/literature")
    texts, problems = read_templates(tmp_path, "own")
    assert problems == ()
    assert sorted(texts) == sorted(path.name for path in ours.iterdir())


@pytest.mark.parametrize("include", ["{% include name %}", "{% include ['_a.html', '_mine.html'] %}"])
def test_a_file_that_may_be_included_is_used(tmp_path: Path, include: str) -> None:
    folder = tmp_path / "own/literature"
    folder.mkdir(parents=True)
    (folder / "recent.html").write_text(include, "utf-8")
    (folder / "_mine.html").write_text("mine", "utf-8")
    assert read_templates(tmp_path, "own")[1] == ()


def test_a_site_names_the_folder_in_its_configuration(toy_copy: Path) -> None:
    config = toy_copy / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("theme:\n", "theme:\n  custom_dir: overrides\n"), "utf-8")
    assert read_project(config).custom_dir == "overrides"
    folder = toy_copy / "overrides/literature"
    folder.mkdir(parents=True)
    (folder / "card_page.html").write_text("<p>{{ page.title }}, said differently</p>", encoding="utf-8")
    assert "<p>Toy Harbor, said differently</p>" in load_site(toy_copy).render("index.md")
