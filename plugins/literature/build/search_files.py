"""The published search, for any host: its data once every page is rendered."""

from __future__ import annotations

from pathlib import Path

from literature.build.disk_packs import DiskPacks
from literature.rebuilding.garbage_collector import without_collection
from literature.search import SearchBundle
from literature.search.records import Anchors
from literature.site.site import Site
from literature.sources import disk

SEARCH_DATA = "search/data"
"""Below the folder of the plugin's assets."""


@without_collection()
def write_search(site: Site, anchors: Anchors, assets: Path, packs: DiskPacks) -> None:
    """Write the index and its tables below the folder of the plugin's assets, and keep them for the packs."""
    for name, content in SearchBundle.of(site, anchors).files():
        disk.write_bytes(assets / SEARCH_DATA / name, content)
        packs.keep_table(name.removesuffix(".table"), content)
