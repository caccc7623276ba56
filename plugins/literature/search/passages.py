"""A page's text by section, as plain words: what a reader sees, with its citations and figures written out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from literature.library.link_targets import FINDING, words_of
from literature.model import Citation, Page, Wikilink
from literature.site.site import Site
from literature.text.markdown.inline import plain_inline
from literature.text.openings import opening_span
from literature.text.statistics import statistics

_MARKS = re.compile(r"\\(?=[!-/:-@\[-`{-~])|\*+|`+|(?<!\w)_+|_+(?!\w)")
_MARKED = re.compile(r"[\\*`_]")
_SPACE = re.compile(r"\s+")
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Passage:
    """One section of a page."""

    heading: str
    """Plain text; empty before the first heading."""
    anchor: str
    """Id of the heading on the built page; empty for the page's start."""
    text: str
    whole: str
    """The text with the heading that it stands under."""


def passages(site: Site, page: Page, anchors: Sequence[tuple[int, str]]) -> Iterator[Passage]:
    """The page's sections in order, the first one from the start of the page to its second heading.

    `anchors` are level and id of the built page's headings, in order. The title's own section has no anchor, for the
    page's address leads there. A section whose heading has none belongs to the one before.
    """
    ids = _anchors_by_heading(page, anchors)
    starts = [(0, "", "")]
    for number, heading in enumerate(page.headings):
        if number == 0 and heading.level == 1:
            starts = [(heading.end, "", "")]
        elif ids[number]:
            text = plain_inline(words_between(site, page, heading.start, heading.end)) or heading.text
            starts.append((heading.start, text, ids[number]))
    ends = [*(start for start, _, _ in starts[1:]), len(page.text)]
    for (start, heading_text, anchor), end in zip(starts, ends, strict=True):
        text = words_between(site, page, start, end)
        yield Passage(heading_text, anchor, text.removeprefix(heading_text).lstrip(), text)


def first_said(site: Site, page: Page) -> str:
    """The page's first paragraph, which defines a concept; empty when there is none."""
    return words_between(site, page, *opening_span(page))


def _anchors_by_heading(page: Page, anchors: Sequence[tuple[int, str]]) -> list[str]:
    """The id of each heading: the host lists the same headings in the same order, with its own among and after them."""
    ids: list[str] = []
    position = 0
    for heading in page.headings:
        found = next((n for n in range(position, len(anchors)) if anchors[n][0] == heading.level), None)
        ids.append(anchors[found][1] if found is not None else heading.id)
        position = position if found is None else found + 1
    return ids


def words_between(site: Site, page: Page, start: int, end: int) -> str:
    """Running text between two offsets of a page."""
    inside = page.named_in(start, end)
    parts: list[str] = []
    position = 0
    for from_, to in page.prose:
        if to <= start or from_ >= end:
            continue
        at, stop = max(from_, start), min(to, end)
        while position < len(inside) and inside[position].start < stop:
            token = inside[position]
            position += 1
            if token.start >= at:
                parts += [_plain(page.text[at : token.start]), _spoken(site, token)]
                at = token.end
        parts.append(_plain(page.text[at:stop]))
        parts.append(" ")
    text = _SPACE.sub(" ", "".join(parts)).strip()
    return text if _LETTER.search(text) else ""


def _plain(markdown: str) -> str:
    return html.unescape(_MARKS.sub("", markdown) if _MARKED.search(markdown) else markdown)


def _spoken(site: Site, token: Citation | Wikilink) -> str:
    if isinstance(token, Citation):
        return site.cited(token).as_plain()
    if token.target.startswith(FINDING):
        finding = site.library.findings.get(token.target.removeprefix(FINDING).strip())
        return statistics(finding, token.label or "full").as_plain() if finding else ""
    return words_of(token, site.library.names)
