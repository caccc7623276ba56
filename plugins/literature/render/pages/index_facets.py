"""What an index of claims is narrowed by, beside the page: verdicts and topics, each with its count. A verdict's link
leads to its heading; `assets/search/listing.js` shows what was chosen alone, and keeps it in the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from literature.model import Library, Page
from literature.render.pieces.beside import Neighbour, Neighbours, beside
from literature.render.pieces.verdicts import verdict_mark
from literature.site.here import Here
from literature.vocabulary.grades import VERDICTS, shown

_FEWEST, _MOST = 3, 8
"""Pages that make a concept a topic of the index, and topics that are named."""


def index_facets(here: Here, pages: Sequence[Page]) -> str:
    """HTML for beside an index of these pages; empty where none has a verdict."""
    site, gettext = here.site, here.site.catalog.gettext
    counts = Counter[str](page.front.verdict for page in pages)
    if set(counts) <= {""}:
        return ""
    verdicts = [
        Neighbour(
            f"#{verdict}",
            shown(verdict, VERDICTS, site.catalog),
            mark=Markup('<span class="lit-verdict-{}">{}</span>').format(verdict, verdict_mark(verdict)),
            count=str(counts[verdict]),
            facet=("verdict", verdict),
        )
        for verdict in VERDICTS
        if counts[verdict]
    ]
    topics = [
        Neighbour(f"?concept={id_}", site.library.concepts[id_].title, count=str(count), facet=("concept", id_))
        for id_, count in topics_of(site.library, pages)
    ]
    groups = [(gettext("By verdict"), verdicts), (gettext("By topic"), topics)]
    return beside(here, [Neighbours(title, links) for title, links in groups if links])


def topics_of(library: Library, pages: Iterable[Page]) -> list[tuple[str, int]]:
    """Ids of the concepts that several of the pages bear on, with how many these are: most of them first."""
    counts = Counter(id_ for page in pages for id_ in page.front.concepts if id_ in library.concepts)
    found = [(id_, count) for id_, count in counts.items() if count >= _FEWEST]
    return sorted(found, key=lambda one: (-one[1], one[0]))[:_MOST]
