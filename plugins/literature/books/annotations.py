"""What a site says of a work, for annotated bibliographies: its summary, why reading lists have it, and what its own
entry says where the site publishes that."""

from __future__ import annotations

from collections.abc import Iterator

from literature.books.linking import BookLinking
from literature.data.markdown import escaped, link, listed
from literature.text.openings import key_points, opening

_FIELDS = ("annotation", "abstract")
"""Fields of entries that say something of the work; those that a site keeps back are not in its library."""


def annotation(linking: BookLinking, key: str) -> str:
    """The annotation of a work as Markdown; empty where the site says nothing of it."""
    return "\n\n".join(_parts(linking, key))


def _parts(linking: BookLinking, key: str) -> Iterator[str]:
    site = linking.here.site
    library = site.library
    for name in _FIELDS:
        if words := library.references[key].plain(name):
            yield escaped(words)
    if summary := library.summaries.get(key):
        said = opening(summary)
        points = key_points(summary)
        if said:
            yield linking.said(said)
        if points:
            yield listed(map(linking.said, points))
        if site.identity.url:
            yield link(escaped(site.catalog.gettext("Summary")), linking.to_page(summary.uri))
    for uri in library.lists_with(key):
        page = library.pages[uri]
        for work in library.reading_lists[uri].works():
            if library.resolve(work.key) == key and work.why:
                yield f"{link(escaped(page.title), linking.to_page(uri))}: {linking.said(work.why)}"
