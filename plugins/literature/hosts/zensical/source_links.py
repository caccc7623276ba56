"""Links as Zensical wants them. It reads each relative link of a rendered page as one from the folder of the page's
file, and writes it anew for the page's address; ours already lead from there."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from functools import partial

from literature.render.placing import Placing
from literature.sources.disk import INDEX_NAMES

_LINK = re.compile(r"(?P<before>\s(?:href|src)=)(?P<quote>[\"'])(?P<link>[^\"']*)(?P=quote)", re.IGNORECASE)
_LEFT_ALONE = re.compile(r"\Z|[#?/]|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""What Zensical leaves as it is: nothing at all, a place on the page, a query, and what begins at a root or a host."""


def for_source(placing: Placing, address: str, uri: str) -> Placing:
    """What belongs into a page, whose links lead from the page's `address`, with links that lead there from the folder
    of the page's file."""
    stem = posixpath.basename(uri).removesuffix(".md")
    if not address.endswith("/") or stem in INDEX_NAMES:
        return placing
    folder = f"{address.rstrip('/').rpartition('/')[2]}/"
    *pieces, kicker = (_LINK.sub(partial(_rewritten, folder), piece) for piece in (*placing.pieces, placing.kicker))
    notes = {moved(link, folder): note for link, note in placing.notes.items()}
    return replace(placing, pieces=tuple(pieces), notes=notes, kicker=kicker)


def moved(link: str, folder: str) -> str:
    """A link from an address that ends in a folder, as it is from the folder around that."""
    if _LEFT_ALONE.match(link):
        return link
    path = link.removeprefix("../") if link.startswith("../") else folder + link.removeprefix("./")
    return f"./{path}" if _LEFT_ALONE.match(path) else path


def _rewritten(folder: str, match: re.Match[str]) -> str:
    return f"{match['before']}{match['quote']}{moved(match['link'], folder)}{match['quote']}"
