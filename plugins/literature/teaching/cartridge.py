"""A reading list as a course in a Common Cartridge: for each session a page, links to its works, its prompts as topics
of discussion, and a quiz."""

from __future__ import annotations

from collections.abc import Iterator

from literature.library.paths import page_read
from literature.library.permalinks import page_name
from literature.model import Page, ReadingList, ReadingPage, ReadingWork, Session, escape_attribute, escape_text
from literature.references.addresses import lasting_address
from literature.site.reading_words import UNITS, date_words, minutes_words, part_words
from literature.site.sentences import spoken
from literature.site.site import Site
from literature.teaching.course_pages import session_questions
from literature.teaching.imscc import CartridgeItem, CartridgeModule, Version, as_imscc
from literature.teaching.quiz_1_2 import can_be_asked


def cartridge(site: Site, page: Page, reading: ReadingList, version: Version = "1.1") -> bytes:
    """The list as a cartridge: a module for each session. A work, a summary and a question stand in the first session
    that has them."""
    seen: set[str] = set()
    modules = []
    for name, session in named_sessions(reading):
        items = [item for item in _items(site, session, seen) if item.name not in seen]
        seen.update(item.name for item in items if item.url)
        modules.append(CartridgeModule(name, _title(site, reading, session), tuple(items)))
    name = f"{site.identity.name}|{page_name(page.uri)}"
    return as_imscc(name, page.title, page.front.description, modules, site.catalog.language, version)


def named_sessions(reading: ReadingList) -> Iterator[tuple[str, Session]]:
    """Each session with a name that stays when others come before it: its title, numbered where two are alike."""
    seen: dict[str, int] = {}
    for session in reading.sessions:
        seen[session.title] = seen.get(session.title, 0) + 1
        yield f"{session.title}#{seen[session.title]}", session


def _title(site: Site, reading: ReadingList, session: Session) -> str:
    unit = site.catalog.gettext(UNITS[session.unit])
    return f"{unit} {session.number}: {session.title}" if len(reading.sessions) > 1 else session.title


def _items(site: Site, session: Session, seen: set[str]) -> Iterator[CartridgeItem]:
    yield CartridgeItem("page", session.title, html=_page(site, session))
    works: dict[str, CartridgeItem] = {}
    if site.identity.url:
        for page in session.pages:
            if uri := page_read(site.library, page, ""):
                address = site.identity.whole(site.addresses.page(uri))
                works[uri] = CartridgeItem(f"read|{uri}", site.library.pages[uri].title, address)
    for work in session.works:
        if key := site.library.resolve(work.key):
            for item in _links(site, key, is_optional=work.is_optional):
                works.setdefault(item.name, item)
    yield from works.values()
    for at, prompt in enumerate(session.prompts, 1):
        text = spoken(site, prompt).as_plain()
        yield CartridgeItem(f"topic|{at}", text, text=text, is_topic=True)
    new = (one for one in session_questions(site, session) if f"question|{one.name}" not in seen)
    questions = tuple(filter(can_be_asked, new))
    if questions:
        seen.update(f"question|{one.name}" for one in questions)
        yield CartridgeItem("quiz", site.catalog.gettext("Test yourself"), questions=questions)


def _links(site: Site, key: str, *, is_optional: bool) -> Iterator[CartridgeItem]:
    """A work and its summary; a page with the entry where there is no address to link to."""
    reference = site.library.references[key]
    label = site.style.label(key).as_plain()
    title = f"{label}: {reference.plain('title')}" if reference.plain("title") else label
    shown = site.catalog.gettext("%(work)s (optional)", work=title) if is_optional else title
    entry = site.style.entry(key).as_plain()
    yield CartridgeItem(f"work|{key}", shown, _address(site, key), "" if _address(site, key) else entry)
    summary = site.library.summaries.get(key)
    if summary is not None and site.identity.url:
        shown = site.catalog.gettext("Summary: %(title)s", title=summary.title)
        yield CartridgeItem(f"summary|{key}", shown, site.identity.whole(site.addresses.page(summary.uri)))


def _address(site: Site, key: str) -> str:
    """Of the work's page, or of the work where the site's address is not known."""
    return site.identity.whole(site.addresses.reference(key)) or lasting_address(site.library.references[key])


def _page(site: Site, session: Session) -> str:
    """What the session is about and what is read for it, as HTML."""
    catalog = site.catalog
    length = session.duration
    when = [
        date_words(session, catalog),
        session.place,
        catalog.gettext("meets for %(time)s", time=minutes_words(length, catalog)) if length else "",
    ]
    parts = [f"<h1>{escape_text(session.title)}</h1>", _paragraph(" · ".join(filter(None, when)))]
    parts.append(_paragraph(spoken(site, session.question).as_plain()))
    for heading, is_optional in ((catalog.gettext("Required"), False), (catalog.gettext("Optional"), True)):
        read = session.read(optional=is_optional)
        works = [_read(site, one) if isinstance(one, ReadingPage) else _work(site, one) for one in read]
        if any(works):
            parts.append(f"<h2>{escape_text(heading)}</h2><ul>{''.join(works)}</ul>")
    if session.prompts:
        prompts = "".join(f"<li>{escape_text(spoken(site, prompt).as_plain())}</li>" for prompt in session.prompts)
        parts.append(f"<h2>{escape_text(catalog.gettext('For discussion'))}</h2><ul>{prompts}</ul>")
    return "\n".join(filter(None, parts))


def _read(site: Site, page: ReadingPage) -> str:
    """A page of the site that is read for a session, as an item of a list in HTML."""
    uri = page_read(site.library, page, "")
    if not uri:
        return ""
    title = escape_text(site.library.pages[uri].title)
    if address := site.identity.whole(site.addresses.page(uri)):
        title = f'<a href="{escape_attribute(address)}">{title}</a>'
    time = minutes_words(page.minutes, site.catalog) if page.minutes else ""
    said = [title, escape_text(f"({time})") if time else "", escape_text(spoken(site, page.why).as_plain())]
    return f"<li>{' '.join(filter(None, said))}</li>"


def _work(site: Site, work: ReadingWork) -> str:
    key = site.library.resolve(work.key)
    if not key:
        return ""
    entry = escape_text(site.style.entry(key).as_plain())
    if address := _address(site, key):
        entry = f'<a href="{escape_attribute(address)}">{entry}</a>'
    time = minutes_words(work.minutes, site.catalog) if work.minutes else ""
    facts = ", ".join(filter(None, (part_words(work, site.catalog), time)))
    said = [entry, escape_text(f"({facts})") if facts else "", escape_text(spoken(site, work.why).as_plain())]
    return f"<li>{' '.join(filter(None, said))}</li>"


def _paragraph(text: str) -> str:
    return f"<p>{escape_text(text)}</p>" if text else ""
