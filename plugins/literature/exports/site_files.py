"""Every file that a site offers beside its pages: works cited, reading lists, the whole library, the feed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from literature.exports.atom import FeedEntry, as_atom
from literature.exports.ics import CalendarEvent, as_ics
from literature.exports.records import records_of
from literature.exports.ris import with_notes
from literature.library.permalinks import page_name
from literature.model import Library, Page, ReadingList, Session
from literature.site.addresses import file_stem
from literature.site.reading_words import UNITS, part_words
from literature.site.sentences import spoken
from literature.site.site import Site
from literature.teaching.cartridge import cartridge, named_sessions
from literature.text.markdown.inline import plain_inline
from literature.vocabulary.export_formats import ExportFormat, page_formats, reading_list_formats, works_formats
from literature.vocabulary.page_kinds import PLAIN

FEED = "feed.xml"
LIBRARY = "exports/library"
_WITH_NOTES = "ris"
"""The format in which a list's works say what the list says of them."""


def site_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """File below the site's folder and content of every export, in an order that does not change. Reading lists have
    their works in every format, for courses link to these files; other pages have those of `page_formats`.

    Without the site's address there is no feed, and cartridges link to works where they were published.
    """
    return ((name, make()) for name, make in site_file_makers(site))


def site_file_makers(site: Site) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The same with what makes the content in place of the content."""
    for uri, page in sorted(site.library.pages.items()):
        stem = file_stem(site.addresses.page(uri), page.id)
        reading = site.library.reading_lists.get(uri)
        if page_keys(site.library, uri):
            for one in works_formats() if reading is not None else page_formats():
                yield f"{stem}.{one.ending}", partial(works_file, site, uri, one)
        if reading is not None:
            for one in reading_list_formats():
                if reading.has_dates or not one.needs_dates:
                    yield f"{stem}.{one.ending}", partial(READING_LIST_WRITERS[one.name], site, page, reading)
    keys = list(site.library.references)
    for one in works_formats():
        yield f"{LIBRARY}.{one.ending}", partial(_encoded, records_of(site).text, one, keys)
    if site.identity.url:
        yield FEED, partial(_encoded, feed, site)


def works_file(site: Site, uri: str, one: ExportFormat) -> bytes:
    """The works of a page in a format of works, as they stand beside it."""
    keys, reading = page_keys(site.library, uri), site.library.reading_lists.get(uri)
    if reading is not None and one.name == _WITH_NOTES:
        return _encoded(_assigned, site, reading, keys)
    return _encoded(records_of(site).text, one, keys)


def page_keys(library: Library, uri: str) -> list[str]:
    """Works of a page, each once: those its sessions assign in their order, then those it cites."""
    reading = library.reading_lists.get(uri)
    assigned = library.resolve_all(work.key for work in reading.works()) if reading else ()
    return list(dict.fromkeys([*assigned, *library.works_cited.get(uri, ())]))


def calendar(site: Site, page: Page, reading: ReadingList) -> str:
    """The dated sessions as a calendar."""
    dated = [(name, session) for name, session in named_sessions(reading) if session.date]
    events = [
        CalendarEvent(
            name=f"{site.identity.name}|{page_name(page.uri)}|{name}",
            title=f"{page.title}: {session.title}",
            date=session.date,
            time=session.time,
            minutes=session.duration,
            description=_agenda(site, session),
            place=session.place,
            url=site.identity.whole(f"{site.addresses.page(page.uri)}#{session.unit.lower()}-{session.number}"),
        )
        for name, session in dated
        if session.date is not None
    ]
    revised = page.front.reviewed or min((event.date for event in events), default=datetime.date(1970, 1, 1))
    return as_ics(page.title, events, revised)


def feed(site: Site) -> str:
    """New and changed pages of the knowledge base and new references, by the days that the lock file and the reviews
    give; what was never locked has no day and is left out."""
    entries = [*_page_entries(site), *_reference_entries(site)]
    name, url, author = site.identity.name, site.identity.url, site.identity.author
    return as_atom(name, url, url + FEED, author, entries, language=site.catalog.language)


def page_dates(library: Library) -> dict[str, datetime.date]:
    """By uri, the day on which a page was last reviewed, or else first locked."""
    since = {link.name: link.since for link in library.permalinks if link.kind == "page"}
    dates = {uri: page.front.reviewed or since.get(page_name(uri)) for uri, page in library.pages.items()}
    return {uri: date for uri, date in dates.items() if date}


def reference_dates(library: Library) -> dict[str, datetime.date]:
    """By key, the day on which a reference was first locked."""
    links = (link for link in library.permalinks if link.kind == "reference")
    return {key: link.since for link in links if (key := library.resolve(link.name))}


def _assigned(site: Site, reading: ReadingList, keys: list[str]) -> str:
    """The works of a list as RIS, each with what the list says of it: session, part, whether optional, and why."""
    catalog = site.catalog
    notes: dict[str, list[str]] = {key: [] for key in keys}
    for session in reading.sessions:
        meeting = f"{catalog.gettext(UNITS[session.unit])} {session.number}: {session.title}"
        for work in session.works:
            if key := site.library.resolve(work.key):
                optional = catalog.gettext("Optional") if work.is_optional else ""
                why = spoken(site, work.why).as_plain()
                said = (meeting, part_words(work, catalog), optional, why)
                notes[key].append(" · ".join(filter(None, said)))
    ris = next(one for one in works_formats() if one.name == _WITH_NOTES)
    return "".join(with_notes(records_of(site).record(ris, key), notes[key]) for key in keys)


def _encoded(make: Callable[..., str], *arguments: object) -> bytes:
    return make(*arguments).encode("utf-8", "replace")


def _agenda(site: Site, session: Session) -> str:
    lines = [plain_inline(session.question)] if session.question else []
    catalog = site.catalog
    for heading, is_optional in ((catalog.gettext("Required:"), False), (catalog.gettext("Optional:"), True)):
        found = [site.library.resolve(work.key) for work in session.works if work.is_optional == is_optional]
        if any(found):
            lines.append(heading)
            lines += [f"- {site.style.entry(key).as_plain()}" for key in found if key]
    return "\n".join(lines)


def _page_entries(site: Site) -> Iterator[FeedEntry]:
    since = {link.name: link.since for link in site.library.permalinks if link.kind == "page"}
    for uri, page in site.library.pages.items():
        published = since.get(page_name(uri), page.front.reviewed)
        if page.kind != PLAIN and published is not None:
            updated = max(page.front.reviewed or published, published)
            url = site.identity.whole(site.addresses.page(uri))
            yield FeedEntry(f"page|{page_name(uri)}", page.title, url, published, updated, page.front.description)


def _reference_entries(site: Site) -> Iterator[FeedEntry]:
    for key, since in reference_dates(site.library).items():
        title = site.library.references[key].plain("title") or key
        url = site.identity.whole(site.addresses.reference(key))
        yield FeedEntry(f"reference|{key}", title, url, since, since, site.style.entry(key).as_plain())


def all_dates(site: Site) -> dict[str, datetime.date]:
    """Absolute address to the day on which the page there last changed, for the sitemap."""
    pages: Iterable[tuple[str, datetime.date]] = (
        (site.addresses.page(uri), date) for uri, date in page_dates(site.library).items()
    )
    references = ((site.addresses.reference(key), date) for key, date in reference_dates(site.library).items())
    return {site.identity.whole(address): date for address, date in (*pages, *references)}


READING_LIST_WRITERS: Mapping[str, Callable[[Site, Page, ReadingList], bytes]] = {
    "imscc": cartridge,
    "ics": partial(_encoded, calendar),
}
"""By name of the format in `vocabulary/export_formats.py`."""
