"""Rules over reading lists, paths and bibliography blocks."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from literature.checks.lines import unknown_in_lines
from literature.library.paths import PATH, page_read
from literature.model import Library, Location, Problem, ReadingPage, Session, Severity, rule
from literature.text.nearest import Nearest


@rule("LST003", Severity.ERROR, "A list names what does not exist.")
def unknown_reading_key(library: Library) -> Iterator[Problem]:
    """A reading list or path names a work that is not in the bibliography, or a page that does not exist."""
    nearest_key, nearest_page = Nearest(library.keys), Nearest(library.names)
    for reading in library.reading_lists.values():
        for page in (page for session in reading.sessions for page in session.pages):
            if not page_read(library, page, reading.page_uri):
                message = f"there is no other page '{page.name}'"
                yield unknown_reading_key.problem(message, page.location, nearest_page.to(page.name))
    for reading in library.reading_lists.values():
        for work in reading.works():
            if not library.resolve(work.key):
                message = f"'{work.key}' is not in the bibliography"
                yield unknown_reading_key.problem(message, work.location, nearest_key.to(work.key))
    lines = (
        (text, place, reading.page_uri)
        for reading in library.reading_lists.values()
        for session in reading.sessions
        for text, place in _texts(session)
    )
    yield from unknown_in_lines(library, lines, unknown_reading_key, nearest_key)


@rule("LST004", Severity.WARNING, "A session names a work or a page twice.")
def repeated_reading(library: Library) -> Iterator[Problem]:
    """A session names the same work twice for the same pages, or the same page of the site twice."""
    for reading in library.reading_lists.values():
        for session in reading.sessions:
            seen: set[tuple[str, str, str]] = set()
            for work in session.works:
                what = (library.resolve(work.key) or work.key, work.pages, work.chapters)
                if what in seen:
                    message = f"'{work.key}' stands twice in {session.unit.lower()} {session.number}"
                    yield repeated_reading.problem(message, work.location)
                seen.add(what)
            uris: set[str] = set()
            for page in session.pages:
                uri = page_read(library, page, reading.page_uri) or page.name
                if uri in uris:
                    message = f"'{page.name}' stands twice in {session.unit.lower()} {session.number}"
                    yield repeated_reading.problem(message, page.location)
                uris.add(uri)


@rule("LST005", Severity.WARNING, "Sessions are not in order.")
def unordered_sessions(library: Library) -> Iterator[Problem]:
    """The date of a session lies before that of the session above it."""
    for reading in library.reading_lists.values():
        latest: datetime.date | None = None
        for session in reading.sessions:
            if session.date is None:
                continue
            if latest is not None and session.date < latest:
                message = f"{session.unit.lower()} {session.number} is on {session.date}, before the one above it"
                yield unordered_sessions.problem(message, session.location)
            latest = max(session.date, latest or session.date)


@rule("LST007", Severity.NOTE, "A list of works is asked for in the words of another tool.")
def foreign_bibliography(library: Library) -> Iterator[Problem]:
    r"""`\bibliography` or `\full_bibliography` of mkdocs-bibtex stands where a `bibliography` block does the same."""
    for page in library.pages.values():
        for block in page.blocks:
            if block.command:
                ours = f"a bibliography block with '{block.body.strip()}'"
                message = f"'{block.command}' is mkdocs-bibtex's word for {ours}"
                yield foreign_bibliography.problem(message, page.locate(block.body_start))


@rule("LST008", Severity.WARNING, "A path lacks steps, times or a check at its end.")
def unfinished_path(library: Library) -> Iterator[Problem]:
    """A path has no steps, a step without what to read or how long it takes, or no questions at its end."""
    for page in library.pages.values():
        if page.kind != PATH:
            continue
        reading = library.reading_lists.get(page.uri)
        if reading is None or not reading.sessions:
            yield unfinished_path.problem("this path has no steps; expected a 'readings' block", page.locate(0))
        for session in reading.sessions if reading else ():
            named = f"{session.unit.lower()} {session.number}"
            read = session.read(optional=False)
            if not read:
                message = f"{named} has nothing to read; expected 'pages' or 'works'"
                yield unfinished_path.problem(message, session.location)
            for one in read:
                if one.minutes is None:
                    written = one.name if isinstance(one, ReadingPage) else one.key
                    message = f"'{written}' in {named} has no 'minutes'"
                    yield unfinished_path.problem(message, one.location)
        if not page.questions:
            message = "this path has no check at its end; expected 'questions' in its front matter or a 'quiz' block"
            yield unfinished_path.problem(message, page.locate(0))


def _texts(session: Session) -> Iterator[tuple[str, Location]]:
    yield from ((text, session.location) for text in (session.question, *session.prompts) if text)
    yield from ((page.why, page.location) for page in session.pages if page.why)
    yield from ((work.why, work.location) for work in session.works if work.why)
