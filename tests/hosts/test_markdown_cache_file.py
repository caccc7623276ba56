"""Rendered Markdown between runs: used when nothing has changed, never when it cannot be relied upon."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from literature.hosts.mkdocs.language_root import LanguageRoot
from literature.hosts.mkdocs.markdown_cache_file import FILE, depends_on_text_alone, fingerprint

pytestmark = pytest.mark.usefixtures("without_search")

Build = Callable[..., list[str]]


@pytest.fixture
def run(toy_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Builds the toy site in a run of its own and gives the uris of the pages that were rendered."""
    rendered: list[str] = []
    render = Page.render

    def counted(page: Page, *arguments: Any) -> None:
        rendered.append(page.file.src_uri)
        render(page, *arguments)

    monkeypatch.setattr(Page, "render", counted)
    config = toy_copy / "mkdocs.yml"
    plain = config.read_text(encoding="utf-8").replace("name: material", "name: mkdocs").replace("  - search\n", "")

    def run(**changes: str) -> list[str]:
        rendered.clear()
        text = plain
        for old, new in changes.values():
            assert old in text
            text = text.replace(old, new)
        config.write_text(text, encoding="utf-8")
        # A run of its own has no plugin from the run before.
        MkDocsConfig.plugins.plugin_cache = {}
        build(load_config(str(config), site_dir=str(tmp_path / "site")))
        return sorted(rendered)

    return run


def test_a_second_run_renders_what_has_changed(run: Build, toy_copy: Path, tmp_path: Path) -> None:
    everything = run()
    assert "concepts/bond.md" in everything
    before = {path: path.read_bytes() for path in (tmp_path / "site").rglob("*.html") if path.name != "404.html"}
    assert run() == []
    home = tmp_path / "site/index.html"
    # The home page of this theme tells the time of the build.
    assert [path for path, data in before.items() if path != home and path.read_bytes() != data] == []
    page = toy_copy / "docs/guide/citing.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMore of it.\n", encoding="utf-8")
    assert run() == ["guide/citing.md"]
    assert "More of it." in (tmp_path / "site/guide/citing/index.html").read_text(encoding="utf-8")


def test_a_page_whose_links_lead_elsewhere_is_rendered(run: Build, toy_copy: Path, tmp_path: Path) -> None:
    page = toy_copy / "docs/guide/citing.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nSee [the plan](plan.md#way).\n", encoding="utf-8")
    (toy_copy / "docs/guide/plan.md").write_text("# Plan\n\n## Way\n\nThere.\n", encoding="utf-8")
    run()
    (toy_copy / "docs/guide/plan.md").unlink()
    assert "guide/citing.md" in run(), "its link leads nowhere now, which the host says each time"
    assert run() == ["guide/citing.md"]


def test_a_damaged_file_is_not_used(run: Build, toy_copy: Path) -> None:
    everything = run()
    file = toy_copy / FILE
    for at in (0, -1):
        data = bytearray(file.read_bytes())
        data[at] ^= 1
        file.write_bytes(data)
        assert run() == everything, at
    assert run() == [], "a sound file has taken its place"
    file.write_bytes(b"")
    assert run() == everything


def test_another_configuration_renders_anew(run: Build) -> None:
    everything = run()
    assert run(option=("permalink: true", "permalink: false")) == everything
    assert run(cache=("  - literature\n", "  - literature:\n      cache: false\n")) == everything


def test_each_language_of_a_site_keeps_its_own(run: Build, toy_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """static-i18n builds a page that is not translated in each language, under one name and at an address of each."""
    languages = {"en": "", "de": "de/"}

    def of(language: str) -> list[str]:
        monkeypatch.setattr(LanguageRoot, "of", lambda config: LanguageRoot(language=language))
        url = property(lambda file: f"{languages[language]}{file._get_url(True)}".replace("/./", "/"))
        monkeypatch.setattr(File, "url", url, raising=False)
        return run()

    everything = of("en")
    assert of("de") == everything
    assert [of("en"), of("de")] == [[], []]


def test_off_by_an_option(run: Build, toy_copy: Path) -> None:
    off = ("  - literature\n", "  - literature:\n      cache: false\n")
    assert run(cache=off) == run(cache=off) != []
    assert not (toy_copy / ".cache").exists()


@pytest.mark.parametrize(
    ("extension", "is_known"),
    [("tables", True), ("pymdownx.superfences", True), ("pymdownx.snippets", False), ("my_own.extension", False)],
)
def test_extensions_that_may_read_files(toy_copy: Path, extension: str, is_known: bool) -> None:
    config = load_config(str(toy_copy / "mkdocs.yml"))
    config.markdown_extensions = [*config.markdown_extensions, extension]
    assert depends_on_text_alone(config) is is_known


def test_what_has_no_name_has_no_fingerprint(toy_copy: Path) -> None:
    config = load_config(str(toy_copy / "mkdocs.yml"))
    word = fingerprint(config)
    assert word
    assert word == fingerprint(load_config(str(toy_copy / "mkdocs.yml")))
    config.mdx_configs["toc"]["slugify"] = str.lower
    assert fingerprint(config) not in (None, word)
    config.mdx_configs["toc"]["slugify"] = lambda text, separator: text
    assert fingerprint(config) is None
