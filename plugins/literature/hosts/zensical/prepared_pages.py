"""Texts of pages that the command has resolved before it starts Zensical, one file for each, in which Zensical's
process finds them without reading the whole site."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

from literature import __version__
from literature.hosts.zensical.source_links import for_source
from literature.render.pieces.beside import META
from literature.render.placing import Placing
from literature.sources import disk

if TYPE_CHECKING:
    from literature.build.page_text import PageText

PREPARED, CONFIGURATION = "prepared", "configuration"
"""Options of the extension by which the command says where it has left the texts of pages, and which file configures
the site. They stand for all others."""
_TEXTS = "texts"
_FINGERPRINT = re.compile(r"\n*<!-- literature: \w+ -->\s*\Z")


@dataclass(frozen=True, slots=True)
class PreparedPage:
    """What Zensical's Markdown is given for a page."""

    markdown: str
    """With marks for what the tool adds."""
    placing: Placing = field(default_factory=Placing)
    """What belongs in their places, its links as Zensical wants them."""
    meta: Mapping[str, str] = field(default_factory=dict)
    """What is added to the page's front matter, for the theme."""

    @classmethod
    def of(cls, text: PageText, placing: Placing, address: str, uri: str, card: str = "") -> PreparedPage:
        """A page that was resolved for its address; `card` is the address of the picture that other sites show of links
        to it."""
        meta = {"description": text.description, META: text.beside, "image": card}
        kept = {name: value for name, value in meta.items() if value}
        return cls(text.markdown, for_source(placing, address, uri), kept)


@dataclass(frozen=True, slots=True)
class PreparedPages:
    """The pages below a folder."""

    folder: Path

    def write(self, uri: str, page: PreparedPage, source: str) -> str:
        """Keep a page, and give the text of its file with a fingerprint of what was kept: Zensical renders a page again
        when its file has changed, and sees no bibliography."""
        placed = page.placing
        placing = {field.name: getattr(placed, field.name) for field in fields(placed)}
        told = {"version": __version__, "markdown": page.markdown, "placing": placing, "meta": page.meta}
        data = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")
        disk.write_changed(self.folder / _TEXTS / f"{uri}.json", data)
        return f"{source}\n\n<!-- literature: {hashlib.sha256(data).hexdigest()[:16]} -->\n"

    def read(self, uri: str) -> PreparedPage | None:
        """A page as it was kept; None for one that was not."""
        data = disk.read_bytes(self.folder / _TEXTS / f"{uri}.json")
        if data is None:
            return None
        told = json.loads(data.decode("utf-8", "surrogatepass"))
        placing = Placing(**told["placing"] | {"pieces": tuple(told["placing"]["pieces"])})
        return PreparedPage(told["markdown"], placing, told["meta"])


def without_fingerprint(markdown: str) -> str:
    """The text of a page's file as its author wrote it."""
    return _FINGERPRINT.sub("", markdown)
