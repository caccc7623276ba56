"""What assistants can ask of a site: one method for each tool. The words beside parameters and below methods are what
assistants are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated

from literature.assistants.answers import (
    CheckAnswer,
    ClaimAnswer,
    ConceptAnswer,
    FindingsAnswer,
    Hit,
    PageAnswer,
    ReferenceListAnswer,
    SearchAnswer,
    SentencesAnswer,
    WorkAnswer,
)
from literature.assistants.brief import listed_work
from literature.assistants.finding_search import Asked, find_findings, nearest_names
from literature.assistants.published_site import NotThereError, PublishedSite
from literature.assistants.text_check import check_text
from literature.assistants.word_search import Document, WordSearch
from literature.text.excerpt import excerpt
from literature.text.folding import fold
from literature.text.nearest import Nearest
from literature.vocabulary.citation_intents import CITATION_INTENTS
from literature.vocabulary.facets import REFERENCE

_MOST = 50
_UNMARKED = "unmarked"
Limit = Annotated[int, f"How many to give, at most {_MOST}."]
Work = Annotated[str, "Key of the work (ash1988harbor), its DOI, or how a text names it: Ash, 1988."]


class Tools:
    """The tools over one site."""

    def __init__(self, site: Callable[[], PublishedSite]) -> None:
        """`site` gives the site of the moment: another one once its files have changed."""
        self._site = site
        self._searched: tuple[PublishedSite, WordSearch] | None = None

    def all(self) -> Sequence[Callable[..., object]]:
        """The tools, in the order in which they are listed."""
        return (
            self.search,
            self.read_concept,
            self.read_claim,
            self.read_work,
            self.read_page,
            self.sentences_citing,
            self.findings,
            self.reference_list,
            self.check_citations,
        )

    def search(
        self,
        question: Annotated[str, "Words or a whole question, as a reader would ask it."],
        kind: Annotated[str, "Only these: concept, claim, reading, page, or reference for works. Empty for all."] = "",
        limit: Limit = 8,
    ) -> SearchAnswer:
        """Find concepts, claims, works and other pages by words or a question, best first. Start here; then read what
        fits with read_concept, read_claim, read_work or read_page."""
        site = self._site()
        search = self._search(site)
        kinds = sorted({one.kind for one in site.pages.values()} - {"summary"} | {REFERENCE})
        if kind and kind not in kinds:
            raise NotThereError(_none_of("kind", kind, kinds))
        found = search.find(question, kind)
        hits = tuple(_hit(site, search, one, found.stems) for one in found.documents[: _bounded(limit)])
        return SearchAnswer(hits=hits, read_as=found.read_as, unknown=found.unknown)

    def read_concept(self, concept: Annotated[str, "Id, name or another name of the concept."]) -> ConceptAnswer:
        """Read a concept: definition, other names, wider and narrower concepts, key works, and its whole page."""
        site = self._site()
        record = site.concept(concept)
        return ConceptAnswer(concept=record, text=site.text_of(record.page))

    def read_claim(self, claim: Annotated[str, "Id or title of the claim."]) -> ClaimAnswer:
        """Read a claim that is often made: what the evidence says of it and how sure that is, which works support and
        dispute it, and its whole page."""
        site = self._site()
        record = site.claim(claim)
        return ClaimAnswer(claim=record, text=site.text_of(record.page))

    def read_work(self, work: Work) -> WorkAnswer:
        """Read what is recorded of a work: its entry, how the reference was checked, retractions, its figures, and how
        often the site cites it for what."""
        site = self._site()
        record = site.work(work)
        mentions = site.mentions.get(record.key, ())
        intents = Counter(intent for one in mentions for intent in one.cited_for or (_UNMARKED,))
        return WorkAnswer(
            work=record,
            cited_for=dict(intents.most_common()),
            findings=tuple(site.findings_by_work.get(record.key, ())),
        )

    def read_page(self, page: Annotated[str, "Name, title or address of the page."]) -> PageAnswer:
        """Read any page that someone wrote, such as the summary of a work or a reading list."""
        site = self._site()
        record = site.page(page)
        text = site.text_of(record.page)
        return PageAnswer(page=record.page, kind=record.kind, title=record.title, address=record.address, text=text)

    def sentences_citing(
        self,
        work: Work,
        cited_for: Annotated[
            str, f"Only those that cite it for this: {', '.join(CITATION_INTENTS)}, {_UNMARKED}. Empty for all."
        ] = "",
        words: Annotated[str, "Only those that hold these words, in any form. Empty for all."] = "",
        limit: Limit = 20,
    ) -> SentencesAnswer:
        """List the sentences of the site that cite a work, each with its address, the heading that it stands under,
        the place in the work, and what the work is cited for."""
        site = self._site()
        record = site.work(work)
        if cited_for and cited_for not in (*CITATION_INTENTS, _UNMARKED):
            raise NotThereError(_none_of("reason to cite", cited_for, (*CITATION_INTENTS, _UNMARKED)))
        spoken = self._search(site).words
        wanted = set(spoken.stems(words))
        found = [
            one
            for one in site.mentions.get(record.key, ())
            if (not cited_for or cited_for in (one.cited_for or (_UNMARKED,)))
            and wanted <= set(spoken.stems(one.sentence))
        ]
        return SentencesAnswer(
            key=record.key,
            label=record.label,
            address=record.address,
            count=len(found),
            sentences=tuple(found[: _bounded(limit)]),
        )

    def findings(
        self,
        construct: Annotated[str, "Words of what was measured, such as: sleep. Empty for any."] = "",
        outcome: Annotated[str, "Words of what it goes with, such as: memory. Empty for any."] = "",
        metric: Annotated[str, "Only this kind of figure: r, d, g, or, percent, ... Empty for any."] = "",
        work: Annotated[str, "Only figures of this work. Empty for any."] = "",
        limit: Limit = 20,
    ) -> FindingsAnswer:
        """Find published figures by construct and outcome: the statistic with interval, number of studies and people,
        the work that reports it, and where and how surely it was read. Figures of different studies are not pooled."""
        site = self._site()
        metrics = sorted({name for one in site.findings.values() for name in (one.metric, one.metric_text.lower())})
        if metric and metric.lower() not in metrics:
            raise NotThereError(_none_of("kind of figure", metric, metrics))
        asked = Asked(construct, outcome, metric.lower(), site.work(work).key if work else "")
        found = find_findings(site, asked, self._search(site).words)
        near = () if found else nearest_names(site, asked, self._search(site).words)
        return FindingsAnswer(count=len(found), findings=tuple(found[: _bounded(limit)]), nearest=near)

    def reference_list(
        self, works: Annotated[list[str], "Keys, DOIs or names (Ash, 1988) of the works."]
    ) -> ReferenceListAnswer:
        """Make a list of references of works: entries as the site publishes them, in the style that the answer names.
        Other styles are not in the data; the answer says where the library is to be had for a reference manager."""
        site = self._site()
        found, unknown = {}, {}
        for named in works:
            try:
                work = site.work(named)
                found[work.key] = work
            except NotThereError:
                unknown[named] = site.nearest_keys(named.strip().removeprefix("@"))
        entries = sorted(found.values(), key=lambda one: (fold(one.entry), one.key))
        return ReferenceListAnswer(
            style=site.index.style,
            entries=tuple(map(listed_work, entries)),
            unknown=unknown,
            other_formats={name: site.whole(address) for name, address in site.index.bibliography.items()},
        )

    def check_citations(
        self, text: Annotated[str, "The text: plain or Markdown, with citations such as (Ash, 1988) or [@key]."]
    ) -> CheckAnswer:
        """Check a text's citations and figures against the library: works that are not there, years and authors that
        differ, keys, retracted works, and statistics (r = .28, k = 30, 95% CI [.1, .2]) that differ from those recorded
        of the works cited beside them. Each with its place in the text and the nearest that is right. A work that is
        not in the library may exist all the same."""
        return check_text(self._site(), text)

    def _search(self, site: PublishedSite) -> WordSearch:
        if self._searched is None or self._searched[0] is not site:
            self._searched = site, WordSearch(site)
        return self._searched[1]


def _hit(site: PublishedSite, search: WordSearch, document: Document, stems: Mapping[str, float]) -> Hit:
    sentence = search.best_sentence(document, stems)
    if document.kind == REFERENCE:
        work = site.works[document.id]
        title, said, address = work.label, work.entry, work.address
    else:
        page = site.pages[document.id]
        title, address = page.title, page.address
        said = _said(site, document.id) or page.description
    return Hit(
        kind=document.kind,
        id=document.id,
        title=title,
        said=said,
        sentence=sentence.sentence if sentence else "",
        address=sentence.address if sentence else address,
    )


def _none_of(what: str, asked: str, known: Sequence[str]) -> str:
    """That nothing is called so, with what is."""
    near = Nearest(known).to(asked, 1)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    return f"no {what} is called '{excerpt(asked)}' here, only {', '.join(known)}{hint}"


def _said(site: PublishedSite, page: str) -> str:
    """What a concept is, or what was found of a claim."""
    for concept in site.concepts.values():
        if concept.page == page:
            return concept.definition
    for claim in site.claims.values():
        if claim.page == page:
            return ": ".join(filter(None, (claim.verdict.capitalize(), claim.because)))
    return ""


def _bounded(limit: int) -> int:
    return max(1, min(limit, _MOST))
