"""The place in the navigation of pages that it leaves out, for MkDocs and ProperDocs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation


def place_below_indexes(nav: Navigation, files: Files, indexes: Mapping[str, str]) -> None:
    """Make an index page in the navigation the parent of each page that is not there: the one that `indexes` gives for
    it (both by uri), else the nearest in the folders above.

    A theme then marks its section as the one the reader is in. Listing the pages themselves would do so too, and cost
    every page of a large site (`docs/contributing/design.md`).
    """
    listed = {page.file.src_uri: page for page in nav.pages}
    for file in files.documentation_pages():
        if file.page is None or file.src_uri in listed:
            continue
        above = (listed.get(uri) for uri in (indexes.get(file.src_uri, ""), *_indexes_above(file.src_uri)))
        # A host marks a page and everything above it as active; any parent with that property will do.
        file.page.parent = next((index for index in above if index is not None), None)  # type: ignore[assignment]


def _indexes_above(uri: str) -> Iterator[str]:
    """Uris of the index pages of the folders that hold a page, nearest first; the site's home is not one of them."""
    while folder := uri.rpartition("/")[0]:
        yield f"{folder}/index.md"
        uri = folder
