"""The published search, for any host: its scripts, and its data once every page is rendered."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from literature.render.site import Site
from literature.search import SearchBundle
from literature.search.bundle import INDEX_FOLDER
from literature.search.pagefind import FRAGMENTS, START
from literature.search.records import Anchors
from literature.sources import disk

SEARCH_DATA = "search/data"
"""Below the folder of the plugin's assets."""


def search_scripts() -> Iterator[tuple[str, str]]:
    """Name and text of every module that `search/main.js` may fetch."""
    folder = files("literature").joinpath("assets/search")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".js") and file.name != "main.js":
            yield f"search/{file.name}", file.read_text(encoding="utf-8")


def write_search(site: Site, anchors: Anchors, assets: Path) -> None:
    """Write the index and its tables below the folder of the plugin's assets. Raises PagefindError."""
    bundle = SearchBundle.of(site, anchors)
    folder = assets / SEARCH_DATA
    for name, content in bundle.files():
        disk.write_bytes(folder / name, content)
    bundle.write_index(folder)
    name, content = bundle.index_table(disk.file_starts(folder / INDEX_FOLDER / FRAGMENTS, START))
    disk.write_bytes(folder / name, content)
