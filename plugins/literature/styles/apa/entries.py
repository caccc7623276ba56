"""A reference-list entry from its four elements: author, date, title, source (APA 7, chapter 9)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from literature.model import Reference, RichText
from literature.references.addresses import doi_of
from literature.references.fields import letters, value
from literature.references.periodicals import is_news, subtype
from literature.styles.apa.assembly import EMPTY, Sentences
from literature.styles.apa.body import Body
from literature.styles.apa.books import book_body, chapter_body
from literature.styles.apa.closings import closings, is_reprint
from literature.styles.apa.dates import WorkDate, span_years, work_date
from literature.styles.apa.kinds import Kind, kind_of
from literature.styles.apa.leads import Lead, author_position, lead_of
from literature.styles.apa.legal import legal_entry
from literature.styles.apa.links import link
from literature.styles.apa.media import episode_body, image_body, media_body, presentation_body
from literature.styles.apa.periodicals import periodical_body, special_issue_body
from literature.styles.apa.works import (
    data_body,
    patent_body,
    preprint_body,
    report_body,
    thesis_body,
    unpublished_body,
    web_body,
)

_Writer = Callable[[Reference, Kind, Lead, Reference | None], Body]

_WRITERS: Mapping[Kind, _Writer] = {
    "book": book_body,
    "chapter": chapter_body,
    "report": report_body,
    "presentation": presentation_body,
    "thesis": thesis_body,
    "unpublished": unpublished_body,
    "preprint": preprint_body,
    "data": data_body,
    "software": data_body,
    "media": media_body,
    "episode": episode_body,
    "image": image_body,
    "patent": patent_body,
}
_DATED_IN_FULL: frozenset[Kind] = frozenset({"web", "post", "media", "episode", "image", "presentation", "other"})
_YEAR_ONLY = frozenset({"film", "album", "song", "tvseries", "painting", "photograph"})
_PINPOINTS = ("volume", "number", "issue", "pages", "eid")


@dataclass(frozen=True, slots=True)
class Work:
    """A reference with what the style has decided on it."""

    reference: Reference
    kind: Kind
    lead: Lead
    date: WorkDate
    related: Reference | None = None
    """The work it reviews, reprints or retracts."""


def work_of(reference: Reference, references: Mapping[str, Reference]) -> Work:
    """Kind, author position and date of a reference; `references` holds those that `related` may name."""
    kind = kind_of(reference)
    related = None
    if "related" in reference.text:
        related = references.get(reference.plain("related").split(",")[0].strip())
    original = ""
    if related is not None and is_reprint(reference):
        span = related.dates.get("date")
        original = span_years(span) if span else ""
    date = work_date(
        reference,
        is_full=_is_dated_in_full(reference, kind),
        field="eventdate" if kind == "presentation" else "date",
        original=original,
    )
    return Work(reference, kind, lead_of(reference, kind), date, related)


def body_of(work: Work) -> Body:
    """Title and source elements, written as the kind of work asks."""
    if work.kind == "periodical":
        return periodical_body(work.reference, work.kind, work.related)
    if work.kind == "special issue":
        return special_issue_body(work.reference)
    writer = _WRITERS.get(work.kind, web_body)
    return writer(work.reference, work.kind, work.lead, work.related)


def entry_of(work: Work, letter: str = "") -> RichText:
    """The entry; empty for personal communications, which are not listed (8.9)."""
    reference = work.reference
    if work.kind == "personal":
        return EMPTY
    if work.kind == "legal":
        return legal_entry(reference, work.date)
    body = body_of(work)
    sentences = Sentences()
    author = author_position(work.lead, reference.people.get("with", ()))
    date = f"({work.date.printed(letter)})"
    for element in (author, date, body.title) if author else (body.title, date):
        sentences.add(element)
    for source in body.sources:
        sentences.add(source)
    sentences.add(link(reference, has_retrieval=_has_retrieval(work)), is_closed=True)
    for closing in closings(reference, work.date, work.related):
        sentences.add(closing, is_closed=True)
    return sentences.built()


def _is_dated_in_full(reference: Reference, kind: Kind) -> bool:
    """Month and day stand in the date of what appears by the day; books, journals and reports have a year (9.14)."""
    if kind in _DATED_IN_FULL:
        return subtype(reference) not in _YEAR_ONLY and reference.type != "movie"
    if kind == "periodical":
        return is_news(reference)
    if kind == "report":
        return "pressrelease" in {letters(reference.plain("titleaddon")), letters(reference.plain("type"))}
    if kind == "chapter":
        return reference.type in {"inreference", "inbook"} and "url" in reference.text
    return False


def _has_retrieval(work: Work) -> bool:
    """Only works that are meant to change need a date of retrieval (9.16): those without a date, and articles of a
    database that are neither news nor have volume, number or pages."""
    if doi_of(work.reference):
        return False
    if work.date.year == "n.d.":
        return True
    is_unpinned = not any(value(work.reference, name) for name in _PINPOINTS)
    return work.kind == "periodical" and is_unpinned and not is_news(work.reference)
