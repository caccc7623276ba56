"""Rules over concepts: their definition, their works, and the order in which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from literature.model import Library, Page, Problem, Severity, rule
from literature.text.folding import fold_name

_DEFINITIONS = ".lit-definitions"
"""Class of a heading, in its attribute list, whose list shows definitions side by side."""
_ITEM = re.compile(r"^[*+-][ \t]+\S", re.MULTILINE)


@rule("CON002", Severity.ERROR, "A concept is broader than itself.")
def concept_cycle(library: Library) -> Iterator[Problem]:
    """A concept is, over some steps, broader than itself."""
    above = {id_: [b for b in page.front.broader if b in library.concepts] for id_, page in library.concepts.items()}
    for cycle in _cycles(above):
        steps = " below ".join(f"'{id_}'" for id_ in (*cycle, cycle[0]))
        message = f"'{cycle[0]}' is broader than itself: {steps}"
        yield concept_cycle.problem(message, library.concepts[cycle[0]].front_location("broader"))


@rule("CON003", Severity.WARNING, "A concept has no definition.")
def missing_definition(library: Library) -> Iterator[Problem]:
    """A concept has no first paragraph, which is its definition wherever it is explained on hover."""
    for page in library.concepts.values():
        if not _has_definition(page):
            message = "a concept starts with a paragraph that defines it"
            yield missing_definition.problem(message, page.locate(0))


@rule("CON004", Severity.NOTE, "A broader concept follows from another one.")
def redundant_broader(library: Library) -> Iterator[Problem]:
    """A concept names as broader what already follows from another broader concept."""
    for id_, page in library.concepts.items():
        for wider in page.front.broader:
            others = [other for other in page.front.broader if other not in (wider, id_)]
            between = next((other for other in others if wider in _all_above(library, other)), None)
            if between is not None and between not in _all_above(library, wider):
                message = f"'{wider}' is broader than '{between}', which is named too"
                yield redundant_broader.problem(message, page.front_location("broader"))


@rule("CON005", Severity.NOTE, "A concept names no works.")
def concept_without_works(library: Library) -> Iterator[Problem]:
    """A concept names no key works and cites none."""
    for page in library.concepts.values():
        if not page.front.key_works and not page.citations:
            message = "this concept names no work to start with"
            yield concept_without_works.problem(message, page.front_location("title"))


@rule("CON007", Severity.WARNING, "A definition names no work.")
def uncited_definition(library: Library) -> Iterator[Problem]:
    """Among definitions that stand side by side, one names no work."""
    for page in library.concepts.values():
        for number, heading in enumerate(page.headings):
            if _DEFINITIONS not in page.text[heading.start : heading.end]:
                continue
            end = page.headings[number + 1].start if number + 1 < len(page.headings) else len(page.text)
            starts = [item.start() for item in _ITEM.finditer(page.text, heading.end, end)]
            for start, stop in pairwise([*starts, end]):
                if not any(start < citation.start < stop for citation in page.citations):
                    message = "this definition does not say whose it is"
                    yield uncited_definition.problem(message, page.locate(start))


@rule("CON006", Severity.NOTE, "A name or phrase adds nothing.")
def redundant_alias(library: Library) -> Iterator[Problem]:
    """An alias, or a phrase of `asked_as`, is a name that the page has anyway: accents, capitals and hyphens make no
    difference."""
    for page in library.pages.values():
        taken = {fold_name(page.id), fold_name(page.title)}
        for key, names in (("aliases", page.front.aliases), ("asked_as", page.front.asked_as)):
            for name in names:
                if fold_name(name) in taken:
                    message = f"'{name}' finds this page anyway"
                    yield redundant_alias.problem(message, page.front_location(key))
                taken.add(fold_name(name))


def _cycles(above: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """Circles, each once, from its first id in alphabetical order; found by walking up from every id once."""
    done: set[str] = set()
    for start in sorted(above):
        path: list[str] = []
        at_depth: dict[str, int] = {}
        stack: list[tuple[str, int]] = [(start, 0)]
        while stack:
            id_, depth = stack.pop()
            for left in path[depth:]:
                done.add(left)
                del at_depth[left]
            del path[depth:]
            if id_ in at_depth:
                circle = path[at_depth[id_] :]
                least = circle.index(min(circle))
                yield circle[least:] + circle[:least]
                continue
            if id_ in done:
                continue
            at_depth[id_] = depth
            path.append(id_)
            stack.extend((wider, depth + 1) for wider in above[id_])
        done.update(path)


def _all_above(library: Library, id_: str) -> set[str]:
    """Every concept that stands above one, over any number of steps."""
    found: set[str] = set()
    stack = [id_]
    while stack:
        page = library.concepts.get(stack.pop())
        for wider in page.front.broader if page else ():
            if wider not in found:
                found.add(wider)
                stack.append(wider)
    return found


def _has_definition(page: Page) -> bool:
    """Whether running text stands before the second heading, the title itself left out."""
    headings = [heading for heading in page.headings if heading.level > 1]
    end = headings[0].start if headings else len(page.text)
    for start, stop in page.prose:
        if start >= end:
            break
        above = page.heading_at(start)
        is_in_title = above is not None and start < above.end
        if not is_in_title and page.text[start:stop].strip():
            return True
    return False
