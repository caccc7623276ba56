"""The records that a site publishes as data: one class for each, whose fields are those of the JSON files. What is said
of a field stands beside it, and the published schemas are made of both (`schema.py`).

Addresses are whole where the site's own address is known, otherwise relative to the site's root. Texts are plain, with
citations written out. What a record does not have is an empty text, an empty list or null.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from literature.model import Certainty, IntervalKind, NoticeKind, ReadCertainty, Relation, Tier, Verdict

DESCRIPTION = "description"
_KIND = "Kind of the page: summary, concept, claim, reading, path, page, or one of another package."


def says(description: str) -> Any:
    """A field with what the published schema says of it."""
    return field(metadata={DESCRIPTION: description})


def says_as(record: type, name: str) -> Any:
    """A field that repeats one of a record: what is said of it stands there. Raises LookupError for a field that the
    record does not have."""
    declared = {one.name: one for one in fields(record)}
    return says(declared[name].metadata[DESCRIPTION])


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """A person or a group."""

    family: str = says("Surname with its particle; the whole name of a group.")
    given: str = says("Given names.")
    is_group: bool = says("Whether it is a group.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRecord:
    """What was announced about a work after it was published."""

    kind: NoticeKind = says("What was announced.")
    date: str | None = says("Day of the notice (ISO 8601).")
    source: str = says("Where it stands: an address or a DOI.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceRecord:
    """A work in the library."""

    key: str = says("Key in the bibliography; permanent.")
    earlier_keys: tuple[str, ...] = says("Keys that it had, which still resolve.")
    type: str = says("Type of the entry, as BibLaTeX names it.")
    label: str = says("How a text names it: author and year.")
    entry: str = says("Its entry in a list of references, in the site's style.")
    title: str = says("Title with subtitle.")
    people: tuple[PersonRecord, ...] = says("Authors, or editors where there are none.")
    year: int | None = says("Year of publication.")
    doi: str = says("DOI without its resolver.")
    link: str = says("Where the work is to be had: its DOI at the resolver, else its address.")
    free: str = says("Where anyone may read it.")
    address: str = says("Its page on the site.")
    summary: str = says("The site's summary of it: the address of that page.")
    concepts: tuple[str, ...] = says("Ids of the concepts that it bears on.")
    literatures: tuple[str, ...] = says("Literatures that it belongs to.")
    findings: tuple[str, ...] = says("Ids of its findings.")
    mentions: int = says("How many sentences of the site cite it.")
    checked: Tier | None = says("How the reference was checked: A two sources or more, B one, C lists only, D in part.")
    notices: tuple[NoticeRecord, ...] = says("Retractions, corrections and expressions of concern.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRecord:
    """What records of authored pages have in common."""

    page: str = says("Name of the page: its path without an ending; permanent.")
    title: str = says("Title of the page.")
    address: str = says("Address of the page.")
    markdown: str = says("The page as Markdown in which everything is resolved.")
    reviewed: str | None = says("Day of the last review (ISO 8601).")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptRecord(PageRecord):
    """A concept."""

    id: str = says("Id of the concept.")
    other_names: tuple[str, ...] = says("Other names by which it is found.")
    definition: str = says("What it is: the first paragraph of its page.")
    definition_address: str = says(
        "Address of the definition: of its paragraph, else of its first sentence that cites, else of the page."
    )
    broader: tuple[str, ...] = says("Ids of wider concepts.")
    narrower: tuple[str, ...] = says("Ids of narrower concepts.")
    related: tuple[str, ...] = says("Ids of its neighbors.")
    literatures: tuple[str, ...] = says("Literatures that use it.")
    key_works: tuple[str, ...] = says("Keys of the works to start with.")
    works: tuple[str, ...] = says("Keys of the works that its page cites.")
    findings: tuple[str, ...] = says("Ids of the findings that name it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord(PageRecord):
    """A claim that is often made, with what the evidence says of it."""

    id: str = says("Id of the claim.")
    verdict: Verdict = says("What the evidence says.")
    because: str = says("Why, in one sentence.")
    instead: str = says("What can be said in its place.")
    sure: Certainty = says("How sure its evidence is.")
    sure_because: str = says("Why it is as sure as that.")
    judged: str = says("Month of that judgement (2026-11).")
    concepts: tuple[str, ...] = says("Ids of the concepts that it bears on.")
    works: tuple[str, ...] = says("Keys of the works that its page cites.")
    supported_by: tuple[str, ...] = says("Keys of the works that its page cites as support of the claim.")
    disputed_by: tuple[str, ...] = says("Keys of the works that its page cites as disputing the claim.")
    findings: tuple[str, ...] = says("Ids of the findings that its page shows.")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityRecord:
    """A number as it was published."""

    text: str = says("As written.")
    number: float | None = says("Its value; null where the text is no single number.")
    relation: Relation = says("How the value relates to the number; empty when they are equal.")
    unit: str = says("What was counted.")


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalRecord:
    """The interval of a figure."""

    kind: IntervalKind = says("What kind of interval it is.")
    level: float = says("In percent.")
    low: float | None = says("Lower bound.")
    high: float | None = says("Upper bound.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRecord:
    """A published figure."""

    id: str = says("Id of the finding; permanent.")
    key: str = says("Key of the work that reports it.")
    label: str = says("How a text names the work.")
    topic: str = says("What it is about, in a word or two.")
    construct: str = says("What was measured: the predictor.")
    outcome: str = says("What it goes with.")
    metric: str = says("Kind of figure: r, d, g, or, percent, ...; words for a result without a statistic.")
    metric_text: str = says("The same as published.")
    statistics: str = says("The figure in the form in which APA writes statistics.")
    value: QuantityRecord | None = says("The figure.")
    interval: IntervalRecord | None = says("Its interval.")
    k: QuantityRecord | None = says("Number of studies or samples.")
    n: QuantityRecord | None = says("Number of people, unless its unit says otherwise.")
    heterogeneity: str = says("What the source says of how results differ.")
    direction: str = says("What a positive value, or a ratio above 1, means.")
    design: str = says("Kind of study.")
    year: str = says("Year of the work.")
    literatures: tuple[str, ...] = says("Literatures that it belongs to.")
    concepts: tuple[str, ...] = says("Ids of the concepts that its construct or outcome names.")
    locator: str = says("Where in the work it stands.")
    source: str = says("Where it was seen: addresses, separated by ' ; '.")
    read_certainty: ReadCertainty = says("How surely it was read there; nothing about how good the study is.")
    pages: tuple[str, ...] = says("Names of the pages that show it.")
    address: str = says("Its row on the site.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatorRecord:
    """A place in a work."""

    kind: str = says("page, chapter, section, figure, ...")
    value: str = says("As written, without its label: 3-5.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRecord:
    """A sentence of the site that cites a work. One that cites several works is a record of each."""

    key: str = says("Key of the work.")
    page: str = says("Name of the page.")
    title: str = says("Title of the page.")
    kind: str = says(_KIND)
    heading: str = says("The nearest heading above the sentence; empty before the first.")
    sentence: str = says("The sentence, with what it cites written out.")
    locators: tuple[LocatorRecord, ...] = says("Where in the work.")
    cited_for: tuple[str, ...] = says("What the work is cited for: supports, disputes, method, background, replicates.")
    cito: tuple[str, ...] = says("The same as properties of CiTO, the Citation Typing Ontology: their IRIs.")
    anchor: str = says("Id of the sentence on its page; empty where none can stand.")
    address: str = says("Address of the sentence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingWorkRecord:
    """A work of a session."""

    key: str = says("Key of the work.")
    is_optional: bool = says("Whether it need not be read.")
    pages: str = says("Pages to read.")
    chapters: str = says("Chapters to read.")
    minutes: int | None = says("Time that it takes.")
    why: str = says("What to read it for.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPageRecord:
    """A page of the site that is read for a session."""

    page: str = says("Name of the page.")
    title: str = says("Title of the page.")
    address: str = says("Address of the page.")
    is_optional: bool = says_as(ReadingWorkRecord, "is_optional")
    minutes: int | None = says_as(ReadingWorkRecord, "minutes")
    why: str = says_as(ReadingWorkRecord, "why")


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord:
    """A session of a reading list, or a step of a path."""

    number: int = says("From 1.")
    title: str = says("Title of the session.")
    date: str | None = says("Day (ISO 8601).")
    question: str = says("What it asks.")
    pages: tuple[ReadingPageRecord, ...] = says("Pages of the site that are read for it, before the works.")
    works: tuple[ReadingWorkRecord, ...] = says("Works that are read for it.")
    prompts: tuple[str, ...] = says("What to discuss.")
    address: str = says("Address of the session.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRecord(PageRecord):
    """A reading list or a path."""

    kind: str = says("Kind of the page: reading or path.")
    id: str = says("Id of the list.")
    description: str = says("What it is for.")
    outcomes: tuple[str, ...] = says("Of a path: what one can do afterwards.")
    sessions: tuple[SessionRecord, ...] = says("Its sessions, in order.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthoredPageRecord(PageRecord):
    """A page that someone wrote."""

    kind: str = says(_KIND)
    description: str = says("The page in at most 160 characters.")
    other_names: tuple[str, ...] = says("Other names by which it is found.")
    asked_as: tuple[str, ...] = says("What people ask for who do not know its name.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionRecord:
    """One kind of records."""

    name: str = says("Its name.")
    about: str = says("What one of its records is.")
    count: int = says("How many records there are.")
    file: str = says("Address of its file.")
    schema: str = says("Address of the JSON Schema of that file.")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRecord:
    """What a site publishes as data."""

    name: str = says("Name of the site.")
    author: str = says("Its author.")
    address: str = says("Its address; empty where it is not known.")
    language: str = says("Language of the site (BCP 47).")
    style: str = says("Citation style of labels and entries, as the site's option names it: apa, pybtex:plain, ...")
    overview: str = says("Address of llms.txt, a short list of its pages.")
    text: str = says("Address of llms-full.txt, the text of its claims and concepts.")
    bibliography: Mapping[str, str] = says("The whole library in the formats of reference managers: name and address.")
    collections: tuple[CollectionRecord, ...] = says("What the site publishes, kind by kind.")


Record = (
    ReferenceRecord | ConceptRecord | ClaimRecord | FindingRecord | MentionRecord | ReadingRecord | AuthoredPageRecord
)
