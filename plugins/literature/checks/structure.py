"""Rules over the outline of a page and its images (WCAG 2.2, success criteria 1.1.1, 1.3.1 and 2.4.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from literature.model import Library, Problem, Severity, rule

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@rule("PAG015", Severity.WARNING, "A heading skips a level.")
def heading_jump(library: Library) -> Iterator[Problem]:
    """A heading stands more than one level below the one above it."""
    for page in library.pages.values():
        for above, heading in zip(page.headings, page.headings[1:], strict=False):
            if heading.level > above.level + 1:
                right = f"{'#' * (above.level + 1)} {heading.text}"
                message = f"level {heading.level} follows level {above.level}; write '{right}'"
                yield heading_jump.problem(message, page.locate(heading.start))


@rule("PAG016", Severity.WARNING, "A page has two titles.")
def second_title(library: Library) -> Iterator[Problem]:
    """A page has more than one heading of the first level."""
    for page in library.pages.values():
        titles = [heading for heading in page.headings if heading.level == 1]
        for heading in titles[1:]:
            message = f"'{heading.text}' is a second title; write '## {heading.text}'"
            yield second_title.problem(message, page.locate(heading.start))


@rule("PAG017", Severity.WARNING, "A section is empty.")
def empty_section(library: Library) -> Iterator[Problem]:
    """Nothing stands below a heading before the next one of its level or a higher one, or the end of the page. Comments
    are nothing: no reader sees them."""
    for page in library.pages.values():
        for heading, following in zip(page.headings, (*page.headings[1:], None), strict=False):
            if heading.level == 1 or (following is not None and following.level > heading.level):
                continue
            below = page.text[heading.end : following.start if following else len(page.text)]
            if not _COMMENT.sub("", below).strip():
                message = f"nothing stands below '{heading.text}'"
                yield empty_section.problem(message, page.locate(heading.start))


@rule("PAG018", Severity.WARNING, "An image has no alternative text.")
def image_without_alternative(library: Library) -> Iterator[Problem]:
    """An image has no alternative text. An image that only decorates is written in HTML with `alt=""`."""
    for page in library.pages.values():
        for destination in page.destinations:
            is_markdown = not destination.is_html
            if destination.is_image and (destination.text is None or (is_markdown and not destination.text.strip())):
                message = f"the image '{destination.target}' has no alternative text"
                place = page.locate(destination.start - is_markdown)
                yield image_without_alternative.problem(message, place)


@rule("PAG022", Severity.WARNING, "A heading stands twice.")
def repeated_heading(library: Library) -> Iterator[Problem]:
    """Two sections of one section have the same heading: links and readers cannot tell them apart."""
    for page in library.pages.values():
        above: list[str] = []
        seen: dict[tuple[str, ...], int] = {}
        for heading in page.headings:
            above = [*above[: heading.level - 1], *[""] * (heading.level - 1 - len(above)), heading.text.strip()]
            place = tuple(above)
            if place in seen and heading.level > 1:
                message = f"'{heading.text}' stands in line {page.locate(seen[place]).line} already"
                yield repeated_heading.problem(message, page.locate(heading.start))
            seen.setdefault(place, heading.start)
