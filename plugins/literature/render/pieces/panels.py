"""What a page of each kind is given beside its own text: a card on top, lists below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from literature.extensions import described
from literature.library.chosen_works import lists_works_cited
from literature.model import Page, escape_text
from literature.render.blocks.findings_block import render_findings
from literature.render.blocks.quiz_block import front_matter_quiz
from literature.render.blocks.readings_block import reading_card
from literature.render.figures.intervals import Axes
from literature.render.inserts import Inserts
from literature.render.pieces.free_links import free_link
from literature.render.pieces.main_figure import main_figure
from literature.render.pieces.verdicts import verdict_words
from literature.render.pieces.work_lists import listed_works
from literature.render.templates import fill
from literature.settings import Settings
from literature.site.here import Here
from literature.site.related_concepts import related_concepts
from literature.site.sentences import spoken
from literature.text.marks import MARK
from literature.vocabulary.grades import BASES, CERTAINTIES, shown
from literature.vocabulary.page_kinds import PAGE_KINDS, PageKind, page_kind

_FIRST_HEADING = re.compile(r"\A\s*#\s[^\n]*(?:\n|\Z)")
_FIRST_PARAGRAPH = re.compile(rf"\A\s*#\s[^\n]*\n\s*\n(?:{MARK.pattern})*(?:[^\W\d_][^\n]*(?:\n|\Z))+(?=\s*\n|\Z)")
"""Heading and the plain lines below it, in front of which marks may stand."""


def with_panels(here: Here, page: Page, linked_text: str, inserts: Inserts) -> str:
    """The page's text, links resolved already, with marks for the card of its kind on top and for the lists that follow
    from the library below, each under a heading."""
    kind = page_kind(page.kind)
    top = reading_card(here, page) if page.uri in here.site.library.reading_lists else ""
    card, own_lists, fault = _of_kind(kind, here, page)
    inserts.faults += [fault] if fault else []
    below = [*own_lists, *_on_paths(here, page), *_test(here, page), *_works_cited(here, page)]
    # What a list is for comes before how much it is.
    heading = (not card and top and _FIRST_PARAGRAPH.match(linked_text)) or _FIRST_HEADING.match(linked_text)
    top = card or top
    if top:
        position = heading.end() if heading else 0
        linked_text = f"{linked_text[:position]}\n{inserts.block(top)}\n\n{linked_text[position:]}"
    lists = (f"## {title}\n\n{inserts.block(html)}" for title, html in below)
    return "\n\n".join([linked_text.rstrip("\n"), *lists]) + "\n"


def _of_kind(kind: PageKind, here: Here, page: Page) -> tuple[str, Iterable[tuple[str, str]], str]:
    """Card and lists of a page of a kind, and what is to be said where one of another package fails: a note stands on
    top."""
    make_card, make_lists = kind.card or CARDS.get(kind.name), kind.lists or LISTS.get(kind.name)
    try:
        card = make_card(here, page) if make_card else ""
        lists = tuple(make_lists(here, page)) if make_lists else ()
        if not all(
            isinstance(text, str) for text in (card, *(text for title, html in lists for text in (title, html)))
        ):
            raise TypeError("gave something else than texts")
    except Exception as error:
        added = PAGE_KINDS.installed().by_name.get(kind.name)
        if added is None:
            raise
        said = f"{page.locate(0)}: the kind of page '{kind.name}' of the package {added.package} failed"
        note = here.site.catalog.gettext("What belongs to this page could not be shown.")
        return f'<p class="lit-missing">{escape_text(note)}</p>', (), f"{said}: {described(error)}"
    return card, lists, ""


def _summary_card(here: Here, page: Page) -> str:
    library = here.site.library
    key = library.resolve(page.front.reference)
    if not key:
        return ""
    concepts = [library.concepts[id_] for id_ in page.front.concepts if id_ in library.concepts]
    basis = here.html(spoken(here.site, page.front.rests_on)) or shown(page.front.basis, BASES, here.site.catalog)
    figure = main_figure(here, page)
    free = free_link(here.site, key)
    return fill(here, "summary_card.html", key=key, page=page, concepts=concepts, basis=basis, free=free, figure=figure)


def _claim_card(here: Here, page: Page) -> str:
    front, site = page.front, here.site
    if not front.verdict:
        return ""
    folder = site.settings.folder_of(page.kind)
    return fill(
        here,
        "claim_card.html",
        verdict=front.verdict,
        words=verdict_words(front.verdict, site.catalog),
        because=here.html(spoken(site, front.because)),
        instead=here.html(spoken(site, front.instead)),
        sure=shown(front.sure, CERTAINTIES, site.catalog),
        sure_because=here.html(spoken(site, front.sure_because)),
        judged=site.catalog.month(*map(int, front.judged.split("-"))) if front.judged else "",
        meanings=f"{here.to_index(folder)}#{front.verdict}" if folder else "",
    )


def _concept_lists(here: Here, page: Page) -> Iterator[tuple[str, str]]:
    """Heading and HTML of a concept's findings, key works, relations and the pages that use it."""
    site, library = here.site, here.site.library
    gettext, groups = site.catalog.gettext, related_concepts(site, page.id)
    works = sorted(library.resolve_all(page.front.key_works), key=site.style.sort_key)
    used = [library.pages[uri] for uri in library.links.get(page.uri, ())]
    shows_findings = any(block.name == "findings" for block in page.blocks)
    about = () if shows_findings else library.findings_about(page.id)
    findings = render_findings(here, about, name=page.id, axes=Axes.of_page(library, page))
    if findings:
        yield gettext("Findings"), findings
    if works:
        yield gettext("Key works"), listed_works(here, works, "key-")
    if groups:
        yield gettext("Related concepts"), fill(here, "relations.html", groups=groups)
    if used:
        yield gettext("Where it is used"), fill(here, "page_links.html", pages=used)


def _on_paths(here: Here, page: Page) -> Iterator[tuple[str, str]]:
    """What comes before and after a page that stands on a path, there."""
    library, gettext = here.site.library, here.site.catalog.gettext
    stops = library.stops.get(page.uri, ())
    if not stops:
        return
    groups = (
        (gettext("Before this"), [stop.before for stop in stops]),
        (gettext("After this"), [stop.after for stop in stops]),
        (gettext("On the paths"), [stop.path for stop in stops]),
    )
    named = [(name, [library.pages[uri] for uri in dict.fromkeys(uris) if uri]) for name, uris in groups]
    yield gettext("Before and after"), fill(here, "relations.html", groups=[group for group in named if group[1]])


def _test(here: Here, page: Page) -> Iterator[tuple[str, str]]:
    """The questions in a page's front matter."""
    if quiz := front_matter_quiz(here, page):
        yield here.site.catalog.gettext("Test yourself"), quiz


def _works_cited(here: Here, page: Page) -> Iterator[tuple[str, str]]:
    site = here.site
    cited = site.library.works_cited.get(page.uri, ())
    if cited and site.settings.works_cited and not lists_works_cited(site.library, page):
        keys = sorted(cited, key=site.style.sort_key)
        own = site.settings.works_cited
        heading = site.catalog.gettext("Works cited") if own == Settings().works_cited else own
        yield heading, listed_works(here, keys, "ref-")


CARDS: Mapping[str, Callable[[Here, Page], str]] = {"summary": _summary_card, "claim": _claim_card}
"""By kind, what stands below the heading of a page."""
LISTS: Mapping[str, Callable[[Here, Page], Iterator[tuple[str, str]]]] = {"concept": _concept_lists}
"""By kind, headings with HTML for below a page's text."""
