"""The published search, for any host: its scripts, and its data once every page is rendered."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from literature.build.scripts import joined, with_imported, with_joined
from literature.search import SearchBundle
from literature.search.records import Anchors
from literature.site.site import Site
from literature.sources import disk

SEARCH_DATA = "search/data"
"""Below the folder of the plugin's assets."""


def search_scripts() -> Iterator[tuple[str, str]]:
    """Name and text of every module that `search/main.js` may fetch: all that the dialog needs is one."""
    folder = files("literature").joinpath("assets/search")
    texts = {
        file.name.removesuffix(".js"): file.read_text(encoding="utf-8")
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".js")
    }
    first = with_imported("dialog", texts)
    yield "search/search.js", joined(texts, first)
    for name, text in texts.items():
        if name not in ("main", *first):
            yield f"search/{name}.js", with_joined(text, "search", first)


def write_search(site: Site, anchors: Anchors, assets: Path) -> None:
    """Write the index and its tables below the folder of the plugin's assets."""
    for name, content in SearchBundle.of(site, anchors).files():
        disk.write_bytes(assets / SEARCH_DATA / name, content)
