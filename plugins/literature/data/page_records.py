"""Records of the pages that someone wrote: what they are, and of concepts, claims and reading lists what they hold."""

from __future__ import annotations

from collections.abc import Mapping

from literature.data import places
from literature.data.values import (
    AuthoredPageRecord,
    ClaimRecord,
    ConceptRecord,
    ReadingPageRecord,
    ReadingRecord,
    ReadingWorkRecord,
    SessionRecord,
)
from literature.library.chosen_findings import findings_of_page
from literature.library.citing_sentences import citing_sentences, opening_sentences
from literature.library.paths import page_read
from literature.library.permalinks import page_name
from literature.model import Page, Session
from literature.render.pieces.cards import page_description
from literature.site.sentences import spoken
from literature.site.site import Site
from literature.text.openings import opening, opening_span
from literature.vocabulary.citation_intents import CITATION_INTENTS

_FOR = frozenset(one.name for one in CITATION_INTENTS.values() if one.is_for)
_AGAINST = frozenset(one.name for one in CITATION_INTENTS.values() if one.is_against)


class PageRecords:
    """The records of one site's pages, made one by one."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._library = site.library

    def authored_page(self, page: Page) -> AuthoredPageRecord:
        """Any page."""
        return AuthoredPageRecord(
            **self._head(page),  # type: ignore[arg-type]
            kind=page.kind,
            description=page_description(self._site, page),
            other_names=page.front.aliases,
            asked_as=page.front.asked_as,
        )

    def concept(self, page: Page) -> ConceptRecord:
        """The page of a concept."""
        library, front = self._library, page.front
        relations = library.relations[page.id]
        return ConceptRecord(
            **self._head(page),  # type: ignore[arg-type]
            id=page.id,
            other_names=front.aliases,
            definition=self._said(opening(page)),
            definition_address=self._definition_address(page),
            broader=relations.broader,
            narrower=relations.narrower,
            related=relations.related,
            literatures=front.literature,
            key_works=library.resolve_all(front.key_works),
            works=library.works_cited.get(page.uri, ()),
            findings=tuple(finding.id for finding in library.findings_about(page.id)),
        )

    def claim(self, page: Page) -> ClaimRecord:
        """The page of a claim."""
        library, front = self._library, page.front
        findings = dict.fromkeys(finding.id for finding in findings_of_page(library, page))
        return ClaimRecord(
            **self._head(page),  # type: ignore[arg-type]
            id=page.id,
            verdict=front.verdict,
            because=self._said(front.because),
            instead=self._said(front.instead),
            sure=front.sure,
            sure_because=self._said(front.sure_because),
            judged=front.judged,
            concepts=tuple(id_ for id_ in front.concepts if id_ in library.concepts),
            works=library.works_cited.get(page.uri, ()),
            supported_by=self._cited_for(page, _FOR),
            disputed_by=self._cited_for(page, _AGAINST),
            findings=tuple(findings),
        )

    def reading(self, page: Page) -> ReadingRecord:
        """The page of a reading list or a path that the library has."""
        reading = self._library.reading_lists[page.uri]
        return ReadingRecord(
            **self._head(page),  # type: ignore[arg-type]
            kind=page.kind,
            id=page.id,
            description=page.front.description,
            outcomes=tuple(map(self._said, page.front.outcomes)),
            sessions=tuple(self._session(page, session) for session in reading.sessions),
        )

    def _head(self, page: Page) -> Mapping[str, str | None]:
        """What all records of pages have."""
        site, reviewed = self._site, page.front.reviewed
        return {
            "page": page_name(page.uri),
            "title": page.title,
            "address": places.of_page(site, page.uri),
            "markdown": places.whole(site, places.markdown_file(site, page)),
            "reviewed": reviewed.isoformat() if reviewed else None,
        }

    def _definition_address(self, page: Page) -> str:
        start, end = opening_span(page)
        cited = citing_sentences(page.text, page.prose, page.citations if page.front.has_backlinks else ()).values()
        anchors = [(one.start, one.id) for one in cited if one.id and start <= one.start < end]
        if "{:" not in page.text[start:end]:
            # A paragraph to which its author has given something has no id of ours.
            begun = [(begin, stop) for begin, stop in page.prose if start <= begin < end]
            anchors += [found for found in opening_sentences(page.text, begun, cited) if found[0] == start]
        _, anchor = min(anchors, default=(0, ""))
        return places.of_page(self._site, page.uri) + (anchor and f"#{anchor}")

    def _cited_for(self, page: Page, intents: frozenset[str]) -> tuple[str, ...]:
        """Keys of the works that a page cites for one of these, in the order in which it cites them."""
        library = self._library
        return tuple(
            key
            for key in library.works_cited.get(page.uri, ())
            if any(
                one.page_uri == page.uri and not intents.isdisjoint(one.intents)
                for one in library.mentions.get(key, ())
            )
        )

    def _session(self, page: Page, session: Session) -> SessionRecord:
        works = tuple(
            ReadingWorkRecord(
                key=key,
                is_optional=work.is_optional,
                pages=work.pages,
                chapters=work.chapters,
                minutes=work.minutes,
                why=self._said(work.why),
            )
            for work in session.works
            if (key := self._library.resolve(work.key))
        )
        pages = tuple(
            ReadingPageRecord(
                page=page_name(uri),
                title=self._library.pages[uri].title,
                address=places.of_page(self._site, uri),
                is_optional=one.is_optional,
                minutes=one.minutes,
                why=self._said(one.why),
            )
            for one in session.pages
            if (uri := page_read(self._library, one, page.uri))
        )
        return SessionRecord(
            number=session.number,
            title=self._said(session.title),
            date=session.date.isoformat() if session.date else None,
            question=self._said(session.question),
            pages=pages,
            works=works,
            prompts=tuple(map(self._said, session.prompts)),
            address=f"{places.of_page(self._site, page.uri)}#{session.unit.lower()}-{session.number}",
        )

    def _said(self, markdown: str) -> str:
        """A line of Markdown as plain text, what it cites written out."""
        return spoken(self._site, markdown).as_plain() if markdown else ""
