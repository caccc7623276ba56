"""What the plugin does for a host in passing: without it nothing breaks, so that only these tests would miss it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from literature.checks.log_lines import MOST_OF_A_RULE
from literature.hosts.mkdocs.plugin import LiteraturePlugin
from literature.render.frame.frame import Frame
from literature.search.records import Anchors
from literature.site.site import Site
from literature.sources.pages import PageFile, read_page

pytestmark = pytest.mark.usefixtures("without_search")

Build = Callable[..., tuple[Path, LiteraturePlugin]]


@pytest.fixture
def build(toy_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Build]:
    """Builds the toy site in this process, with a plain theme and with changes to its configuration."""
    config = toy_copy / "mkdocs.yml"
    plain = config.read_text("utf-8").replace("name: material", "name: mkdocs").replace("  - search\n", "")
    plain = plain.replace("  language: en\n", "").replace("  font: false\n", "")
    plugins: dict[str, Any] = {}

    def build(command: str = "build", **changes: tuple[str, str]) -> tuple[Path, LiteraturePlugin]:
        text = plain
        for old, new in changes.values():
            assert old in text
            text = text.replace(old, new)
        config.write_text(text, "utf-8")
        is_first = not plugins
        monkeypatch.setattr(MkDocsConfig.plugins, "plugin_cache", plugins)
        loaded = load_config(str(config), site_dir=str(tmp_path / "site"))
        if is_first:
            loaded.plugins.on_startup(command=command, dirty=False)
        loaded.site_url = "https://toy.example/repo/"
        build_site(loaded, serve_url=loaded.site_url if command == "serve" else None)
        plugin = loaded.plugins["literature"]
        assert isinstance(plugin, LiteraturePlugin)
        return tmp_path / "site", plugin

    yield build
    monkeypatch.setattr(MkDocsConfig.plugins, "plugin_cache", {})


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """What the plugin has written to the log."""
    caplog.set_level(logging.INFO, logger="mkdocs")
    return lambda: [record.getMessage() for record in caplog.records if "literature" in record.name]


def test_the_log_counts_what_would_fill_it(build: Build, log: Callable[[], list[str]], toy_copy: Path) -> None:
    number = MOST_OF_A_RULE + 3
    entries = "".join(f"@misc{{z{n}, author={{Ash, B}}, title={{Tide {n}}}, date={{soon}}}}\n" for n in range(number))
    (toy_copy / "bibliography/more.bib").write_text(entries, "utf-8")
    build()
    told = [line for line in log() if "BIB012" in line]
    assert len(told) == MOST_OF_A_RULE + 1
    assert "BIB012 malformed-date: 3 more of these; `literature check --select BIB012` lists all" in told[-1]


def test_the_log_tells_what_a_style_was_not_followed_in(
    build: Build, log: Callable[[], list[str]], toy_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pypandoc", reason="pandoc is an extra")
    monkeypatch.setattr("literature.styles.csl_style.MOST_FOR_GIVEN_NAMES", 1)
    style = (Path(__file__).parents[1] / "styles/author-date.csl").read_text("utf-8")
    (toy_copy / "bibliography/author-date.csl").write_text(style, "utf-8")
    build(style=("  - literature\n", "  - literature:\n      style: csl:author-date\n"))
    assert [line for line in log() if "the CSL style adds given names" in line]


@pytest.mark.parametrize(("command", "times"), [("build", 1), ("serve", 0)])
def test_the_log_tells_of_a_heavy_frame(
    build: Build, log: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch, command: str, times: int
) -> None:
    monkeypatch.setattr(Frame, "advice", lambda frame, pages: "the frame is heavy")
    build(command)
    assert [line for line in log() if "the frame is heavy" in line] == ["literature: the frame is heavy"] * times


def test_a_page_that_is_hidden_from_searches_has_no_headings_in_ours(
    build: Build, toy_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Anchors] = []

    def noted(site: Site, anchors: Anchors, assets: Path, packs: object) -> None:
        seen.append(anchors)

    monkeypatch.setattr("literature.build.generated_files.write_search", noted)
    page = toy_copy / "docs/guide/citing.md"
    page.write_text(f"---\nsearch:\n  exclude: true\n---\n\n{page.read_text('utf-8')}", "utf-8")
    build()
    (anchors,) = seen
    assert "concepts/bond.md" in anchors
    assert "guide/citing.md" not in anchors


def test_the_page_for_missing_addresses_is_finished_too(build: Build) -> None:
    folder, _ = build()
    assert '<link rel="alternate" type="application/atom+xml"' in (folder / "404.html").read_text("utf-8")


def test_templates_stand_in_the_folder_of_the_theme(build: Build, toy_copy: Path) -> None:
    own = toy_copy / "own/literature"
    own.mkdir(parents=True)
    (own / "kind_index.html").write_text("<p>All that the harbor has</p>", "utf-8")
    folder, plugin = build(theme=("  name: mkdocs\n", "  name: mkdocs\n  custom_dir: own\n"))
    assert "All that the harbor has" in (folder / "concepts/index.html").read_text("utf-8")
    watched: list[str] = []
    app: list[Any] = []
    server = SimpleNamespace(watch=watched.append, set_app=app.append, serve_request=None, mount_path="/", root=folder)
    config = load_config(str(toy_copy / "mkdocs.yml"))
    plugin.on_serve(server, config=config, builder=None)  # type: ignore[arg-type]
    assert {Path(path).name for path in watched} == {"bibliography", "literature"}
    assert len(app) == 1


def test_a_link_to_what_is_put_in_later_is_no_broken_one(
    build: Build, caplog: pytest.LogCaptureFixture, toy_copy: Path
) -> None:
    page = toy_copy / "docs/guide/citing.md"
    text = page.read_text("utf-8")
    page.write_text(f"{text}\n[The work below](#ref-mooring2015annual), [nothing](#ref-nothing).\n", "utf-8")
    build(validation=("validation:\n", "validation:\n  anchors: warn\n"))
    told = [record.getMessage() for record in caplog.records if "#ref-" in record.getMessage()]
    assert len(told) == 1
    assert "#ref-nothing" in told[0]


def test_a_served_page_that_stays_goes_through_the_theme_once(
    build: Build, toy_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[str] = []
    render = jinja2.Template.render

    def counted(template: jinja2.Template, *args: Any, **values: Any) -> str:
        page = args[0].get("page") if args and isinstance(args[0], dict) else None
        if page is not None and template.name == "main.html":
            rendered.append(page.file.src_uri)
        return render(template, *args, **values)

    monkeypatch.setattr(jinja2.Template, "render", counted)
    build("serve")
    assert "concepts/bond.md" in rendered
    assert "guide/citing.md" in rendered
    rendered.clear()
    page = toy_copy / "docs/guide/citing.md"
    page.write_text(page.read_text("utf-8") + "\nMore of it.\n", "utf-8")
    build("serve")
    assert "guide/citing.md" in rendered
    assert "concepts/bond.md" not in rendered


def test_a_served_site_reads_again_what_has_changed(
    build: Build, toy_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(file: PageFile, kinds: Mapping[str, str]) -> object:
        read.append(file.uri)
        return read_page(file, kinds)

    monkeypatch.setattr("literature.library.load.read_page", counted)
    build("serve")
    assert "concepts/bond.md" in read
    read.clear()
    page = toy_copy / "docs/guide/citing.md"
    page.write_text(page.read_text("utf-8") + "\nMore of it.\n", "utf-8")
    build("serve")
    assert read == ["guide/citing.md"]


def test_corrections_go_to_the_repository_of_the_site(build: Build) -> None:
    folder, _ = build(repo=("plugins:\n", "repo_url: https://github.com/harbor/toy\nplugins:\n"))
    assert "https://github.com/harbor/toy/issues/new" in (folder / "concepts/bond/index.html").read_text("utf-8")


def test_pictures_that_cannot_be_painted_are_a_warning(
    build: Build, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("literature.hosts.mkdocs.made_files.can_paint", lambda: False)
    folder, _ = build(color=("  - literature\n", "  - literature:\n      card_color: '#1f4a4d'\n"))
    told = [record for record in caplog.records if "card_color" in record.getMessage()]
    assert [record.levelname for record in told] == ["WARNING"]
    assert "og:image" not in (folder / "index.html").read_text("utf-8")


def test_requests_go_on_after_a_build_that_failed(build: Build) -> None:
    _, plugin = build()
    started: list[object] = []
    plugin._on_demand = SimpleNamespace(start=started.append)  # type: ignore[assignment]
    plugin.on_build_error(error=ValueError("no"))
    assert started == [None]
