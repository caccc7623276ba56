"""Everything a site knows, joined: what checks, styles, pages and exports read. Made by `library.build`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from literature.model.allowance import Allowance
from literature.model.edition import Edition
from literature.model.finding import Finding
from literature.model.mentions import Citation
from literature.model.notice import Notice
from literature.model.page import Page
from literature.model.permalink import Permalink
from literature.model.places import Location, Problem
from literature.model.policy import Policy
from literature.model.reading import ReadingList, Stop
from literature.model.reference import Provenance, Reference


@dataclass(frozen=True, slots=True)
class Mention:
    """One citation of a work on a page, with the sentence that makes it."""

    key: str
    page_uri: str
    heading: str
    """Text of the nearest heading above; empty before the first."""
    sentence: str
    """Markdown of the sentence, citations as written."""
    start: int
    """Offset of the sentence into the page's text."""
    anchor: str
    """Id of the sentence on its page; empty where none can stand."""
    location: Location
    intents: tuple[str, ...] = ()
    """What the work is cited for there: names of `vocabulary/citation_intents.py`."""


@dataclass(frozen=True, slots=True)
class Relations:
    """A concept's neighbours by id, made symmetric over all concepts, in order of title."""

    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """References, pages and findings with all that follows from joining them.

    What belongs to a work, concept or finding is asked by `resolve`, `concepts_of` and their like; `library.joins`
    works it out. An alias of a work's key will do wherever one asks by key.
    """

    references: Mapping[str, Reference] = field(default_factory=dict)
    """By key, in file order."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Every key and alias to the key it stands for."""
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By key: keywords by which blocks and facets choose works, whether or not the site publishes them."""
    provenance: Mapping[str, Provenance] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    """By uri."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Folded id, title or alias of a page to the page's uri."""
    summaries: Mapping[str, Page] = field(default_factory=dict)
    """By key of the work."""
    concepts: Mapping[str, Page] = field(default_factory=dict)
    """By id."""
    relations: Mapping[str, Relations] = field(default_factory=dict)
    """By concept id."""
    mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    """By key: every citation of the work, in order of page and place."""
    cited_with: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    """By key: works cited on the same pages, with the number of pages, most first."""
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By uri: pages that link to it by name, in order of uri."""
    works_cited: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By page uri: keys cited there, each once, in order of first appearance."""
    notices: Mapping[str, tuple[Notice, ...]] = field(default_factory=dict)
    """By key: retractions and other notices about the work, in file order."""
    reading_lists: Mapping[str, ReadingList] = field(default_factory=dict)
    """By page uri: the sessions of its `readings` blocks."""
    stops: Mapping[str, tuple[Stop, ...]] = field(default_factory=dict)
    """By page uri: where the page stands on paths."""
    concepts_by_work: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By key: ids of the concepts that the work bears on. Ask `concepts_of`."""
    literatures_by_work: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By key: names of the literatures that the work belongs to. Ask `literatures_of`."""
    findings_by_work: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By key: ids of the findings of the work. Ask `findings_of`."""
    findings_by_concept: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By concept id: ids of the findings that name it. Ask `findings_about`."""
    concepts_by_finding: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By id of a finding: ids of the concepts that it names. Ask `concepts_named_by`."""
    lists_by_work: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By key: uris of the pages whose reading lists assign the work. Ask `lists_with`."""
    handles: frozenset[str] = frozenset()
    """Words with an `@` alone on its pages that are no citations."""
    permalinks: tuple[Permalink, ...] = ()
    """What was published under a lasting name, as locked."""
    editions: tuple[Edition, ...] = ()
    """Dated, frozen copies of what the site said, in order of their days."""
    problems: tuple[Problem, ...] = ()
    """What the readers and the joins found wrong."""
    allowances: tuple[Allowance, ...] = ()
    """What authors wrote to let a problem be."""
    files: frozenset[str] = frozenset()
    """Uris of the files below the docs folder that are no pages: images and the like."""
    policy: Policy = field(default_factory=Policy)

    def resolve(self, key: str) -> str:
        """The key that a key or alias stands for; empty when there is no such work."""
        return self.keys.get(key, "")

    def resolve_all(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The keys that keys or aliases stand for, each once, in order of first appearance; unknown ones left out."""
        return tuple(dict.fromkeys(key for key in map(self.resolve, keys) if key))

    def resolved(self, citation: Citation) -> Citation:
        """A citation by the keys of its works, as styles know them; unknown keys stay as they are."""
        keys = [self.keys.get(item.key, item.key) for item in citation.items]
        if all(key == item.key for key, item in zip(keys, citation.items, strict=True)):
            return citation
        items = tuple(replace(item, key=key) for key, item in zip(keys, citation.items, strict=True))
        return replace(citation, items=items)

    def work(self, key: str) -> Reference | None:
        """The work that a key or alias stands for."""
        return self.references.get(self.resolve(key))

    def concepts_of(self, key: str) -> tuple[str, ...]:
        """Ids of the concepts that a work bears on, each once: those it is a key work of, in order of pages; then those
        its summary names, those its findings name, those its keywords name."""
        return self.concepts_by_work.get(self.resolve(key), ())

    def is_key_work(self, key: str, concept_id: str) -> bool:
        """Whether a concept names the work among its key works."""
        return self.resolve(key) in self.resolve_all(self.concepts[concept_id].front.key_works)

    def literatures_of(self, key: str) -> tuple[str, ...]:
        """The literatures that a work belongs to, by name: the one its bibliography file is named after, otherwise
        those of its findings and its concepts."""
        return self.literatures_by_work.get(self.resolve(key), ())

    def findings_of(self, key: str) -> tuple[Finding, ...]:
        """The findings of a work, in file order."""
        return tuple(self.findings[id_] for id_ in self.findings_by_work.get(self.resolve(key), ()))

    def findings_about(self, concept_id: str) -> tuple[Finding, ...]:
        """The findings whose construct or outcome names a concept, in file order."""
        return tuple(self.findings[id_] for id_ in self.findings_by_concept.get(concept_id, ()))

    def concepts_named_by(self, finding_id: str) -> tuple[str, ...]:
        """Ids of the concepts that a finding's construct or outcome names, in order of pages."""
        return self.concepts_by_finding.get(finding_id, ())

    def lists_with(self, key: str) -> tuple[str, ...]:
        """Uris of the pages whose reading lists assign a work, in order of title."""
        return self.lists_by_work.get(self.resolve(key), ())
