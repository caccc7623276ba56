"""Rules over Markdown links: pages, headings, images and DOIs they lead to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from literature.checks.identifiers import DOI_ADDRESS
from literature.library.permalinks import anchors_of
from literature.model import Destination, Library, Page, Problem
from literature.text.nearest import Nearest

GENERATED = frozenset({"authors", "findings", "map", "references", "search", "types", "venues", "years"})
"""Folders whose index page is made unless someone writes it; those of the kinds of pages have one too."""

_EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\{|\Z", re.IGNORECASE)
_IMAGE = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)\Z", re.IGNORECASE)
_ID = re.compile(r"(?:\bid\s*=\s*[\"']?|\{[^{}\n]*#)(?P<id>[^\s\"'{}<>]+)")
_ADDED = re.compile(
    r"(?:fn|fnref|finding|lit|ref|map)[-:]|(?:cited-by|cited-with|findings|notices|references|works-cited)\Z"
)
"""Ids of what is added to a page when the site is built."""


def broken_link(library: Library) -> Iterator[Problem]:
    """A link leads to a page, or an image comes from a file, that does not exist."""
    nearest: Nearest | None = None
    for page, destination, uri, _ in _relative(library):
        is_image = bool(_IMAGE.search(uri)) and not destination.target.startswith("/")
        if uri.endswith(".md"):
            exists = uri in library.pages or _is_generated(library, uri)
        elif is_image:
            exists = uri in library.files
        else:
            continue
        if not exists:
            nearest = nearest or Nearest((*library.pages, *library.files))
            near = tuple(posixpath.relpath(found, posixpath.dirname(page.uri) or ".") for found in nearest.to(uri))
            what = "file" if is_image else "page"
            message = f"there is no {what} '{destination.target}'"
            yield Problem("broken-link", message, page.locate(destination.start), near)


def broken_anchor(library: Library) -> Iterator[Problem]:
    """A link leads to a heading that its page does not have."""
    anchors: dict[str, set[str]] = {}
    for page, destination, uri, anchor in _relative(library, with_own=True):
        target = library.pages.get(uri)
        if not anchor or target is None or _ADDED.match(anchor):
            continue
        if uri not in anchors:
            anchors[uri] = {*anchors_of(target), *(match["id"] for match in _ID.finditer(target.text))}
        if anchor not in anchors[uri]:
            message = f"{target.uri} has no heading '#{anchor}'"
            near = tuple(f"#{found}" for found in Nearest(sorted(anchors[uri])).to(anchor))
            yield Problem("broken-anchor", message, page.locate(destination.start), near)


def link_to_built_page(library: Library) -> Iterator[Problem]:
    """A link leads to a page by its address on the built site: it breaks where addresses are made differently."""
    for page, destination, uri, _ in _relative(library):
        if destination.is_image or posixpath.splitext(uri)[1] not in ("", ".html"):
            continue
        stem = uri.removesuffix(".html").removesuffix("/index")
        found = next((name for name in (f"{stem}.md", f"{stem}/index.md") if name in library.pages), None)
        if found is not None:
            message = f"'{destination.target}' is an address on the built site; link to the file"
            near = (posixpath.relpath(found, posixpath.dirname(page.uri) or "."),)
            yield Problem("link-to-built-page", message, page.locate(destination.start), near)


def linked_doi(library: Library) -> Iterator[Problem]:
    """A page links to the DOI of a work that is in the bibliography instead of citing it."""
    by_doi: dict[str, str] | None = None
    for page in library.pages.values():
        if page.kind == "page" or "doi.org/10." not in page.text:
            continue
        if by_doi is None:
            by_doi = {r.plain("doi").casefold(): r.key for r in library.references.values() if r.rich("doi")}
        for destination in page.destinations:
            match = DOI_ADDRESS.fullmatch(destination.target)
            key = by_doi.get(unquote(match["doi"]).casefold()) if match else None
            if key is not None:
                message = f"'{destination.target}' is '{key}' of the bibliography; cite it"
                yield Problem("linked-doi", message, page.locate(destination.start), (f"[@{key}]",))


def pages_linked(library: Library) -> set[str]:
    """Uris of pages to which a Markdown link of another page leads."""
    return {uri for page, _, uri, _ in _relative(library) if uri != page.uri}


def _relative(library: Library, *, with_own: bool = False) -> Iterator[tuple[Page, Destination, str, str]]:
    """Links within the site: page, link, uri it leads to, anchor. Links within a page only when asked for."""
    for page in library.pages.values():
        for destination in page.destinations:
            target = destination.target
            if with_own and target.startswith("#"):
                yield page, destination, page.uri, unquote(target[1:])
                continue
            if _EXTERNAL.match(target):
                continue
            path, _, anchor = target.partition("#")
            path = unquote(path.partition("?")[0])
            base = "" if path.startswith("/") else posixpath.dirname(page.uri)
            uri = posixpath.normpath(posixpath.join(base, path.lstrip("/") or "."))
            yield page, destination, uri, unquote(anchor)


def _is_generated(library: Library, uri: str) -> bool:
    folder, _, name = uri.rpartition("/")
    if name != "index.md":
        return False
    kinds = {page.uri.partition("/")[0] for page in library.pages.values() if page.kind != "page"}
    return folder in GENERATED or folder in kinds
