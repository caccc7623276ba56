"""`llms.txt`, by which programs that read learn what a site has, and `llms-full.txt`, the text of what it says: claims
and concepts first (llmstxt.org). Short enough to be read at once; where there is more, the files say where it is."""

from __future__ import annotations

from collections.abc import Iterator

from literature.data.json_files import COLLECTIONS
from literature.data.markdown import escaped, link, listed
from literature.data.page_text import page_markdown
from literature.data.places import TEXT, markdown_file, pages_of_kind, whole
from literature.model import Page
from literature.render.pieces.cards import page_description
from literature.site.here import Here
from literature.site.record_files import is_index, records_file
from literature.site.site import Site
from literature.vocabulary.grades import VERDICTS, shown
from literature.vocabulary.page_kinds import PAGE, page_kinds

LONGEST_LIST = 200
"""Pages of a kind that the overview names; of more, the first, and where all of them stand."""
LONGEST_TEXT = 600_000
"""Characters of all texts together, about 150,000 tokens."""
_FIRST = ("claim", "concept", "reading")
_ELSEWHERE = ("summary",)
"""Kinds of which there is one page for each work: the works say where they are."""


def overview(site: Site) -> str:
    """What the site has, a line for each page."""
    parts = [f"# {escaped(site.identity.name or 'Literature')}"]
    home = site.library.pages.get("index.md")
    if home is not None and (about := page_description(site, home)):
        parts.append(f"> {escaped(about)}")
    parts.append(
        "Every sentence of this site that cites a work has an address, and every work, figure and verdict is data. "
        "Pages below are Markdown with citations written out."
    )
    for heading, pages in _by_kind(site):
        lines = [_line(site, page) for page in pages[:LONGEST_LIST]]
        if len(pages) > LONGEST_LIST:
            lines.append(f"{len(pages) - LONGEST_LIST:,} more, in the data below.")
        parts.append(f"## {escaped(heading)}\n\n{listed(lines)}")
    parts.append(f"## Data\n\n{listed(_data(site))}")
    more = link("Full text", whole(site, TEXT))
    parts.append(f"## Optional\n\n- {more}: the claims and concepts, and what else has room, in one file.")
    return "\n\n".join(parts) + "\n"


def full_text(site: Site) -> str:
    """The text of the pages, claims and concepts first, as far as there is room."""
    parts = [f"# {escaped(site.identity.name or 'Literature')}\n"]
    pages = [page for _, of_kind in _by_kind(site) for page in of_kind]
    size = 0
    for page in pages:
        text = page_markdown(Here(site, "", page.uri), page, has_works=False)
        size += len(text)
        if size > LONGEST_TEXT:
            break
        parts.append(text)
    if left := len(pages) - len(parts) + 1:
        parts.append(f"{left:,} more pages are named in {link('the overview', whole(site, 'llms.txt'))}.\n")
    return "\n---\n\n".join(parts)


def _by_kind(site: Site) -> Iterator[tuple[str, list[Page]]]:
    """Name for readers and pages of each kind that has any."""
    kinds = page_kinds()
    order = [
        *(name for name in _FIRST if name in kinds),
        *(name for name in kinds if name not in (*_FIRST, *_ELSEWHERE)),
    ]
    for name in order:
        if pages := list(pages_of_kind(site, name)):
            yield site.catalog.gettext(kinds[name].many), pages
    others = [page for page in pages_of_kind(site, PAGE.name) if not is_index(page) and page.uri != "index.md"]
    if others:
        yield site.catalog.gettext(PAGE.many), others


def _line(site: Site, page: Page) -> str:
    verdict = shown(page.front.verdict, VERDICTS, site.catalog)
    said = " ".join(filter(None, (f"{verdict}." if verdict else "", page_description(site, page))))
    name = link(escaped(page.title), whole(site, markdown_file(site, page)))
    return f"{name}: {escaped(said)}" if said else name


def _data(site: Site) -> Iterator[str]:
    yield f"{link('Index', whole(site, records_file('index')))}: what there is, how many of each, and their schemas."
    for collection in COLLECTIONS:
        about = " ".join((collection.record.__doc__ or "").split())
        yield f"{link(collection.name.capitalize(), whole(site, records_file(collection.name)))}: {about}"
