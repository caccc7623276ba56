"""The search page: a form and an empty place for results, which `assets/search/page.js` brings to life, and for readers
without scripts a list of everything."""

from __future__ import annotations

from collections.abc import Mapping

from literature.model import Page
from literature.render.templates import fill
from literature.site.here import Here
from literature.site.site import Site
from literature.starting.front import scalar
from literature.text.filing import filed_title
from literature.vocabulary.page_kinds import PAGE, page_kinds

SEARCH_URI = "search/index.md"


def search_markdown(site: Site) -> str:
    """What the page is before its content is put below the heading."""
    title = site.catalog.gettext("Search")
    front = f"title: {scalar(title)}\nhide:\n  - navigation\n  - toc\nsearch:\n  exclude: true"
    return f"---\n{front}\n---\n\n# {title}\n"


def search_page(here: Here, folders: Mapping[str, str]) -> str:
    """HTML below the page's heading. `folders` are the other index pages of references, with their titles."""
    return fill(
        here,
        "search_page.html",
        kind="",
        folders=folders,
        number=len(here.site.library.references),
        groups=_groups(here.site),
    )


def _groups(site: Site) -> list[tuple[str, str, list[Page]]]:
    """Id, title and published pages of each kind that has some, by title."""
    published = [page for page in site.library.pages.values() if page.uri in site.addresses.page_urls]
    groups = []
    for kind in sorted((*page_kinds().values(), PAGE), key=lambda kind: kind.found_at):
        pages = [page for page in published if page.kind == kind.name]
        if pages:
            pages.sort(key=lambda page: (filed_title(page.title, site.catalog.language), page.uri))
            groups.append((f"all-{kind.name}", site.catalog.gettext(kind.many), pages))
    return groups
