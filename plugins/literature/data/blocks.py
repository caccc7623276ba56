"""Blocks of ours in the text of a page as Markdown: figures written out, works as entries, sessions with works."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from literature.data.linking import Linking
from literature.data.markdown import escaped, link, listed, words_of
from literature.library.chosen_findings import select_findings
from literature.library.chosen_works import choose_works
from literature.library.paths import page_read
from literature.model import Block, Location, Page, ReadingPage, ReadingWork, Session
from literature.render.blocks.renderers import block_html
from literature.site.reading_words import minutes_words, part_words

_NOWHERE = Location("")


def block_markdown(linking: Linking, page: Page, block: Block) -> str:
    """What stands in place of a block; of one that is not known here, what its HTML says in words."""
    made = _BLOCKS.get(block.name)
    return made(linking, page, block) if made is not None else words_of(block_html(linking.here, page, block)[0])


def _findings(linking: Linking, page: Page, block: Block) -> str:
    chosen = select_findings(linking.here.site.library, block.body, _NOWHERE)
    return linking.findings(page, chosen.findings)


def _bibliography(linking: Linking, page: Page, block: Block) -> str:
    chosen = choose_works(linking.here.site.library, block.body, _NOWHERE, page.uri)
    return linking.entries(chosen.keys, is_sorted=bool(chosen.sort))


def _readings(linking: Linking, page: Page, block: Block) -> str:
    reading = linking.here.site.library.reading_lists.get(page.uri)
    parts = [part for part in reading.parts if part.body == block.body] if reading else []
    return "\n\n".join(text for part in parts[:1] for session in part.sessions for text in _session(linking, session))


def _session(linking: Linking, session: Session) -> Iterator[str]:
    gettext = linking.here.site.catalog.gettext
    yield f"## {session.number}. {linking.said(session.title)}"
    if session.date:
        yield session.date.isoformat()
    if session.question:
        yield linking.said(session.question)
    for heading, is_optional in ((gettext("Required"), False), (gettext("Optional"), True)):
        read = session.read(optional=is_optional)
        if read:
            yield f"### {heading}"
            yield listed(_page(linking, one) if isinstance(one, ReadingPage) else _work(linking, one) for one in read)
    if session.prompts:
        yield f"### {gettext('For discussion')}"
        yield listed(map(linking.said, session.prompts))


def _page(linking: Linking, page: ReadingPage) -> str:
    site = linking.here.site
    uri = page_read(site.library, page, linking.here.uri)
    time = minutes_words(page.minutes, site.catalog) if page.minutes else ""
    name = link(escaped(site.library.pages[uri].title), linking.to_page(uri)) if uri else f"`{page.name}`"
    return " ".join(filter(None, (name, time and f"({time})", linking.said(page.why))))


def _work(linking: Linking, work: ReadingWork) -> str:
    key = linking.here.site.library.resolve(work.key)
    if not key:
        return f"`@{work.key}`"
    catalog = linking.here.site.catalog
    part = ", ".join(
        filter(None, (part_words(work, catalog), minutes_words(work.minutes, catalog) if work.minutes else ""))
    )
    return " ".join(filter(None, (linking.entry(key), part and f"({part})", linking.said(work.why))))


_BLOCKS: Mapping[str, Callable[[Linking, Page, Block], str]] = {
    "findings": _findings,
    "bibliography": _bibliography,
    "readings": _readings,
}
