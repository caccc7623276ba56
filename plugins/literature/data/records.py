"""The records of a site, made of its library: what the JSON files hold, for programs of Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from literature.data import places
from literature.data.values import (
    AuthoredPageRecord,
    ClaimRecord,
    ConceptRecord,
    FindingRecord,
    IntervalRecord,
    LocatorRecord,
    MentionRecord,
    NoticeRecord,
    PersonRecord,
    QuantityRecord,
    ReadingPageRecord,
    ReadingRecord,
    ReadingWorkRecord,
    ReferenceRecord,
    SessionRecord,
)
from literature.library.chosen_findings import findings_of_page
from literature.library.citing_sentences import citing_sentences, opening_sentences
from literature.library.paths import PATH, page_read
from literature.library.permalinks import page_name
from literature.model import Citation, Finding, Mention, Page, Quantity, Reference, Session
from literature.references.addresses import doi_of, lasting_address
from literature.references.free_texts import free_text_of
from literature.references.parts import full_title
from literature.render.pieces.cards import page_description
from literature.site.sentences import cited_sentence, spoken
from literature.site.site import Site
from literature.text.openings import opening, opening_span
from literature.text.statistics import statistics
from literature.vocabulary.citation_intents import CITATION_INTENTS

_FOR = frozenset(one.name for one in CITATION_INTENTS.values() if one.is_for)
_AGAINST = frozenset(one.name for one in CITATION_INTENTS.values() if one.is_against)


class Records:
    """All records of one site. Each kind is made when it is asked for, in the order of keys, ids or names of pages."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._library = site.library

    def references(self) -> Iterator[ReferenceRecord]:
        """The works."""
        return (self._reference(self._library.references[key]) for key in sorted(self._library.references))

    def concepts(self) -> Iterator[ConceptRecord]:
        """The concepts that searches find."""
        return map(self._concept, places.pages_of_kind(self._site, "concept"))

    def claims(self) -> Iterator[ClaimRecord]:
        """The claims that searches find."""
        return map(self._claim, places.pages_of_kind(self._site, "claim"))

    def findings(self) -> Iterator[FindingRecord]:
        """The published figures."""
        shown = self._pages_by_finding()
        return (
            self._finding(self._library.findings[id_], shown.get(id_, ())) for id_ in sorted(self._library.findings)
        )

    def mentions(self) -> Iterator[MentionRecord]:
        """The sentences that cite, as the pages of works show them."""
        said: dict[tuple[str, int], tuple[str, str]] = {}
        for key in sorted(self._library.mentions):
            for mention in self._library.mentions[key]:
                yield self._mention(mention, said)

    def readings(self) -> Iterator[ReadingRecord]:
        """The reading lists and paths that searches find."""
        kinds = (places.pages_of_kind(self._site, kind) for kind in ("reading", PATH))
        pages = sorted(chain.from_iterable(kinds), key=lambda page: page_name(page.uri))
        return (self._reading(page) for page in pages if page.uri in self._library.reading_lists)

    def pages(self) -> Iterator[AuthoredPageRecord]:
        """The pages that searches find."""
        found = (page for page in self._library.pages.values() if places.has_markdown(self._site, page))
        return map(self._authored_page, sorted(found, key=lambda page: page_name(page.uri)))

    def _reference(self, work: Reference) -> ReferenceRecord:
        site, library, key = self._site, self._library, work.key
        summary, checked, free = library.summaries.get(key), library.provenance.get(key), free_text_of(work)
        return ReferenceRecord(
            key=key,
            earlier_keys=work.aliases,
            type=work.type,
            label=site.style.label(key).as_plain(),
            entry=site.style.entry(key).as_plain(),
            title=full_title(work).as_plain(),
            people=tuple(
                PersonRecord(family=one.surname, given=one.given, is_group=one.is_group) for one in work.creators
            ),
            year=work.year,
            doi=doi_of(work),
            link=lasting_address(work),
            free=free.address if free is not None else "",
            address=places.of_work(site, key),
            summary=places.of_page(site, summary.uri) if summary is not None else "",
            concepts=library.concepts_of(key),
            literatures=library.literatures_of(key),
            findings=library.findings_by_work.get(key, ()),
            mentions=len(library.mentions.get(key, ())),
            checked=checked.tier if checked is not None else None,
            notices=tuple(
                NoticeRecord(kind=one.kind, date=one.date.isoformat() if one.date else None, source=one.source)
                for one in library.notices.get(key, ())
            ),
        )

    def _page(self, page: Page) -> Mapping[str, str | None]:
        """What all records of pages have."""
        site, reviewed = self._site, page.front.reviewed
        return {
            "page": page_name(page.uri),
            "title": page.title,
            "address": places.of_page(site, page.uri),
            "markdown": places.whole(site, places.markdown_file(site, page)),
            "reviewed": reviewed.isoformat() if reviewed else None,
        }

    def _authored_page(self, page: Page) -> AuthoredPageRecord:
        return AuthoredPageRecord(
            **self._page(page),  # type: ignore[arg-type]
            kind=page.kind,
            description=page_description(self._site, page),
            other_names=page.front.aliases,
            asked_as=page.front.asked_as,
        )

    def _concept(self, page: Page) -> ConceptRecord:
        library, front = self._library, page.front
        relations = library.relations[page.id]
        return ConceptRecord(
            **self._page(page),  # type: ignore[arg-type]
            id=page.id,
            other_names=front.aliases,
            definition=self.definition(page),
            definition_address=self._definition_address(page),
            broader=relations.broader,
            narrower=relations.narrower,
            related=relations.related,
            literatures=front.literature,
            key_works=library.resolve_all(front.key_works),
            works=library.works_cited.get(page.uri, ()),
            findings=tuple(finding.id for finding in library.findings_about(page.id)),
        )

    def definition(self, page: Page) -> str:
        """What a page says first, with what it cites written out."""
        return self._said(opening(page))

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

    def _claim(self, page: Page) -> ClaimRecord:
        library, front = self._library, page.front
        findings = dict.fromkeys(finding.id for finding in findings_of_page(library, page))
        return ClaimRecord(
            **self._page(page),  # type: ignore[arg-type]
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

    def _pages_by_finding(self) -> Mapping[str, Sequence[str]]:
        """By id of a finding, the names of the pages that show it."""
        shown: defaultdict[str, list[str]] = defaultdict(list)
        for page in self._library.pages.values():
            if places.has_markdown(self._site, page):
                for id_ in dict.fromkeys(finding.id for finding in findings_of_page(self._library, page)):
                    shown[id_].append(page_name(page.uri))
        return MappingProxyType({id_: sorted(names) for id_, names in shown.items()})

    def _finding(self, finding: Finding, pages: Sequence[str]) -> FindingRecord:
        site, library = self._site, self._library
        key = library.resolve(finding.key)
        return FindingRecord(
            id=finding.id,
            key=key or finding.key,
            label=site.style.label(key).as_plain() if key else "",
            topic=finding.topic,
            construct=finding.construct,
            outcome=finding.outcome,
            metric=finding.measure.id,
            metric_text=finding.metric,
            statistics=statistics(finding).as_plain(),
            value=_quantity(finding.value),
            interval=IntervalRecord(
                kind=finding.interval.kind,
                level=finding.interval.level,
                low=finding.ci_low.number,
                high=finding.ci_high.number,
            )
            if finding.has_interval
            else None,
            k=_quantity(finding.k),
            n=_quantity(finding.n),
            heterogeneity=finding.heterogeneity,
            direction=finding.direction,
            design=finding.design,
            year=finding.year,
            literatures=finding.literature,
            concepts=library.concepts_named_by(finding.id),
            locator=finding.locator,
            source=finding.source,
            read_certainty=finding.read_certainty,
            pages=tuple(pages),
            address=places.of_finding(site, finding.id),
        )

    def _mention(self, mention: Mention, said: dict[tuple[str, int], tuple[str, str]]) -> MentionRecord:
        page, place = self._library.pages[mention.page_uri], (mention.page_uri, mention.start)
        if place not in said:
            # A sentence that cites several works is said once.
            is_plain = "@" not in mention.heading and "[[" not in mention.heading
            heading = mention.heading if is_plain else self._said(mention.heading)
            said[place] = heading, cited_sentence(self._site, mention).as_plain()
        heading, sentence = said[place]
        return MentionRecord(
            key=mention.key,
            page=page_name(page.uri),
            title=page.title,
            kind=page.kind,
            heading=heading,
            sentence=sentence,
            locators=self._locators(page, mention),
            cited_for=mention.intents,
            cito=tuple(CITATION_INTENTS[name].cito for name in mention.intents),
            anchor=mention.anchor,
            address=places.of_mention(self._site, mention),
        )

    def _locators(self, page: Page, mention: Mention) -> tuple[LocatorRecord, ...]:
        """Where in the work, as the sentence says."""
        cited = page.named_in(mention.start, mention.start + len(mention.sentence))
        items = (item for one in cited if isinstance(one, Citation) for item in one.items if item.locators)
        return tuple(
            LocatorRecord(kind=locator.kind, value=locator.value)
            for item in items
            if self._library.resolve(item.key) == mention.key
            for locator in item.locators
        )

    def _reading(self, page: Page) -> ReadingRecord:
        reading = self._library.reading_lists[page.uri]
        return ReadingRecord(
            **self._page(page),  # type: ignore[arg-type]
            kind=page.kind,
            id=page.id,
            description=page.front.description,
            outcomes=tuple(map(self._said, page.front.outcomes)),
            sessions=tuple(self._session(page, session) for session in reading.sessions),
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


def _quantity(quantity: Quantity) -> QuantityRecord | None:
    if not quantity:
        return None
    return QuantityRecord(text=quantity.text, number=quantity.number, relation=quantity.relation, unit=quantity.unit)
