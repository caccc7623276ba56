"""Index pages of the kinds of authored pages, such as that of all summaries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from literature.library.literatures import literatures_of_page
from literature.model import Library, Page, escape_text
from literature.render.pages.index_facets import index_facets
from literature.render.pieces.literature_marks import literature_mark
from literature.render.pieces.verdicts import verdict_mark, verdict_words
from literature.render.templates import fill
from literature.site.here import Here
from literature.site.sentences import spoken
from literature.site.site import Site
from literature.text.filing import filed_title, first_letter
from literature.text.folding import fold
from literature.vocabulary.catalog import N_, Catalog
from literature.vocabulary.grades import CERTAINTIES, VERDICT_MEANINGS, shown
from literature.vocabulary.page_kinds import page_kind

_LONG = 20
"""Pages from which an index is long enough to be filtered, and to be left through by letters."""


def kind_index_uris(site: Site) -> dict[str, str]:
    """Uri and title of the index page of each folder that holds pages of its kind."""
    kinds = {page.kind for page in site.library.pages.values()}
    gettext, folders = site.catalog.gettext, site.settings.kinds
    return {f"{folder}/index.md": gettext(page_kind(kind).many) for folder, kind in folders.items() if kind in kinds}


@dataclass(frozen=True, slots=True)
class _Group:
    """Pages of an index under one heading."""

    pages: Sequence[Page]
    title: str | Markup = ""
    """Of the heading; none for the only group."""
    id: str = ""
    about: str = ""
    """What the pages have in common."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A page in an index, with what it can be grouped by."""

    page: Page
    words: Markup
    """What it says first; empty where its title says it."""
    literature: str
    """Names joined by `, `; empty where pages of the kind belong to none."""
    topic: str
    """Title of a concept: what it is a part of, or the first that it bears on."""
    mark: Markup | str
    """Of its literature."""
    verdict_mark: Markup | str
    """The mark of its verdict, for where it does not stand among those of the same one."""
    place: int
    """Among all by title."""


def beside_kind_index(here: Here, uri: str) -> str:
    """HTML for beside an index: what it is narrowed by. Empty for a short one, and where its pages have no verdicts."""
    pages = _pages(here.site, uri)
    return index_facets(here, pages) if len(pages) >= _LONG else ""


def kind_index(here: Here, uri: str, describe: Callable[[Page], str]) -> str:
    """HTML list of the pages of a folder's kind, by title, as its row in the table of kinds has it: with what
    each page says first (`describe`), under first letters. Claims stand by verdict, each with its reason."""
    site = here.site
    kind = page_kind(site.settings.kinds[uri.removesuffix("/index.md")])
    pages = _pages(site, uri)
    places = {page.uri: place for place, page in enumerate(pages)}
    has_verdicts = any(page.front.verdict for page in pages)
    if has_verdicts:
        groups = _by_verdict(pages, site.catalog)
        words = {page.uri: here.html(spoken(site, page.front.because)) for page in pages}
    else:
        groups = _by_letter(pages, site.catalog.language) if kind.has_letters else [_Group(pages)]
        words = {page.uri: Markup(escape_text(describe(page))) for page in pages if kind.is_said}
    literatures = [fold(name) for name in site.literature_sides or ()] if kind.has_letters else []
    return fill(
        here,
        "kind_index.html",
        sure={page.uri: shown(page.front.sure, CERTAINTIES, site.catalog) for page in pages},
        groups=[
            (group, [_entry(site, page, places[page.uri], words, literatures) for page in group.pages])
            for group in groups
        ],
        tally=[(group.id, group.title, len(group.pages)) for group in groups] if has_verdicts else (),
        ways=_ways(site.catalog, has_verdicts=has_verdicts),
        has_tools=len(pages) >= _LONG and (kind.has_letters or has_verdicts),
        letters=[(group.id, group.title) for group in groups] if kind.has_letters and len(pages) >= _LONG else (),
    )


def _ways(catalog: Catalog, *, has_verdicts: bool) -> Sequence[tuple[str, str]]:
    """The name under which entries hold what they can be grouped by, with what that is called. First how they stand
    here, which has no name; `title` is no group but their order by title."""
    gettext = catalog.gettext
    if has_verdicts:
        return ("", gettext("Verdict")), ("topic", gettext("Topic")), ("title", gettext("A to Z"))
    return ("", gettext("A to Z")), ("literature", gettext("Literature")), ("topic", gettext("Topic"))


def _pages(site: Site, uri: str) -> list[Page]:
    """Those of an index, by title."""
    kind, language = site.settings.kinds[uri.removesuffix("/index.md")], site.catalog.language
    order = {
        page.uri: (filed_title(page.title, language), page.uri)
        for page in site.library.pages.values()
        if page.kind == kind
    }
    return [site.library.pages[uri] for uri in sorted(order, key=order.__getitem__)]


def _entry(site: Site, page: Page, place: int, words: Mapping[str, Markup], literatures: Sequence[str]) -> _Entry:
    its = [name for name in literatures if name in literatures_of_page(site.library, page)] if literatures else []
    return _Entry(
        page,
        words.get(page.uri, Markup()),
        ", ".join(name.capitalize() for name in its),
        _topic(site.library, page),
        literature_mark(*(name in its for name in literatures)) if its else "",
        verdict_mark(page.front.verdict),
        place,
    )


def _topic(library: Library, page: Page) -> str:
    if page.kind == "concept":
        relations = library.relations[page.id]
        of = relations.broader[0] if relations.broader else page.id if relations.narrower else ""
    else:
        of = next((id_ for id_ in page.front.concepts if id_ in library.concepts), "")
    return library.concepts[of].title if of else ""


def _by_verdict(pages: list[Page], catalog: Catalog) -> list[_Group]:
    """Claims in the order of the verdicts, those without one at the end."""
    groups = []
    for verdict, meaning in {**VERDICT_MEANINGS, "": N_("No verdict has been reached yet.")}.items():
        found = [page for page in pages if page.front.verdict == verdict]
        if found:
            title = verdict_words(verdict, catalog) or catalog.gettext("Open")
            groups.append(_Group(found, title, verdict or "open", catalog.gettext(meaning)))
    return groups


def _by_letter(pages: list[Page], language: str) -> list[_Group]:
    letters: dict[str, list[Page]] = {}
    for page in pages:
        letters.setdefault(first_letter(filed_title(page.title, language)), []).append(page)
    return [_Group(found, letter, letter.lower()) for letter, found in letters.items()]
