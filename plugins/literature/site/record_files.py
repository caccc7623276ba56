"""Where the records stand that a site publishes for programs, and which of these files tell of a page or of a work.
`data/` makes them."""

from __future__ import annotations

from literature.library.paths import PATH
from literature.model import Page
from literature.site.site import Site

VERSION = 1
"""Of all records. It changes when a field goes or means something else, and with it the folder; a new field is none of
these."""
FOLDER = f"api/v{VERSION}/"
"""Of the JSON files, below the site's root."""
_BY_KIND = {"concept": "concepts", "claim": "claims"}


def records_file(collection: str) -> str:
    """Path below the site's folder of the file that holds a collection, or names the files that hold parts of it."""
    return f"{FOLDER}{collection}.json"


def records_of_works(site: Site) -> str:
    """The file that tells of works; empty where the site has no records."""
    return _file(site, "references")


def records_of_findings(site: Site) -> str:
    """The file that tells of published figures; empty where the site has no records."""
    return _file(site, "findings")


def records_of_page(site: Site, page: Page) -> str:
    """The file that tells most of an authored page that searches find; empty where the site has no records."""
    if page.kind in ("reading", PATH) and page.uri in site.library.reading_lists and not is_index(page):
        return _file(site, "readings")
    return _file(site, "pages" if is_index(page) else _BY_KIND.get(page.kind, "pages"))


def is_index(page: Page) -> bool:
    """Whether it is the index of a folder, which lists other pages."""
    return page.uri.endswith("/index.md")


def _file(site: Site, collection: str) -> str:
    return "" if "data" in site.settings.without else records_file(collection)
