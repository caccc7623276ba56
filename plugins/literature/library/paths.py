"""Paths through a site: which page comes before another on them, and which after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from literature.library.link_targets import uri_named
from literature.model import Library, ReadingList, ReadingPage, Stop

PATH = "path"
"""The kind of pages that are paths."""


def page_read(library: Library, page: ReadingPage, list_uri: str) -> str:
    """Uri of the page that a session names; empty where there is none."""
    uri = uri_named(page.name, library.names, list_uri)
    return uri if uri in library.pages and uri != list_uri else ""


def stops_on_paths(library: Library) -> Mapping[str, tuple[Stop, ...]]:
    """By uri, where a page stands on the paths of the site, in the order of their uris. What need not be read does not
    count."""
    found: dict[str, tuple[Stop, ...]] = {}
    for uri in sorted(library.reading_lists):
        if uri in library.pages and library.pages[uri].kind == PATH:
            read = _read(library, library.reading_lists[uri])
            for before, own, after in zip(("", *read), read, (*read[1:], ""), strict=False):
                found[own] = (*found.get(own, ()), Stop(uri, before, after))
    return found


def _read(library: Library, reading: ReadingList) -> tuple[str, ...]:
    """The pages of a path, each where it is read first."""
    pages: Iterable[ReadingPage] = (page for session in reading.sessions for page in session.pages)
    uris = (page_read(library, page, reading.page_uri) for page in pages if not page.is_optional)
    return tuple(dict.fromkeys(uri for uri in uris if uri))
