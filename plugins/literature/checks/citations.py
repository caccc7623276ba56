"""Rules over citations in pages: keys, quotations, places within works."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from literature.library.intents import intents_on
from literature.model import Citation, CitationItem, Library, Page, Problem, Reference, Severity, rule
from literature.references.pages import full_range
from literature.text.folding import fold
from literature.text.nearest import Nearest
from literature.vocabulary.citation_intents import CITATION_INTENTS
from literature.vocabulary.entry_types import entry_type
from literature.vocabulary.page_kinds import PLAIN

_QUOTE = re.compile(r"\"(?P<straight>[^\"\n]{20,600})\"|\u201c(?P<curly>[^\u201c\u201d\n]{20,600})\u201d")
_FEWEST_WORDS = 5
_AFTER = re.compile(r"[\s.,;:!?)]{0,4}(?:\([^()\n]{0,60})?")
_REACH_BEFORE = 60
_SENTENCE_END = re.compile(r"[.!?]\s")
_NAME_AT_END = re.compile(r"(?P<name>[^\W\d_][\w'\u2019-]*?)(?:['\u2019]s)?\Z")
_FIRST_NUMBER = re.compile(r"\s*(?P<number>[0-9]{1,18})(?![\w.])")
_PAGES = re.compile(r"\s*(?P<first>[0-9]{1,18})\s*(?:-{1,3}|\u2013)\s*(?P<last>[0-9]{1,18})\s*")


@rule("CIT002", Severity.NOTE, "Nothing leads to an entry.")
def unused_key(library: Library) -> Iterator[Problem]:
    """Nothing on the site leads to an entry: no citation, finding, key work, list, summary, and no entry in it."""
    used = {*library.mentions, *library.summaries}
    for page in library.pages.values():
        used.update(library.resolve(key) or key for key in page.front.key_works)
    for reading in library.reading_lists.values():
        used.update(library.resolve(work.key) or work.key for work in reading.works())
    used.update(library.resolve(finding.key) or finding.key for finding in library.findings.values())
    for reference in library.references.values():
        parent = reference.raw.get("crossref", "")
        used.add(library.resolve(parent) or parent)
    for key, reference in library.references.items():
        if key not in used:
            yield unused_key.problem(f"no page cites '{key}'", reference.location)


@rule("CIT003", Severity.NOTE, "A citation uses an earlier key.")
def outdated_key(library: Library) -> Iterator[Problem]:
    """A citation names a work by an earlier key, which still resolves."""
    for page, _, item in _items(library):
        key = library.resolve(item.key) or item.key
        if key != item.key:
            message = f"'{item.key}' is an earlier key of '{key}'"
            yield outdated_key.problem(message, page.locate(item.start), (key,))


@rule("CIT004", Severity.WARNING, "A quotation does not say where it stands.")
def quotation_without_locator(library: Library) -> Iterator[Problem]:
    """A quotation of five words or more needs the page it stands on (APA 7, section 8.25)."""
    for page in library.pages.values():
        if page.kind == PLAIN or not page.citations:
            continue
        starts = [citation.start for citation in page.citations]
        for quote in _QUOTE.finditer(page.text):
            words = quote["straight"] or quote["curly"]
            if len(words.split()) < _FEWEST_WORDS or not _is_prose(page, quote.start()):
                continue
            citing = _citations_at(page, starts, quote.start(), quote.end())
            if citing and not any(item.locators for citation in citing for item in citation.items):
                key = citing[0].items[0].key
                message = f"words of '{key}' are quoted without the place where they stand; add it, e.g. 'p. 12'"
                yield quotation_without_locator.problem(message, page.locate(citing[0].start))


@rule("CIT005", Severity.WARNING, "A citation names a work twice.")
def repeated_citation(library: Library) -> Iterator[Problem]:
    """A citation names the same place of a work twice."""
    for page in library.pages.values():
        for citation in page.citations:
            seen = set()
            for item in citation.items:
                place = (library.resolve(item.key) or item.key, item.locators)
                if place in seen:
                    message = f"'{item.key}' stands twice in this citation"
                    yield repeated_citation.problem(message, page.locate(item.start))
                seen.add(place)


@rule("CIT006", Severity.WARNING, "A citation repeats the name before it.")
def author_named_twice(library: Library) -> Iterator[Problem]:
    """The author's name stands before a citation that prints it again: `Darwin [@darwin1859origin]`.

    Within the sentence the author is written `@key`, or left out of the parentheses with `[-@key]` (APA 7, 8.11).
    """
    for page, citation, item in _items(library):
        if citation.is_narrative or item is not citation.items[0] or item.is_author_suppressed or item.prefix:
            continue
        reference = library.work(item.key)
        before = _name_before(page.text, citation.start)
        if reference is None or not before or not reference.creators:
            continue
        # A third author is not printed.
        printed = reference.creators[: 2 if len(reference.creators) == 2 else 1]
        if fold(before) in (fold(person.surname.rpartition(" ")[2]) for person in printed):
            message = f"'{before}' stands before a citation that prints the name again"
            yield author_named_twice.problem(message, page.locate(citation.start), (f"[-@{item.key}]",))


@rule("CIT007", Severity.WARNING, "A work does not have the page that is cited.")
def locator_outside_work(library: Library) -> Iterator[Problem]:
    """A citation names a page that the article or chapter does not have."""
    for page, _, item in _items(library):
        reference = library.work(item.key)
        if reference is None or not _has_container(reference) or not item.locators:
            continue
        extent = _PAGES.fullmatch(reference.plain("pages"))
        if extent is None:
            continue
        first, last = full_range(extent["first"], extent["last"])
        for locator in item.locators:
            cited = _FIRST_NUMBER.match(locator.value) if locator.kind == "page" else None
            if cited and last >= first and not first <= int(cited["number"]) <= last:
                message = f"'{item.key}' has the pages {first} to {last}, not {cited['number']}"
                yield locator_outside_work.problem(message, page.locate(item.start))


@rule("CIT016", Severity.WARNING, "A range of pages ends before it begins.")
def reversed_range(library: Library) -> Iterator[Problem]:
    """A citation's range of pages runs backwards; `300-20` is written `300-320` (APA 7, section 6.6)."""
    for page, _, item in _items(library):
        for locator in item.locators:
            extent = _PAGES.fullmatch(locator.value) if locator.kind == "page" else None
            if extent is None or int(extent["first"]) <= int(extent["last"]):
                continue
            first, last = full_range(extent["first"], extent["last"])
            near = (f"{first}-{last}",) if last > first else ()
            message = f"the pages '{locator.value.strip()}' end before they begin"
            yield reversed_range.problem(message, page.locate(item.start), near)


@rule("CIT019", Severity.WARNING, "A mark behind a citation says nothing that is known.")
def unknown_intent(library: Library) -> Iterator[Problem]:
    """What stands in braces behind a citation is none of the words for what a work is cited for; or a heading's class
    is nearly one."""
    nearest = Nearest(CITATION_INTENTS)
    for page in library.pages.values():
        cited = {mark: item.key for citation in page.citations for item in citation.items for mark in item.marks}
        for mark, key in cited.items():
            if mark.word not in CITATION_INTENTS:
                expected = ", ".join(f"'.{name}'" for name in CITATION_INTENTS)
                message = f"'{mark.word}' does not say what '{key}' is cited for; expected {expected}"
                near = tuple(f".{word}" for word in nearest.to(mark.word.lower().lstrip("#."), 1))
                yield unknown_intent.problem(message, page.locate(mark.start), near)
        for mark in (mark for heading in page.headings for mark in heading.marks):
            near = () if mark.word in CITATION_INTENTS else tuple(f".{word}" for word in nearest.to(mark.word, 1))
            if near:
                message = f"the heading's class '{mark.word}' does not say what works are cited for"
                yield unknown_intent.problem(message, page.locate(mark.start), near)


@rule("CIT020", Severity.WARNING, "A claim cites only works that speak for it.")
def one_sided_claim(library: Library) -> Iterator[Problem]:
    """A claim says of its works what they are cited for, and of none that it speaks against it."""
    for page in library.pages.values():
        if page.kind != "claim":
            continue
        intents = intents_on(page)
        given = [(item, intents(item)) for citation in page.citations for item in citation.items]
        named = [CITATION_INTENTS[name] for _, names in given for name in names]
        if any(intent.is_against for intent in named) or not any(intent.is_for for intent in named):
            continue
        first = next(item for item, names in given if any(CITATION_INTENTS[name].is_for for name in names))
        message = "every work that is cited for or against this claim speaks for it; cite what speaks against it too"
        yield one_sided_claim.problem(message, page.locate(first.start))


def _items(library: Library) -> Iterator[tuple[Page, Citation, CitationItem]]:
    for page in library.pages.values():
        for citation in page.citations:
            for item in citation.items:
                yield page, citation, item


def _name_before(text: str, offset: int) -> str:
    """The last word before an offset, without its genitive; empty where no name ends there."""
    before = text[max(0, offset - _REACH_BEFORE) : offset]
    words = before.split() if before[-1:].isspace() else []
    name = _NAME_AT_END.search(words[-1]) if words else None
    return name["name"] if name else ""


def _has_container(reference: Reference) -> bool:
    """Whether its pages are those of an article or chapter, not a count of a book's."""
    row = entry_type(reference.type)
    return row.apa == "periodical" or row.inherits in ("part", "part of a book")


def _is_prose(page: Page, offset: int) -> bool:
    stretch = bisect_right(page.prose, offset, key=lambda prose: prose[0]) - 1
    return stretch >= 0 and offset < page.prose[stretch][1]


def _citations_at(page: Page, starts: list[int], start: int, end: int) -> list[Citation]:
    """Citations that a quotation leans on: right behind it, or before it in the same sentence."""
    found = []
    behind = _AFTER.match(page.text, end)
    following = bisect_right(starts, end - 1)
    if behind is not None and following < len(starts) and starts[following] <= behind.end():
        found.append(page.citations[following])
    preceding = bisect_right(starts, start) - 1
    if preceding >= 0:
        between = page.text[page.citations[preceding].end : start]
        if len(between) <= _REACH_BEFORE and "\n" not in between and not _SENTENCE_END.search(between):
            found.append(page.citations[preceding])
    return found
