"""Packs for a site that is opened from disk, where a browser fetches nothing but scripts: the tables of the search, and
of pages what other pages show of them. `assets/search/disk.js` reads them; a served site never sends one. Where
addresses are of folders, no link works from disk either, and there are none."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from literature.search.bundle import WHOLE_RECORDS

PACKS = "disk"
"""Below the folder of the plugin's assets."""
_PARTS = re.compile(rb'<(div|table)\b[^>]*\bid="?lit-(?:page-card|findings-table)\b.*?</\1>', re.DOTALL)
"""What scripts look for on other pages: a page's card, and the table of findings."""


class DiskPacks:
    """The packs of one site, gathered while it is written; none unless they are wanted."""

    def __init__(self, *, are_wanted: bool) -> None:
        self.are_wanted = are_wanted
        self._tables: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._pages: dict[str, str] = {}

    def keep_table(self, name: str, content: bytes) -> None:
        """A table of the search, gzipped; those whose names differ in what follows a hyphen share a pack. That of all
        records says what others say."""
        if self.are_wanted and name != WHOLE_RECORDS:
            self._tables[name.split("-")[0]][name] = base64.b64encode(content).decode("ascii")

    def keep_page(self, file: str, html: bytes) -> None:
        """What scripts look for on the page in a file of the site (`references/index.html`)."""
        self.keep_parts(self.parts_of(file, html))

    def parts_of(self, file: str, html: bytes) -> dict[str, str]:
        """By the file of a page, what scripts look for on it; empty where there is nothing of it, or none is wanted."""
        found = b"".join(match[0] for match in _PARTS.finditer(html)) if self.are_wanted else b""
        return {file: found.decode("utf-8")} if found else {}

    def keep_parts(self, parts: Mapping[str, str]) -> None:
        """What `parts_of` has found, here or in another process."""
        self._pages.update(parts)

    def table_files(self) -> Iterator[tuple[str, bytes]]:
        """Name and content of each pack of tables."""
        return (_pack(name, tables) for name, tables in self._tables.items())

    def page_files(self) -> Iterator[tuple[str, bytes]]:
        """Name and content of the pack of pages, where packs are wanted."""
        if self.are_wanted:
            pages = json.dumps(dict(sorted(self._pages.items())), ensure_ascii=False, separators=(",", ":"))
            packed = gzip.compress(pages.encode("utf-8"), mtime=0)
            yield _pack("pages", {"pages": base64.b64encode(packed).decode("ascii")})


def _pack(name: str, tables: Mapping[str, str]) -> tuple[str, bytes]:
    return f"{name}.js", f"literaturePacks[{json.dumps(name)}]={json.dumps(tables)};\n".encode()
