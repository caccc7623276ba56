"""What the server answers: one class for each tool's answer, with what the published schema says of each field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from literature.data.values import (
    AuthoredPageRecord,
    ClaimRecord,
    ConceptRecord,
    FindingRecord,
    MentionRecord,
    ReferenceRecord,
    says,
    says_as,
)

Fault = Literal[
    "none", "unknown key", "earlier key", "unknown work", "wrong year", "other authors", "retracted",
    "figure differs", "figure not recorded", "figure without work",
]  # fmt: skip
"""What is wrong with a citation or a figure of a text."""


@dataclass(frozen=True, kw_only=True)
class Hit:
    """Something that a search found."""

    kind: str = says("concept, claim, reading, summary, page, reference (a work), or a kind of another package.")
    id: str = says("What to read it by: key of a work, else name of the page.")
    title: str = says("Title of the page, or how a text names the work.")
    said: str = says("Of a concept its definition, of a claim its verdict and why, of a work its entry.")
    sentence: str = says("The sentence of it that holds most of what was asked; empty where none does.")
    address: str = says("Address of the page, of the sentence where there is one.")


@dataclass(frozen=True, kw_only=True)
class SearchAnswer:
    """What a search found, best first."""

    hits: tuple[Hit, ...] = says("What was found, best first.")
    read_as: str = says("The words that were searched for where some were mistyped; else empty.")
    unknown: tuple[str, ...] = says("Words that nothing here holds.")


@dataclass(frozen=True, kw_only=True)
class ConceptAnswer:
    """A concept."""

    concept: ConceptRecord = says("What is recorded of it.")
    text: str = says("Its page as Markdown with citations written out.")


@dataclass(frozen=True, kw_only=True)
class ClaimAnswer:
    """A claim."""

    claim: ClaimRecord = says("What is recorded of it: verdict, why, what to say instead, works for and against.")
    text: str = says("Its page as Markdown with citations written out.")


@dataclass(frozen=True, kw_only=True)
class WorkAnswer:
    """A work."""

    work: ReferenceRecord = says("What is recorded of it.")
    cited_for: Mapping[str, int] = says("How many sentences cite it for what: supports, disputes, ..., unmarked.")
    findings: tuple[FindingRecord, ...] = says("The figures that it reports.")


@dataclass(frozen=True, kw_only=True)
class PageAnswer:
    """A page."""

    page: str = says_as(AuthoredPageRecord, "page")
    kind: str = says_as(AuthoredPageRecord, "kind")
    title: str = says_as(AuthoredPageRecord, "title")
    address: str = says_as(AuthoredPageRecord, "address")
    text: str = says("The page as Markdown with citations written out.")


@dataclass(frozen=True, kw_only=True)
class SentencesAnswer:
    """Sentences that cite a work."""

    key: str = says_as(ReferenceRecord, "key")
    label: str = says_as(ReferenceRecord, "label")
    address: str = says_as(ReferenceRecord, "address")
    count: int = says("How many sentences fit.")
    sentences: tuple[MentionRecord, ...] = says("The sentences, each with its address and what the work is cited for.")


@dataclass(frozen=True, kw_only=True)
class FindingsAnswer:
    """Published figures."""

    count: int = says("How many figures fit.")
    findings: tuple[FindingRecord, ...] = says("The figures, the nearest to what was asked first.")
    nearest: tuple[str, ...] = says("Where nothing fits: what is measured here and comes near, with its outcome.")


@dataclass(frozen=True, kw_only=True)
class ListedWork:
    """A work in a list."""

    key: str = says_as(ReferenceRecord, "key")
    label: str = says_as(ReferenceRecord, "label")
    entry: str = says_as(ReferenceRecord, "entry")
    address: str = says_as(ReferenceRecord, "address")


@dataclass(frozen=True, kw_only=True)
class ReferenceListAnswer:
    """A list of references."""

    style: str = says("The style of the entries, the one in which the site publishes them: apa, pybtex:plain, ...")
    entries: tuple[ListedWork, ...] = says("The works in alphabetical order of their entries, each once.")
    unknown: Mapping[str, tuple[str, ...]] = says("What names no work here, with the nearest keys.")
    other_formats: Mapping[str, str] = says(
        "Where the whole library is to be had for other styles: format and address."
    )


@dataclass(frozen=True, kw_only=True)
class FigureLine:
    """A recorded figure."""

    id: str = says_as(FindingRecord, "id")
    key: str = says_as(FindingRecord, "key")
    label: str = says_as(FindingRecord, "label")
    statistics: str = says_as(FindingRecord, "statistics")
    about: str = says("What was measured, and what it goes with.")
    address: str = says_as(FindingRecord, "address")


@dataclass(frozen=True, kw_only=True)
class CheckedPlace:
    """A citation or a figure of a text, held against the library."""

    text: str = says("What stands in the text.")
    line: int = says("Line of the text, from 1.")
    column: int = says("Column in that line, from 1.")
    fault: Fault = says("What is wrong; none where it is right.")
    found: str = says("What was found, in a sentence.")
    works: tuple[ListedWork, ...] = says("The works that are meant; where there are none, the nearest.")
    figures: tuple[FigureLine, ...] = says("The recorded figures that are meant; where there are none, the nearest.")


@dataclass(frozen=True, kw_only=True)
class CheckAnswer:
    """A text's citations and figures, held against the library."""

    summary: str = says("How many were looked at, and how many are wrong.")
    problems: tuple[CheckedPlace, ...] = says("What is wrong, in the order of the text.")
    right: tuple[CheckedPlace, ...] = says("What is right, in the order of the text.")
