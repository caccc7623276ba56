"""Where links lead within the site: those of Markdown from file to file, those of HTML from address to address.

`checks/links.py` asks whether it is there, `library/permalinks.py` which headings are led to.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from literature.model import Destination, Library, Page
from literature.sources.disk import INDEX_NAMES

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\{", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A link or image whose target stands on the same site."""

    page: Page
    destination: Destination
    target: str
    """As written."""
    uri: str
    """What it leads to: from Markdown a path below the docs folder, from HTML a path on the site."""
    anchor: str
    """Id of a heading, without `#`; empty for none."""
    leads_to: Page | None
    """The page it leads to; None for a file, for what is made with the site, and for what is not there."""


def site_links(library: Library) -> Iterator[SiteLink]:
    """Every link that stays on the site, page by page, in order. Of those by one definition only the first is given."""
    by_address: dict[str, Page] = {}
    leads_to: Page | None
    for page in library.pages.values():
        defined: set[int] = set()
        for destination in page.destinations:
            target = destination.target
            if not target or _ELSEWHERE.match(target) or destination.target_start in defined:
                continue
            if destination.target_start != destination.start:
                defined.add(destination.target_start)
            path, _, anchor = target.partition("#")
            path = unquote(path.partition("?")[0])
            if not path:
                uri, leads_to = page.uri, page
            elif not destination.is_html:
                base = "" if path.startswith("/") else posixpath.dirname(page.uri)
                uri = posixpath.normpath(posixpath.join(base, path.lstrip("/") or "."))
                leads_to = library.pages.get(uri)
            elif path.startswith("/"):
                # Whether the site has its host for itself is not known here.
                continue
            else:
                by_address = by_address or _by_address(library)
                base = posixpath.dirname(_address(library, page.uri))
                uri = posixpath.normpath(posixpath.join(base, path))
                leads_to = by_address.get(_stem(uri))
            yield SiteLink(page, destination, target, uri, unquote(anchor), leads_to)


def page_address(uri: str, *, uses_directories: bool = True) -> str:
    """A page's address below the site's root, as hosts make it, not quoted: `a/b.md` is at `a/b/` or at `a/b.html`."""
    folder, slash, name = uri.removesuffix(".md").rpartition("/")
    if name in INDEX_NAMES:
        return folder + slash + ("" if uses_directories else "index.html")
    return f"{folder}{slash}{name}{'/' if uses_directories else '.html'}"


def path_between(page: Page, uri: str, library: Library, *, is_html: bool) -> str:
    """What leads from a page to another page or a file: in Markdown from file to file, in HTML between addresses."""
    if not is_html:
        return posixpath.relpath(uri, posixpath.dirname(page.uri) or ".")
    base = posixpath.dirname(_address(library, page.uri))
    address = _address(library, uri) if uri in library.pages else uri
    slash = "/" if address.endswith("/") or not address else ""
    return posixpath.relpath(address or ".", base or ".") + slash


def _address(library: Library, uri: str) -> str:
    return page_address(uri, uses_directories=library.policy.uses_directories)


def _by_address(library: Library) -> dict[str, Page]:
    return {_stem(_address(library, uri)): page for uri, page in library.pages.items()}


def _stem(address: str) -> str:
    return "." if address in ("", ".", "index.html") else address.removesuffix("/").removesuffix("/index.html")
