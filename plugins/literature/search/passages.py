"""A page's text by section, as plain words: what a reader sees, with its citations and figures written out."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from literature.library.link_targets import FINDING, words_of
from literature.model import Citation, Page, Wikilink
from literature.site.site import Site
from literature.text.markdown.tags import ADDRESS, BLOCKS, TAG
from literature.text.openings import opening_span
from literature.text.statistics import statistics

_MARKS = re.compile(r"\\(?=[!-/:-@\[-`{-~])|\*+|`+|(?<!\w)_+|_+(?!\w)")
_MARKED = re.compile(r"[\\*`_]")
_SPACE = re.compile(r"\s+")
_LETTER = re.compile(r"\w")
_START = attrgetter("start")
_SHOWN = re.compile(
    r"\A[ ]{0,3}\[[^\[\]]*\]:[^\n]*|(?<!`)(?P<ticks>`++)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)|(?P<space>[\n|])"
    rf"|(?P<address>{ADDRESS.pattern})|(?P<tag>{TAG.pattern.replace('?P<name>', '?P<element>')})"
    r"|(?P<url>(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\[\]`\"|]+)|<!--(?:(?!<!--).)*?-->|\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]|\{[^{}]*\}",
    re.DOTALL,
)
"""What parts running text within a paragraph: named, what readers see of it, else what says where a link leads and how
something looks."""


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
            text = words_between(site, page, heading.start, heading.end) or heading.text
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
    """Running text between two offsets of a page, as readers see it: citations and links written out, code within a
    paragraph included, blocks of code left out."""
    inside = _named(site, page, start, end)
    parts: list[str] = []
    token, last = 0, start
    for number in range(max(0, bisect_left(page.prose, (start,)) - 1), len(page.prose)):
        from_, to = page.prose[number]
        if from_ >= end:
            break
        if to <= start:
            continue
        at, stop = max(from_, start), min(to, end)
        parts.append(_seen_between(page.text[last:at]))
        while token < len(inside) and inside[token][0] < stop:
            first, behind, words = inside[token]
            token += 1
            if first >= at:
                parts += [_plain(page.text[at:first]), words]
                at = behind
        parts.append(_plain(page.text[at:stop]))
        last = max(at, stop)
    parts.append(_seen_between(page.text[last:end]))
    text = _SPACE.sub(" ", "".join(parts)).strip()
    return text if _LETTER.search(text) else ""


def _named(site: Site, page: Page, start: int, end: int) -> list[tuple[int, int, str]]:
    """Start, end and words of what stands in running text and is not read as written: citations, links by name, and the
    brackets around the text of a link."""
    found = [(token.start, token.end, _spoken(site, token)) for token in page.named_in(start, end)]
    links = page.destinations
    for link in links[bisect_left(links, start, key=_START) : bisect_left(links, end, key=_START)]:
        if link.text is not None and not link.is_image and page.text.startswith("[", link.start):
            closing = link.start + 1 + len(link.text)
            found += [(link.start, link.start + 1, ""), (closing, closing + 1, "")]
    found.sort()
    return found


def _seen_between(gap: str) -> str:
    """What readers see of what parts two stretches of running text: within a paragraph, code and addresses. Between
    paragraphs stand blocks, of which the first and the last line may hold what ends or begins a paragraph."""
    if not gap or gap == " ":
        return gap
    if "\n" not in gap or _is_inline(gap):
        return _seen(gap)
    first, last = gap.partition("\n")[0], gap.rpartition("\n")[2]
    return f"{_seen(first)} {_seen(last)}"


def _is_inline(gap: str) -> bool:
    """Whether it is one piece of a paragraph that goes on over the end of a line."""
    return not gap.startswith("```") and "\n\n" not in gap and bool(_SHOWN.fullmatch(gap))


def _seen(markdown: str) -> str:
    return "".join(map(_shown, _SHOWN.finditer(markdown)))


def _shown(piece: re.Match[str]) -> str:
    if piece["code"]:
        return piece["code"].strip()
    if piece["address"]:
        return piece["address"][1:-1]
    if piece["tag"]:
        return " " if piece["element"].lower() in (*BLOCKS, "br") else ""
    return piece["url"] or (" " if piece["space"] else "")


def _plain(markdown: str) -> str:
    return html.unescape(_MARKS.sub("", markdown) if _MARKED.search(markdown) else markdown)


def _spoken(site: Site, token: Citation | Wikilink) -> str:
    if isinstance(token, Citation):
        return site.cited(token).as_plain()
    if token.target.startswith(FINDING):
        finding = site.library.findings.get(token.target.removeprefix(FINDING).strip())
        return statistics(finding, token.label or "full").as_plain() if finding else ""
    return words_of(token, site.library.names)
