"""What belongs beside a page: the pages of its topic, a concept's neighbours, the kinds of page that cite a work. A
theme prints it as `page.meta.literature_beside` where it has room; nothing is lost where it has none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from literature.model import Page
from literature.render.pieces.verdicts import verdict_mark
from literature.render.templates import fill
from literature.site.here import Here
from literature.site.site import Site
from literature.text.filing import filed_title
from literature.vocabulary.grades import VERDICTS, shown
from literature.vocabulary.page_kinds import PLAIN, page_kind

META = "literature_beside"
"""Where a theme's template finds it in a page's front matter."""
_MOST = 8
"""Pages of a topic that are named: so many can be looked over at a glance."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A link beside a page."""

    link: str
    title: str
    is_here: bool = False
    mark: Markup | str = ""
    """A verdict's mark, and its word for those who do not see it."""
    count: str = ""
    facet: tuple[str, str] = ("", "")
    """Name and value by which the link narrows the index that it stands beside; empty for one that leads on."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Links under one title."""

    title: str
    links: Sequence[Neighbour]


def beside(here: Here, groups: Sequence[Neighbours]) -> str:
    """HTML of links for beside a page."""
    return fill(here, "beside.html", groups=groups) if groups else ""


class BesidePages:
    """What belongs beside the authored pages of a site: by topic once for all of them, since many pages share one."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def of(self, uri: str) -> str:
        """HTML for beside a page; empty where nothing is near it."""
        page = self._site.library.pages.get(uri)
        if page is None or page.kind == PLAIN or _is_index(page):
            return ""
        here = Here(self._site, self._site.addresses.page(uri), uri)
        return beside(here, [group for group in self._groups(here, page) if group.links])

    def _groups(self, here: Here, page: Page) -> Iterator[Neighbours]:
        library, gettext = self._site.library, self._site.catalog.gettext
        if page.kind == "concept":
            relations = library.relations[page.id]
            for title, ids in ((gettext("Narrower"), relations.narrower), (gettext("Broader"), relations.broader)):
                yield Neighbours(title, _links(here, page, [library.concepts[id_] for id_ in ids]))
            return
        topics = [id_ for id_ in page.front.concepts if id_ in library.concepts]
        shared = [(id_, pages) for id_ in topics if len(pages := self._by_topic[page.kind, id_]) > 1]
        if shared:
            # A topic that can be shown whole says more than a window on a large one.
            topic, pages = next((one for one in shared if len(one[1]) <= _MOST), shared[0])
            title = gettext("More on “%(topic)s”", topic=library.concepts[topic].title)
            yield Neighbours(title, _links(here, page, _around(page, pages)))
        elif not topics and len(like := self._by_topic[page.kind, ""]) > 1:
            yield Neighbours(gettext(page_kind(page.kind).many), _links(here, page, _around(page, like)))

    @cached_property
    def _by_topic(self) -> dict[tuple[str, str], list[Page]]:
        """By kind and id of a concept, and by kind alone: summaries by the year of their work, all else by title."""
        library, language = self._site.library, self._site.catalog.language

        def place(page: Page) -> tuple[int, str, str]:
            work = library.work(page.front.reference) if page.front.reference else None
            return (work.year or 0 if work else 0), filed_title(page.title, language), page.uri

        found = defaultdict[tuple[str, str], list[Page]](list)
        for page in sorted(library.pages.values(), key=place):
            if page.kind != PLAIN and not _is_index(page):
                for topic in ("", *page.front.concepts):
                    found[page.kind, topic].append(page)
        return found


def _is_index(page: Page) -> bool:
    return page.uri.endswith(("/index.md", "/README.md"))


def _around(page: Page, pages: list[Page]) -> list[Page]:
    """The page and those nearest to it among these, no more than can be looked over."""
    place = next((place for place, other in enumerate(pages) if other.uri == page.uri), 0)
    start = max(0, min(place - _MOST // 2, len(pages) - _MOST))
    return pages[start : start + _MOST]


def _links(here: Here, page: Page, pages: Iterable[Page]) -> list[Neighbour]:
    return [
        Neighbour(here.to_page(other.uri), other.title, is_here=other.uri == page.uri, mark=_mark(here, other))
        for other in pages
    ]


def _mark(here: Here, page: Page) -> Markup | str:
    words = shown(page.front.verdict, VERDICTS, here.site.catalog)
    if not words:
        return ""
    return Markup('<span class="lit-verdict-{}">{}<span class="lit-visually-hidden">{}: </span></span>').format(
        page.front.verdict, verdict_mark(page.front.verdict), words
    )
