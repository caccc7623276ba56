"""The files that a site has for courses where its option `teaching` asks for them: beside reading lists, and one deck
of the whole site."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from literature.library.permalinks import page_name
from literature.model import Page, ReadingList
from literature.site.addresses import file_stem
from literature.site.here import Here
from literature.site.site import Site
from literature.teaching.anki import as_apkg
from literature.teaching.cards import cards_of
from literature.teaching.cartridge import cartridge
from literature.teaching.course_pages import course_pages, course_questions
from literature.teaching.gift import as_gift
from literature.teaching.qti import as_qti
from literature.teaching.table import as_table
from literature.text.openings import opening
from literature.vocabulary.export_formats import ExportFormat, teaching_formats
from literature.vocabulary.site_outputs import SiteOutput

SITE_DECK = "site.apkg"
_DECK = "apkg"
_CARTRIDGE = "imscc-1.3"
_NEVER = datetime.date(2020, 1, 1)
"""Stands for the day of a site of which no page says when it was reviewed."""


def formats_for_teaching(site: Site, page: Page, reading: ReadingList) -> list[ExportFormat]:
    """Those of the formats that the site asks for in which there is a file beside the list."""
    asked_for = [one for one in teaching_formats() if one.name in site.settings.teaching]
    if not asked_for:
        return []
    pages = (page, *course_pages(site.library, reading))
    has_questions = any(one.questions for one in pages)
    has_cards = has_questions or any(one.kind == "concept" and opening(one) for one in pages)
    return [one for one in asked_for if {"csv": True, _CARTRIDGE: True, _DECK: has_cards}.get(one.name, has_questions)]


def gift(site: Site, page: Page, reading: ReadingList) -> str:
    """The questions of a list for Moodle."""
    return as_gift(page.title, course_questions(site, reading))


def qti(site: Site, page: Page, reading: ReadingList) -> bytes:
    """The questions of a list as QTI."""
    name = f"{site.identity.name}|{page_name(page.uri)}"
    return as_qti(name, page.title, course_questions(site, reading), site.catalog.language)


def table(site: Site, page: Page, reading: ReadingList) -> str:
    """The list as a table."""
    return as_table(site, reading)


def deck(site: Site, page: Page, reading: ReadingList) -> bytes:
    """The cards of a list's concepts, claims and questions."""
    cards = cards_of(site, (page, *course_pages(site.library, reading)))
    return as_apkg(site.identity.name, {_within(site, page.title): cards}, _last_reviewed(site))


def site_deck(site: Site) -> bytes:
    """All cards of a site; empty where there are none."""
    cards = cards_of(site, site.library.pages.values())
    return as_apkg(site.identity.name, {_within(site): cards}, _last_reviewed(site)) if cards else b""


def _within(site: Site, title: str = "") -> str:
    """The title of a deck: within that of the site where it has one of its own."""
    # Anki parts decks from those within by two colons.
    return "::".join(word.replace("::", ":") for word in (site.identity.name or "Literature", title) if word)


def _last_reviewed(site: Site) -> datetime.date:
    return max((page.front.reviewed for page in site.library.pages.values() if page.front.reviewed), default=_NEVER)


def _beside(here: Here, page: Page) -> Iterator[tuple[str, str | bytes]]:
    reading = here.site.library.reading_lists.get(page.uri)
    if reading is not None:
        stem = file_stem(here.address.removeprefix("./"), page.id)
        for one in formats_for_teaching(here.site, page, reading):
            yield f"{stem}.{one.ending}", WRITERS[one.name](here.site, page, reading)


def _files(site: Site) -> Iterator[tuple[str, str | bytes]]:
    if _DECK in site.settings.teaching and (content := site_deck(site)):
        yield SITE_DECK, content


WRITERS: Mapping[str, Callable[[Site, Page, ReadingList], str | bytes]] = {
    "gift": gift, "qti": qti, "csv": table, _CARTRIDGE: partial(cartridge, version="1.3"), _DECK: deck,
}  # fmt: skip
"""By name of the format in `vocabulary/export_formats.py`."""
TEACHING = SiteOutput(name="teaching", files=_files, beside=_beside)
