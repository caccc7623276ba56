"""Concepts and claims that the sessions of a reading list are about: those that they name, and those whose works they
read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from literature.library.link_targets import FINDING, uri_named
from literature.library.paths import page_read
from literature.model import Library, Page, ReadingList, Session, Wikilink
from literature.site.site import Site
from literature.teaching.asked import Asked, asked
from literature.text.markdown.scanner import scan
from literature.vocabulary.citation_intents import CITATION_INTENTS

_KINDS = ("concept", "claim")


def session_pages(library: Library, session: Session) -> tuple[Page, ...]:
    """Concepts and claims of a session, each once: first those that it reads, then those that its question, prompts and
    reasons link to by name, then the concepts that have a work of it among their key works and the claims that a work
    of it speaks for or against."""
    read = filter(None, (page_read(library, page, "") for page in session.pages))
    uris = dict.fromkeys((*read, *_named(library, _texts(session)), *_of_works(library, session)))
    return tuple(library.pages[uri] for uri in uris if library.pages[uri].kind in _KINDS)


def course_pages(library: Library, reading: ReadingList) -> tuple[Page, ...]:
    """Concepts and claims of all sessions, each once, those that the page itself links to behind them."""
    found = [page for session in reading.sessions for page in session_pages(library, session)]
    links = library.pages[reading.page_uri].wikilinks
    found += (library.pages[uri] for uri in _linked(library, links, reading.page_uri))
    return tuple({page.uri: page for page in found if page.kind in _KINDS}.values())


def session_questions(site: Site, session: Session) -> tuple[Asked, ...]:
    """The questions of a session's pages."""
    pages = session_pages(site.library, session)
    return tuple(one for page in pages for one in asked(site, page))


def course_questions(site: Site, reading: ReadingList) -> tuple[Asked, ...]:
    """The questions of the list's own page, and those of the pages that its sessions are about."""
    pages = (site.library.pages[reading.page_uri], *course_pages(site.library, reading))
    return tuple(one for page in pages for one in asked(site, page))


def _texts(session: Session) -> Iterator[str]:
    yield session.question
    yield from session.prompts
    yield from (page.why for page in session.pages)
    yield from (work.why for work in session.works)


def _named(library: Library, texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _linked(library, (token for token in scan(text).tokens if isinstance(token, Wikilink)))


def _linked(library: Library, links: Iterable[Wikilink], own_uri: str = "") -> Iterator[str]:
    for link in links:
        uri = "" if link.target.startswith(FINDING) else uri_named(link.target, library.names, own_uri)
        if uri in library.pages:
            yield uri


def _of_works(library: Library, session: Session) -> Iterator[str]:
    for key in library.resolve_all(work.key for work in session.works):
        for id_ in library.concepts_of(key):
            if library.is_key_work(key, id_):
                yield library.concepts[id_].uri
        for mention in library.mentions.get(key, ()):
            intents = (CITATION_INTENTS[name] for name in mention.intents)
            if any(intent.is_for or intent.is_against for intent in intents):
                yield mention.page_uri
