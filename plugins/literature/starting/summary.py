"""The page that a summary begins with: everything the library knows of the work, and what each section is for.

Sections are empty, so that `check` names those that are not written yet.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from literature.model import Basis, Finding, Library, Page, Reference
from literature.starting.front import front_matter
from literature.styles import Style
from literature.vocabulary.entry_types import entry_type

_CONCEPTS = 5
_NAMED = 3
_SECTIONS = {
    "In one sentence": "What the work says, in one sentence that a student can repeat.",
    "Key points": "Three to five points, each a list item.",
    "What was done": "Who took part, what was measured or pooled, how. Say which design it is.",
    "What was found": "Figures only as links to findings, each with what it means.",
    "The argument": "The main thesis and what it rests on, at the level of what you have read.",
    "Use and limits of the measure": "What it is used for, how reliable it was in this work, what it leaves out.",
    "What it does not show": "Correlation or cause? For whom? What does the author leave open?",
    "Why it matters in the room": "What a therapist might hear or do differently. No advice to the reader.",
    "How it stands today": "Later works, replications, critics.",
    "Questions for reflection": "Two or three questions, as a numbered list.",
}
_ARGUED = ("The argument",)
_STUDIED = ("What was done", "What was found")
_BODIES = {
    "theory": _ARGUED,
    "book": _ARGUED,
    "review": _ARGUED,
    "meta-analysis": _STUDIED,
    "study": _STUDIED,
    "measure development": (*_STUDIED, "Use and limits of the measure"),
}
DESIGNS = tuple(_BODIES)
"""Designs that have sections of their own; a summary of any other design is laid out as a study."""


@dataclass(frozen=True, slots=True)
class SummaryDraft:
    """What the author of a summary may choose."""

    design: str
    basis: Basis
    day: datetime.date


def likely_design(library: Library, key: str) -> str:
    """A first guess from findings, title and type of the work."""
    findings = _findings(library, key)
    for finding in findings:
        if finding.design:
            return finding.design
    work = library.references[key]
    title = work.plain("title").casefold()
    if "meta-analy" in title:
        return "meta-analysis"
    if "scale" in title or "inventory" in title or "questionnaire" in title:
        return "measure development"
    if "review" in title:
        return "review"
    if findings:
        return "study"
    return "book" if entry_type(work.type).apa == "book" else "theory"


def summary_page(library: Library, style: Style, key: str, draft: SummaryDraft) -> str:
    """The Markdown of a summary of the work with this key."""
    work = library.references[key]
    title = f"{_people(work)}: {work.plain('title').partition(':')[0]}" if work.creators else work.plain("title")
    head = front_matter(
        {
            "title": title,
            "reference": key,
            "design": draft.design,
            "concepts": _concepts(library, key),
            "basis": draft.basis,
            "reviewed": draft.day.isoformat(),
        }
    )
    entry = style.entry(key).as_plain()
    sections = list(_sections(draft.design))
    about = [_comment(entry), "", *(f"{section}: {_SECTIONS[section]}" for section in sections)]
    lines = [head, f"# {title}", "", "<!--", *about, "-->", ""]
    for section in sections:
        lines += [f"## {section}", "", *_given(library, key, section)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _sections(design: str) -> Iterator[str]:
    body = _BODIES.get(design, _STUDIED)
    optional = {*_ARGUED, *_STUDIED, "Use and limits of the measure"}
    return (section for section in _SECTIONS if section not in optional or section in body)


def _given(library: Library, key: str, section: str) -> list[str]:
    """What is known already for a section, as a list."""
    items: list[str] = []
    if section == "What was found" or (section == "The argument" and _findings(library, key)):
        items = [f"- {_described(finding)}: [[finding:{finding.id}]]" for finding in _findings(library, key)]
    elif section == "How it stands today":
        items = [
            f"- [[{page.id}|{page.title}]] cites it{_where(headings)}." for page, headings in _citing(library, key)
        ]
    return [*items, ""] if items else []


def _described(finding: Finding) -> str:
    text = f"{finding.construct} and {finding.outcome}" if finding.outcome else finding.construct
    return text[:1].upper() + text[1:]


def _where(headings: Iterable[str]) -> str:
    named = [f"\u201c{heading}\u201d" for heading in headings if heading]
    return f" under {' and '.join(named)}" if named else ""


def _citing(library: Library, key: str) -> Iterator[tuple[Page, tuple[str, ...]]]:
    """Pages that cite the work, with the headings under which they do."""
    by_page: dict[str, dict[str, None]] = {}
    for mention in library.mentions.get(key, ()):
        by_page.setdefault(mention.page_uri, {})[mention.heading] = None
    for uri, headings in by_page.items():
        page = library.pages[uri]
        if page.kind != "page":
            yield page, tuple(heading for heading in headings if heading != page.title)


def _findings(library: Library, key: str) -> list[Finding]:
    """Findings of the work that a summary may lean on: those of low confidence are for claim pages."""
    return [finding for finding in library.findings_of(key) if finding.confidence != "low"]


def _concepts(library: Library, key: str) -> list[str]:
    """Concepts that the work bears on as far as is known, then those whose pages cite it."""
    citing = [page.id for page, _ in _citing(library, key) if page.kind == "concept"]
    return list(dict.fromkeys([*library.concepts_of(key), *citing]))[:_CONCEPTS]


def _people(work: Reference) -> str:
    """`Bowlby`; `Muran and Safran`; `Elliott and colleagues` from four on."""
    names = [person.surname for person in work.creators]
    if len(names) > _NAMED:
        return f"{names[0]} and colleagues"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _comment(text: str) -> str:
    """Text that cannot end the comment it stands in."""
    return text.replace("--", "\u2013").replace(">", "")
