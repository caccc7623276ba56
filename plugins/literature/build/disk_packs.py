"""Packs for a site that is opened from disk, where a browser fetches nothing but scripts: the tables of the search, and
of pages what other pages show of them. `assets/search/disk.js` reads them; a served site never sends one. Where
addresses are of folders, no link works from disk either, and there are none."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator

from literature.search.bundle import WHOLE_RECORDS

PACKS = "disk"
"""Below the folder of the plugin's assets."""
_PARTS = re.compile(rb'<(div|table)\b[^>]*\bid="?lit-(?:page-card|findings-table)\b.*?</\1>', re.DOTALL)
"""What scripts look for on other pages: a page's card, and the table of findings."""


class DiskPacks:
    """The packs of one site, gathered while it is written; none unless they are wanted."""

    def __init__(self, *, are_wanted: bool) -> None:
        self._are_wanted = are_wanted
        self._tables: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._pages: dict[str, str] = {}

    def keep_table(self, name: str, content: bytes) -> None:
        """A table of the search, gzipped; those whose names differ in what follows a hyphen share a pack. That of all
        records says what others say."""
        if self._are_wanted and name != WHOLE_RECORDS:
            self._tables[name.split("-")[0]][name] = base64.b64encode(content).decode("ascii")

    def keep_page(self, file: str, html: bytes) -> None:
        """What scripts look for on the page in a file of the site (`references/index.html`)."""
        if not self._are_wanted:
            return
        parts = b"".join(match[0] for match in _PARTS.finditer(html))
        if parts:
            self._pages[file] = parts.decode("utf-8")

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Name and content of each pack."""
        if not self._are_wanted:
            return
        pages = json.dumps(dict(sorted(self._pages.items())), ensure_ascii=False, separators=(",", ":"))
        packed = gzip.compress(pages.encode("utf-8"), mtime=0)
        packs = {**self._tables, "pages": {"pages": base64.b64encode(packed).decode("ascii")}}
        for name, tables in packs.items():
            yield f"{name}.js", f"literaturePacks[{json.dumps(name)}]={json.dumps(tables)};\n".encode()
