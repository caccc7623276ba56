"""What named plugins of the host are met with, as far as it needs none of them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, PluginCollection
from mkdocs.structure.files import File, Files, InclusionLevel

from literature.hosts.mkdocs.other_plugins import (
    leave_out_of_navigation,
    misplaced,
    place_for_links,
    put_first,
)

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def config(toy_copy: Path) -> Callable[..., MkDocsConfig]:
    """The host's configuration, with these plugins listed in this order."""

    def make(*plugins: str) -> MkDocsConfig:
        config = MkDocsConfig()
        config.load_dict({"site_name": "Toy", "docs_dir": str(toy_copy / "docs"), "site_dir": str(toy_copy / "site")})
        config["plugins"] = PluginCollection()
        config.plugins._current_plugin = "literature"
        for name in plugins:
            config.plugins[name] = BasePlugin()
        return config

    return make


@pytest.mark.parametrize(
    ("plugins", "named"),
    [
        (("search", "literature", "ezlinks", "roamlinks"), []),
        (("ezlinks", "literature"), ["ezlinks"]),
        (("search", "roamlinks", "obsidian-bridge", "literature"), ["roamlinks", "obsidian-bridge"]),
        (("ezlinks #2", "literature"), ["ezlinks"]),
        (("ezlinks",), []),
    ],
)
def test_readers_of_links_stand_below(
    config: Callable[..., MkDocsConfig], plugins: tuple[str, ...], named: list[str]
) -> None:
    assert [message.split("'")[1] for message in misplaced(config(*plugins))] == named


def test_links_from_source_to_source_stay_on_the_site(config: Callable[..., MkDocsConfig]) -> None:
    for plugins, is_moved in ((("literature", "obsidian-bridge"), True), (("literature", "rss"), False)):
        host = config(*plugins)
        page = File.generated(host, "authors/index.md", content="# Authors")
        style = File.generated(host, "assets/literature.css", content="")
        page.abs_src_path = style.abs_src_path = "/elsewhere"
        place_for_links([page, style], host)
        assert page.abs_src_path == (str(Path(host.docs_dir, "authors/index.md")) if is_moved else "/elsewhere")
        assert style.abs_src_path == "/elsewhere"


def test_a_written_navigation_omits_no_generated_page(config: Callable[..., MkDocsConfig]) -> None:
    for nav, inclusion in ((["index.md"], InclusionLevel.NOT_IN_NAV), (None, InclusionLevel.UNDEFINED)):
        host = config("literature")
        host.nav = nav
        page = File.generated(host, "authors/index.md", content="# Authors")
        leave_out_of_navigation([page], host)
        assert page.inclusion is inclusion


def test_the_host_names_no_generated_page_as_omitted(toy_copy: Path, run_host: Run) -> None:
    """One that is listed stands in the navigation as before."""
    config = toy_copy / "mkdocs.yml"
    pages = sorted(path.relative_to(toy_copy / "docs").as_posix() for path in (toy_copy / "docs").rglob("*.md"))
    listed = "".join(f"  - {page}\n" for page in [*pages, "references/index.md"])
    text = config.read_text("utf-8").replace("name: material", "name: mkdocs\n  highlightjs: false")
    config.write_text(f"{text}nav:\n{listed}", "utf-8")
    done = run_host("mkdocs", toy_copy)
    assert done.returncode == 0, done.stderr
    home = (toy_copy / "site/index.html").read_text("utf-8")
    assert 'href="references/"' in home.split("<h1")[0]
    assert 'href="authors/"' not in home.split("<h1")[0]


def test_a_file_is_put_first_in_a_collection_that_another_plugin_makes_in_its_own_way() -> None:
    class OwnFiles(Files):
        def __init__(self, plugin: object, files: Files) -> None:
            super().__init__(files)
            self.plugin = plugin

    def file(uri: str) -> File:
        return File(uri, "docs", "site", use_directory_urls=True)

    files = OwnFiles(None, Files([file("a.md"), file("b.md")]))
    put_first(file("frame.md"), files)
    assert [one.src_uri for one in files] == ["frame.md", "a.md", "b.md"]
    assert [one.src_uri for one in files.documentation_pages()] == ["frame.md", "a.md", "b.md"]
