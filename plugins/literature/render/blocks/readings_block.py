"""Reading lists on the page: the card on top with times and downloads, and each session with its works.

`sources/readings.py` reads the blocks; `exports/site_files.py` writes the files that the card offers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from literature.exports.site_files import file_stem
from literature.model import Block, Page, ReadingList, ReadingWork, Session
from literature.render.blocks.twins import twins_before
from literature.render.pieces.citation_meta import listed_coins
from literature.render.pieces.inline import inline_html, one_block
from literature.render.templates import fill
from literature.site.here import Here
from literature.site.site import Site
from literature.vocabulary.export_formats import reading_list_formats, works_formats
from literature.vocabulary.words import count


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


def render_readings(here: Here, page: Page, block: Block) -> str:
    """HTML for the block; one without sessions becomes a marked note."""
    reading = here.site.library.reading_lists.get(page.uri)
    # The host may give other text than the library has read, so places in it need not agree: what does is how many
    # blocks of the same text stand before this one.
    parts = [part for part in reading.parts if part.body == block.body] if reading else []
    place = twins_before(page, block)
    sessions = parts[place].sessions if place < len(parts) else ()
    if reading is None or not sessions:
        return '<p class="lit-missing">No sessions are shown here: the block cannot be read.</p>'
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
    unit = reading.sessions[0].unit.lower() if reading.sessions else "session"
    stem = file_stem(site.addresses.page(page.uri), page.id)
    formats = [one for one in (*works_formats(), *reading_list_formats()) if reading.has_dates or not one.needs_dates]
    html = fill(
        here,
        "reading_card.html",
        name=page.id,
        reviewed=page.front.reviewed,
        facts=[count(len(reading.sessions), unit), count(len(keys), "work"), *_totals(reading)],
        files=[(one.label, here.to(f"{stem}.{one.ending}")) for one in formats],
        sessions=[
            (session, _time(session, optional=False), _time(session, optional=True)) for session in reading.sessions
        ],
        unit=unit.capitalize(),
        date_words=date_words,
        has_dates=reading.has_dates,
    )
    return one_block(html)


def works_files(here: Here, page: Page) -> list[tuple[str, str]]:
    """Name and link of each file with a page's works; none for a page without any."""
    site = here.site
    if not site.library.works_cited.get(page.uri) and page.uri not in site.library.reading_lists:
        return []
    stem = file_stem(site.addresses.page(page.uri), page.id)
    return [(one.label, here.to(f"{stem}.{one.ending}")) for one in works_formats()]


def date_words(session: Session) -> str:
    """`14 January 2027, 14:15`; empty without a date."""
    if session.date is None:
        return ""
    day = f"{session.date.day} {_MONTHS[session.date.month - 1]} {session.date.year}"
    return f"{day}, {session.time:%H:%M}" if session.time else day


def minutes_words(minutes: int) -> str:
    """`45 min`, `2 h`, `2 h 30 min`."""
    hours, rest = divmod(minutes, 60)
    return " ".join(
        part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "") if part
    )


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def _sessions(here: Here, sessions: Sequence[Session], earlier: set[str]) -> Iterator[dict[str, object]]:
    for session in sessions:
        rows = [(work.is_optional, _row(here, work, earlier)) for work in session.works]
        time = _time(session, optional=False)
        meeting = f"meets for {minutes_words(session.duration)}" if session.duration else ""
        facts = [date_words(session), session.place, meeting, f"{time} of required reading" if time else ""]
        yield {
            "session": session,
            "facts": [fact for fact in facts if fact],
            "question": Markup(inline_html(here, session.question)),
            "required": [row for is_optional, row in rows if not is_optional],
            "optional": [row for is_optional, row in rows if is_optional],
            "optional_time": _time(session, optional=True),
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
        part=_part(work),
        time=minutes_words(work.minutes) if work.minutes else "",
        why=Markup(inline_html(here, work.why)),
        summary=here.to_page(summary.uri) if summary else "",
        coins=listed_coins(site, key) if is_new else Markup(),
    )


def _part(work: ReadingWork) -> str:
    parts = []
    for one, many, value in (("Chapter", "Chapters", work.chapters), ("p.", "pp.", work.pages)):
        if value:
            is_many = any(mark in value for mark in "-–,;&")
            parts.append(f"{many if is_many else one} {value.replace('-', '–')}")
    return ", ".join(parts)


def _time(session: Session, *, optional: bool) -> str:
    """Time for the required or optional works, said to be the least when some works have no time."""
    works = [work for work in session.works if work.is_optional == optional]
    minutes = session.optional_minutes if optional else session.minutes
    if not minutes:
        return ""
    least = "at least " if any(work.minutes is None for work in works) else ""
    return least + minutes_words(minutes)


def _totals(reading: ReadingList) -> Iterator[str]:
    required = sum(session.minutes for session in reading.sessions)
    optional = sum(session.optional_minutes for session in reading.sessions)
    if required:
        yield f"about {minutes_words(required)} of required reading"
    if optional:
        yield f"{minutes_words(optional)} optional"


def _keys_before(site: Site, reading: ReadingList, number: int) -> set[str]:
    """Works of earlier sessions: each work is offered to citation managers once."""
    return {
        site.library.resolve(work.key)
        for session in reading.sessions
        if session.number < number
        for work in session.works
    }
