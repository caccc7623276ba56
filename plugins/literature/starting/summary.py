"""What the starter of a summary is filled with: everything the library knows of the work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from literature.model import Basis, Finding, Library, Page, Reference
from literature.starting.starters import Values
from literature.styles import Style
from literature.vocabulary.entry_types import entry_type
from literature.vocabulary.page_kinds import PLAIN

_CONCEPTS = 5
_NAMED = 3
DESIGNS = ("theory", "book", "review", "meta-analysis", "study", "measure development")
"""Designs that are guessed; a work may be of any other."""


@dataclass(frozen=True, slots=True)
class SummaryDraft:
    """What the author of a summary may choose."""

    design: str
    basis: Basis


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


def summary_values(library: Library, style: Style, key: str, draft: SummaryDraft) -> Values:
    """What a starter of a summary of the work with this key can say."""
    work = library.references[key]
    title = f"{_people(work)}: {work.plain('title').partition(':')[0]}" if work.creators else work.plain("title")
    found = (f"- {_described(finding)}: [[finding:{finding.id}]]" for finding in _findings(library, key))
    cited = (f"- [[{page.id}|{page.title}]] cites it{_where(headings)}." for page, headings in _citing(library, key))
    return {
        "title": title,
        "key": key,
        "design": draft.design,
        "concepts": tuple(_concepts(library, key)),
        "basis": draft.basis,
        "entry": _comment(style.entry(key).as_plain()),
        "findings": "\n".join(found),
        "cited_by": "\n".join(cited),
    }


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
        if page.kind != PLAIN:
            yield page, tuple(heading for heading in headings if heading != page.title)


def _findings(library: Library, key: str) -> list[Finding]:
    """Findings of the work that a summary may lean on: those read with low certainty are for claim pages."""
    return [finding for finding in library.findings_of(key) if finding.read_certainty != "low"]


def _concepts(library: Library, key: str) -> list[str]:
    """Concepts that the work bears on as far as is known, then those whose pages cite it."""
    citing = [page.id for page, _ in _citing(library, key) if page.kind == "concept"]
    return list(dict.fromkeys([*library.concepts_of(key), *citing]))[:_CONCEPTS]


def _people(work: Reference) -> str:
    """`Darwin`; `Hooker and Lyell`; `Gray and colleagues` from four on."""
    names = [person.surname for person in work.creators]
    if len(names) > _NAMED:
        return f"{names[0]} and colleagues"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _comment(text: str) -> str:
    """Text that cannot end the comment it stands in."""
    return text.replace("--", "\u2013").replace(">", "")
