"""Reading lists on the page: the card on top with times and downloads, and each session with its works.

`sources/readings.py` reads the blocks; `exports/site_files.py` writes the files that the card offers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from literature.library.paths import page_read
from literature.model import Block, Page, ReadingList, ReadingPage, ReadingWork, Session, escape_text
from literature.model.reading import SessionUnit
from literature.render.pieces.citation_meta import listed_coins
from literature.render.pieces.free_links import free_link
from literature.render.pieces.inline import inline_html, one_block
from literature.render.templates import fill
from literature.site.addresses import file_stem
from literature.site.book_files import formats_of_page
from literature.site.here import Here
from literature.site.reading_words import UNITS, date_words, minutes_words, part_words
from literature.site.site import Site
from literature.teaching.outputs import formats_for_teaching
from literature.vocabulary.catalog import N_, Catalog
from literature.vocabulary.export_formats import reading_list_formats, works_formats


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page of the site in a session, ready for the template."""

    uri: str
    """Empty when there is no such page."""
    written: str
    time: str
    why: Markup


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A work of a session, ready for the template."""

    key: str
    """Key in the library; empty when there is no such work."""
    written: str
    part: str
    """`pp. 3–20`, `Chapter 8`; empty for the whole work."""
    time: str
    why: Markup
    summary: str
    """Address of its summary; empty when there is none."""
    coins: Markup
    free: Markup
    """Link to a free text; empty when none is known."""


def render_readings(here: Here, page: Page, block: Block) -> str:
    """HTML for the block; one without sessions becomes a marked note."""
    reading = here.site.library.reading_lists.get(page.uri)
    # The host may give other text than the library has read, so places in it need not agree: what does is how many
    # blocks of the same text stand before this one.
    parts = [part for part in reading.parts if part.body == block.body] if reading else []
    place = block.twins
    sessions = parts[place].sessions if place < len(parts) else ()
    if reading is None or not sessions:
        said = here.site.catalog.gettext("No sessions are shown here: the block cannot be read.")
        return f'<p class="lit-missing">{escape_text(said)}</p>'
    earlier = _keys_before(here.site, reading, sessions[0].number)
    html = fill(
        here,
        "readings.html",
        name=page.id,
        sessions=list(_sessions(here, sessions, earlier)),
        numbered=len(reading.sessions) > 1,
    )
    return one_block(html)


def reading_card(here: Here, page: Page) -> str:
    """What stands on top of a page with a reading list: how much there is, what to take away, the weeks at a glance."""
    site = here.site
    reading = site.library.reading_lists[page.uri]
    works = list(reading.works())
    keys = site.library.resolve_all(work.key for work in works)
    pages = {page_read(site.library, one, page.uri) for session in reading.sessions for one in session.pages} - {""}
    catalog = site.catalog
    unit = reading.sessions[0].unit if reading.sessions else "Session"
    stem = file_stem(site.addresses.page(page.uri), page.id)
    formats = [one for one in (*works_formats(), *reading_list_formats()) if reading.has_dates or not one.needs_dates]
    formats += (*formats_for_teaching(site, page, reading), *formats_of_page(site, page))
    html = fill(
        here,
        "reading_card.html",
        name=page.id,
        outcomes=[Markup(inline_html(here, outcome)) for outcome in page.front.outcomes],
        reviewed=page.front.reviewed,
        facts=[
            (catalog.gettext(_MANY_UNITS[unit]), catalog.number(len(reading.sessions))),
            *([(catalog.gettext("Pages"), catalog.number(len(pages)))] if pages else ()),
            *([(catalog.gettext("Works"), catalog.number(len(keys)))] if keys or not pages else ()),
            *_totals(reading, catalog),
        ],
        works=len(keys),
        files={"ris": "", "imscc": "", "ics": ""} | {one.ending: here.to(f"{stem}.{one.ending}") for one in formats},
        others=[
            (catalog.gettext(one.label), here.to(f"{stem}.{one.ending}"))
            for one in formats
            if one.ending not in ("ris", "imscc", "ics")
        ],
        sessions=[
            (session, _time(session, catalog, optional=False), _time(session, catalog, optional=True))
            for session in reading.sessions
        ],
        unit=catalog.gettext(UNITS[unit]),
        date_words=lambda session: date_words(session, catalog),
        has_dates=reading.has_dates,
    )
    return one_block(html)


_MANY_UNITS: Mapping[SessionUnit, str] = {
    "Week": N_("Weeks"), "Session": N_("Sessions"), "Day": N_("Days"), "Step": N_("Steps"),
}  # fmt: skip


def _sessions(here: Here, sessions: Sequence[Session], earlier: set[str]) -> Iterator[dict[str, object]]:
    catalog = here.site.catalog
    for session in sessions:
        rows = [(work.is_optional, _row(here, work, earlier)) for work in session.works]
        pages = [(page.is_optional, _page_row(here, page)) for page in session.pages]
        time, length = _time(session, catalog, optional=False), session.duration
        facts = [
            date_words(session, catalog),
            session.place,
            catalog.gettext("meets for %(time)s", time=minutes_words(length, catalog)) if length else "",
            catalog.gettext("%(time)s of required reading", time=time) if time else "",
        ]
        yield {
            "session": session,
            "unit": catalog.gettext(UNITS[session.unit]),
            "facts": [fact for fact in facts if fact],
            "question": Markup(inline_html(here, session.question)),
            "required": [row for is_optional, row in rows if not is_optional],
            "required_pages": [row for is_optional, row in pages if not is_optional],
            "optional": [row for is_optional, row in rows if is_optional],
            "optional_pages": [row for is_optional, row in pages if is_optional],
            # Of a step that is whole without a choice, the heading would be the only word.
            "is_plain": session.is_step and not session.read(optional=True),
            "optional_time": _time(session, catalog, optional=True),
            "prompts": [Markup(inline_html(here, prompt)) for prompt in session.prompts],
        }


def _row(here: Here, work: ReadingWork, earlier: set[str]) -> WorkRow:
    site = here.site
    key = site.library.resolve(work.key)
    summary = site.library.summaries.get(key)
    is_new = bool(key) and key not in earlier
    earlier.add(key)
    return WorkRow(
        key=key,
        written=work.key,
        part=part_words(work, site.catalog),
        time=minutes_words(work.minutes, site.catalog) if work.minutes else "",
        why=Markup(inline_html(here, work.why)),
        summary=here.to_page(summary.uri) if summary else "",
        coins=listed_coins(site, key) if is_new else Markup(),
        free=free_link(site, key) if key else Markup(),
    )


def _page_row(here: Here, page: ReadingPage) -> PageRow:
    library = here.site.library
    return PageRow(
        uri=page_read(library, page, here.uri),
        written=page.name,
        time=minutes_words(page.minutes, here.site.catalog) if page.minutes else "",
        why=Markup(inline_html(here, page.why)),
    )


def _time(session: Session, catalog: Catalog, *, optional: bool) -> str:
    """Time for the required or optional works, said to be the least when some works have no time."""
    read = session.read(optional=optional)
    minutes = session.optional_minutes if optional else session.minutes
    if not minutes:
        return ""
    time = minutes_words(minutes, catalog)
    is_least = any(one.minutes is None for one in read)
    return catalog.gettext("at least %(time)s", time=time) if is_least else time


def _totals(reading: ReadingList, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Time for all required and for all optional works, said to be the least when some have no time."""
    for name, is_optional in ((catalog.gettext("Required"), False), (catalog.gettext("Optional"), True)):
        read = [one for session in reading.sessions for one in session.read(optional=is_optional)]
        if minutes := sum(one.minutes or 0 for one in read):
            time = minutes_words(minutes, catalog)
            is_least = any(one.minutes is None for one in read)
            yield name, catalog.gettext("at least %(time)s", time=time) if is_least else time


def _keys_before(site: Site, reading: ReadingList, number: int) -> set[str]:
    """Works of earlier sessions: each work is offered to citation managers once."""
    return {
        site.library.resolve(work.key)
        for session in reading.sessions
        if session.number < number
        for work in session.works
    }
