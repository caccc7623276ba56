"""What a page of each kind is given beside its own text: a card on top, lists below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from literature.model import Page
from literature.render.blocks.findings_block import render_findings
from literature.render.blocks.readings_block import reading_card
from literature.render.inserts import Inserts
from literature.render.pieces.work_lists import listed_works
from literature.render.templates import fill
from literature.settings import Settings
from literature.site.here import Here
from literature.vocabulary.grades import BASES, VERDICTS, shown
from literature.vocabulary.page_kinds import page_kind

_FIRST_HEADING = re.compile(r"\A\s*#\s[^\n]*(?:\n|\Z)")


def with_panels(here: Here, page: Page, linked_text: str, inserts: Inserts) -> str:
    """The page's text, links resolved already, with marks for the card of its kind on top and for the lists that follow
    from the library below, each under a heading."""
    kind = page_kind(page.kind)
    top = reading_card(here, page) if page.uri in here.site.library.reading_lists else ""
    if kind.above:
        top = ABOVE[kind.above](here, page) or top
    below = [*(BELOW[kind.below](here, page) if kind.below else ()), *_works_cited(here, page)]
    if top:
        heading = _FIRST_HEADING.match(linked_text)
        position = heading.end() if heading else 0
        linked_text = f"{linked_text[:position]}\n{inserts.block(top)}\n\n{linked_text[position:]}"
    lists = (f"## {title}\n\n{inserts.block(html)}" for title, html in below)
    return "\n\n".join([linked_text.rstrip("\n"), *lists]) + "\n"


def _summary_card(here: Here, page: Page) -> str:
    library = here.site.library
    key = library.resolve(page.front.reference)
    if not key:
        return ""
    concepts = [library.concepts[id_] for id_ in page.front.concepts if id_ in library.concepts]
    basis = shown(page.front.basis, BASES, here.site.catalog)
    return fill(here, "summary_card.html", key=key, page=page, concepts=concepts, basis=basis)


def _claim_card(here: Here, page: Page) -> str:
    if not page.front.verdict:
        return ""
    words = shown(page.front.verdict, VERDICTS, here.site.catalog)
    return fill(here, "claim_card.html", verdict=page.front.verdict, words=words)


def _concept_lists(here: Here, page: Page) -> Iterator[tuple[str, str]]:
    """Heading and HTML of a concept's findings, key works, relations and the pages that use it."""
    site, library = here.site, here.site.library
    relations, gettext = library.relations[page.id], site.catalog.gettext
    groups = [
        (name, [library.concepts[id_] for id_ in ids])
        for name, ids in (
            (gettext("Broader"), relations.broader),
            (gettext("Narrower"), relations.narrower),
            (gettext("Related"), relations.related),
        )
        if ids
    ]
    works = sorted(library.resolve_all(page.front.key_works), key=site.style.sort_key)
    used = [library.pages[uri] for uri in library.links.get(page.uri, ())]
    shows_findings = any(block.name == "findings" for block in page.blocks)
    about = () if shows_findings else library.findings_about(page.id)
    findings = render_findings(here, about, name=page.id, has_forest=True)
    if findings:
        yield gettext("Findings"), findings
    if works:
        yield gettext("Key works"), listed_works(here, works, "key-")
    if groups:
        yield gettext("Related concepts"), fill(here, "relations.html", groups=groups)
    if used:
        yield gettext("Where it is used"), fill(here, "page_links.html", pages=used)


def _works_cited(here: Here, page: Page) -> Iterator[tuple[str, str]]:
    site = here.site
    cited = site.library.works_cited.get(page.uri, ())
    if cited and site.settings.works_cited:
        keys = sorted(cited, key=site.style.sort_key)
        own = site.settings.works_cited
        heading = site.catalog.gettext("Works cited") if own == Settings().works_cited else own
        yield heading, listed_works(here, keys, "ref-")


ABOVE: Mapping[str, Callable[[Here, Page], str]] = {"summary_card": _summary_card, "claim_card": _claim_card}
"""By the names that `vocabulary/page_kinds.py` has for them."""
BELOW: Mapping[str, Callable[[Here, Page], Iterator[tuple[str, str]]]] = {"concept_lists": _concept_lists}
