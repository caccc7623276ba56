"""Two blocks for a site's front page: how large the library is (`overview`), and what was reviewed last (`recent`)."""

from __future__ import annotations

from itertools import groupby

from literature.model import Page, PageKind, escape_text
from literature.render.pages.kind_indexes import kind_index_uris
from literature.render.pieces.cards import page_description
from literature.render.pieces.inline import one_block
from literature.render.templates import fill
from literature.site.site import Site

_COUNTED: tuple[tuple[PageKind, str, str], ...] = (
    ("summary", "summary", "summaries"),
    ("concept", "concept", "concepts"),
    ("claim", "claim examined", "claims examined"),
    ("reading", "reading list", "reading lists"),
)
_RECENT = 6


def render_overview(site: Site, base: str) -> str:
    """Numbers of works, pages of each kind, and findings, each a link to what is counted."""
    library = site.library
    indexes = {site.settings.kinds[uri.removesuffix("/index.md")]: uri for uri in kind_index_uris(site)}
    rows = [(len(library.references), "work", "works", site.index_link("references", base))]
    for kind, one, many in _COUNTED:
        number = sum(1 for page in library.pages.values() if page.kind == kind and not _is_index(page))
        if kind in indexes:
            rows.append((number, one, many, site.index_link(indexes[kind].removesuffix("/index.md"), base)))
    if library.findings:
        rows.append((len(library.findings), "finding", "findings", site.index_link("findings", base)))
    return one_block(fill(site, "overview.html", rows=rows))


def render_recent(site: Site, base: str) -> str:
    """The pages of the knowledge base that were reviewed last; of one day, the kinds by turns."""
    dated = [
        (page.front.reviewed, page)
        for page in site.library.pages.values()
        if page.front.reviewed and page.kind != "page" and page.uri in site.addresses.page_urls and not _is_index(page)
    ]
    dated.sort(key=lambda pair: (pair[0], pair[1].uri), reverse=True)
    pages: list[Page] = []
    for _, same_day in groupby(dated, key=lambda pair: pair[0]):
        pages += _by_turns([page for _, page in same_day])
    rows = [(page, page_description(site, page)) for page in pages[:_RECENT]]
    return one_block(fill(site, "recent.html", rows=rows, base=base))


def block_note(name: str) -> str:
    """What stands in place of a block with options, which neither takes."""
    return f'<p class="lit-missing">The block {escape_text(name)} takes no options.</p>'


def _is_index(page: Page) -> bool:
    return page.uri.endswith("/index.md")


def _by_turns(pages: list[Page]) -> list[Page]:
    """One page of each kind, then the next of each, and so on."""
    places: dict[PageKind, int] = {}
    order: list[tuple[int, int, Page]] = []
    for page in pages:
        places[page.kind] = places.get(page.kind, 0) + 1
        order.append((places[page.kind], len(order), page))
    return [page for _, _, page in sorted(order, key=lambda item: item[:2])]
