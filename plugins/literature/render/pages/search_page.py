"""The search page: a form and an empty place for results, which `assets/search/page.js` brings to life, and for readers
without scripts a list of everything."""

from __future__ import annotations

from collections.abc import Mapping

from literature.model import Page, PageKind
from literature.render.templates import fill
from literature.site.here import Here
from literature.site.site import Site
from literature.text.folding import fold
from literature.vocabulary.words import count

SEARCH_URI = "search/index.md"
SEARCH_MARKDOWN = "---\ntitle: Search\nhide:\n  - navigation\n  - toc\nsearch:\n  exclude: true\n---\n\n# Search\n"
_TITLES: dict[PageKind, str] = {
    "concept": "Concepts",
    "summary": "Summaries",
    "claim": "Claims",
    "reading": "Reading lists",
    "page": "Pages",
}


def search_page(here: Here, folders: Mapping[str, str]) -> str:
    """HTML below the page's heading. `folders` are the other index pages of references, with their titles."""
    return fill(
        here,
        "search_page.html",
        kind="",
        folders=folders,
        number=len(here.site.library.references),
        groups=_groups(here.site),
        count=count,
    )


def _groups(site: Site) -> list[tuple[str, str, list[Page]]]:
    """Id, title and published pages of each kind that has some, by title."""
    published = [page for page in site.library.pages.values() if page.uri in site.addresses.page_urls]
    groups = []
    for kind, title in _TITLES.items():
        pages = sorted((page for page in published if page.kind == kind), key=lambda page: (fold(page.title), page.uri))
        if pages:
            groups.append((f"all-{kind}", title, pages))
    return groups
