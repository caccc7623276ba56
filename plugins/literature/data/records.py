"""The records of a site, made of its library: what the JSON files hold, for programs of Python. Those of pages are made
in `page_records.py`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from literature.data import places
from literature.data.page_records import PageRecords
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
    ReadingRecord,
    ReferenceRecord,
)
from literature.library.chosen_findings import findings_of_page
from literature.library.paths import PATH
from literature.library.permalinks import page_name
from literature.model import Citation, Finding, Mention, Page, Quantity, Reference
from literature.references.addresses import doi_of, lasting_address
from literature.references.free_texts import free_text_of
from literature.references.parts import full_title
from literature.site.sentences import cited_sentence, spoken
from literature.site.site import Site
from literature.text.statistics import statistics
from literature.vocabulary.citation_intents import CITATION_INTENTS


class Records:
    """All records of one site. Each kind is made when it is asked for, in the order of keys, ids or names of pages."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._library = site.library
        self._pages = PageRecords(site)

    def references(self) -> Iterator[ReferenceRecord]:
        """The works."""
        return (self._reference(self._library.references[key]) for key in sorted(self._library.references))

    def concepts(self) -> Iterator[ConceptRecord]:
        """The concepts that searches find."""
        return map(self._pages.concept, places.pages_of_kind(self._site, "concept"))

    def claims(self) -> Iterator[ClaimRecord]:
        """The claims that searches find."""
        return map(self._pages.claim, places.pages_of_kind(self._site, "claim"))

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
        return (self._pages.reading(page) for page in pages if page.uri in self._library.reading_lists)

    def pages(self) -> Iterator[AuthoredPageRecord]:
        """The pages that searches find."""
        found = (page for page in self._library.pages.values() if places.has_markdown(self._site, page))
        return map(self._pages.authored_page, sorted(found, key=lambda page: page_name(page.uri)))

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
            heading = mention.heading if is_plain else spoken(self._site, mention.heading).as_plain()
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


def _quantity(quantity: Quantity) -> QuantityRecord | None:
    if not quantity:
        return None
    return QuantityRecord(text=quantity.text, number=quantity.number, relation=quantity.relation, unit=quantity.unit)
