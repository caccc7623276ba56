"""Notes for the margin of an authored page: a work where it is first cited, a figure with its interval, drawn on the
axis that the page has for its metric. They are copies of what stands on the page anyway; where a theme has no margin
they stay hidden, and nothing is lost.

`margin_notes` says what a page's notes are, by the address that links to their source have; `with_margin_notes` puts
them into the rendered page, where links have their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from literature.library.chosen_findings import findings_named
from literature.model import Finding, Page, escape_text
from literature.render.figures.intervals import Axes
from literature.site.here import Here
from literature.text.statistics import statistics

_TITLE = 110
"""Letters of a work's title that are told."""
_LINE, _LINES = 65, 3.4
"""Letters in a line of text, and lines of it beside which a note stands."""
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?:\s[^<>]*)?)>")
_HOLDERS = frozenset({"div", "blockquote", "section", "table", "ul", "ol", "details", "aside", "figure", "dl", "pre"})
_LINK = re.compile(r'<a class="lit-(?:cite|finding)" href="(?P<link>[^"]+)"')


def margin_notes(here: Here, page: Page) -> dict[str, tuple[str, str]]:
    """By the address of a work or a finding as links on the page have it: the work's key and the note."""
    library, notes = here.site.library, {}
    own = library.resolve(page.front.reference)
    for key in library.works_cited.get(page.uri, ()):
        if key != own:
            notes[here.to_reference(key)] = key, _work_note(here, key)
    figures = [found for found in findings_named(library, page) if found.has_interval]
    axes = Axes.of_page(library, page) if figures else Axes({})
    for finding in figures:
        key = library.resolve(finding.key)
        notes[here.to_finding(finding.id)] = key, _figure_note(here, finding, key, axes)
    return notes


def with_margin_notes(html: str, notes: Mapping[str, tuple[str, str]]) -> str:
    """The rendered page with notes at the head of paragraphs and of plain lists' items, as many as fit beside each."""
    if not notes:
        return html
    told: set[str] = set()
    parts, last = [], 0
    for start, end in _paragraphs(html):
        chosen = _chosen(html[start:end], notes, told)
        if chosen:
            parts += [html[last:start], *chosen]
            last = start
    return "".join((*parts, html[last:]))


def _chosen(paragraph: str, notes: Mapping[str, tuple[str, str]], told: set[str]) -> list[str]:
    """Notes of a paragraph in its order: figures before works where room is short."""
    links = [unescape(found["link"]) for found in _LINK.finditer(paragraph)]
    places = {link: place for place, link in reversed(list(enumerate(links))) if link in notes}
    lines = len(re.sub(r"<[^>]+>", "", paragraph)) / _LINE
    room = max(1, int(lines / _LINES))
    taken: list[str] = []
    for link in sorted(places, key=lambda link: ("#" not in link, places[link])):
        key, _ = notes[link]
        name = link if "#" in link else key
        if name in told or ("#" not in link and key in told):
            continue
        if len(taken) < room:
            taken.append(link)
            told |= {name, key}
    return [notes[link][1] for link in sorted(taken, key=places.__getitem__)]


def _paragraphs(html: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands in each paragraph of the page itself, and in each item of its plain lists."""
    holders: list[tuple[str, bool]] = []
    start, element = -1, ""
    for tag in _TAG.finditer(html):
        name = tag["name"]
        if start >= 0:
            if name == element and tag["end"]:
                yield start, tag.start()
                start = -1
            elif name in _HOLDERS:
                start = -1
            else:
                continue
        if name in _HOLDERS:
            if not tag["end"]:
                holders.append((name, name in ("ul", "ol") and not tag["attributes"]))
            elif holders:
                holders.pop()
        elif not tag["end"]:
            is_item = name == "li" and len(holders) == 1 and holders[0][1]
            if is_item or (name == "p" and not holders):
                start, element = tag.end(), name


def _work_note(here: Here, key: str) -> str:
    site, reference = here.site, here.site.library.references[key]
    title = reference.plain("title")
    if len(title) > _TITLE:
        title = title[:_TITLE].rpartition(" ")[0].rstrip(",;:. ") + " …"
    venue = reference.plain("journaltitle") or reference.plain("booktitle") or reference.plain("publisher")
    parts = (escape_text(title), f"<i>{escape_text(venue)}</i>" if venue else "")
    return _note(site.style.label(key).as_html(), ". ".join(filter(None, parts)))


def _figure_note(here: Here, finding: Finding, key: str, axes: Axes) -> str:
    style = here.site.style
    label = style.label(key).as_html() if key else escape_text(finding.key)
    what = " · ".join(filter(None, (finding.construct, finding.outcome)))
    figure = statistics(finding, "full").as_html()
    axis = axes.axis(finding)
    drawing = axis.drawing(finding, style=axis.style, more=axis.ends, is_cell=False) if axis else ""
    return _note(label, f'{escape_text(what)}{drawing}<span class="lit-note-figure">{figure}</span>')


def _note(label: str, text: str) -> str:
    # Read in its place it would break the sentence; the same stands on the page for everyone.
    return f'<span class="lit-note" hidden aria-hidden="true" data-search-exclude><b>{label}</b> {text}</span>'
