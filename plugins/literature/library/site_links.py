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

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\{", re.IGNORECASE)
_INDEXES = ("index", "README")


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A link or image whose target stands on the same site."""

    page: Page
    destination: Destination
    target: str
    """As written."""
    uri: str
    """Page or file it leads to, as a path below the docs folder; where HTML leads to no page, a path on the site."""
    anchor: str
    """Id of a heading, without `#`; empty for none."""


def site_links(library: Library) -> Iterator[SiteLink]:
    """Every link that stays on the site, page by page, in order. Of those by one definition only the first is given."""
    addresses: dict[str, str] = {}
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
                uri = page.uri
            elif destination.is_html:
                # Whether the site has a folder of its host for itself is not known here.
                if path.startswith("/"):
                    continue
                addresses = addresses or _uris_by_address(library)
                uri = _on_site(library, page, path, addresses)
            else:
                base = "" if path.startswith("/") else posixpath.dirname(page.uri)
                uri = posixpath.normpath(posixpath.join(base, path.lstrip("/") or "."))
            yield SiteLink(page, destination, target, uri, unquote(anchor))


def page_address(uri: str, *, uses_directories: bool = True) -> str:
    """A page's address below the site's root, as hosts make it, not quoted: `a/b.md` is at `a/b/` or at `a/b.html`."""
    folder, slash, name = uri.removesuffix(".md").rpartition("/")
    if name in _INDEXES:
        return folder + slash + ("" if uses_directories else "index.html")
    return f"{folder}{slash}{name}{'/' if uses_directories else '.html'}"


def path_between(page: Page, uri: str, library: Library, *, is_html: bool) -> str:
    """What leads from a page to another page or a file: in Markdown from file to file, in HTML between addresses."""
    if not is_html:
        return posixpath.relpath(uri, posixpath.dirname(page.uri) or ".")
    uses_directories = library.policy.uses_directories
    base = posixpath.dirname(page_address(page.uri, uses_directories=uses_directories))
    address = page_address(uri, uses_directories=uses_directories) if uri in library.pages else uri
    slash = "/" if address.endswith("/") or not address else ""
    return posixpath.relpath(address or ".", base or ".") + slash


def _uris_by_address(library: Library) -> dict[str, str]:
    uses_directories = library.policy.uses_directories
    return {_stem(page_address(uri, uses_directories=uses_directories)): uri for uri in library.pages}


def _on_site(library: Library, page: Page, path: str, uris: dict[str, str]) -> str:
    """The page at an address, or the address itself."""
    base = posixpath.dirname(page_address(page.uri, uses_directories=library.policy.uses_directories))
    address = posixpath.normpath(posixpath.join(base, path))
    return uris.get(_stem(address), address)


def _stem(address: str) -> str:
    return "." if address in ("", ".", "index.html") else address.removesuffix("/").removesuffix("/index.html")
