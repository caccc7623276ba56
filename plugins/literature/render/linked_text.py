"""Turns a page's text into text with its links: citations and `[[names]]` become inline HTML, blocks become HTML
blocks, or marks in their places; everything else stays byte for byte."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable

from literature.library.backlinks import FINDING
from literature.model import Block, Citation, Page, RichText, Scan, Token, Wikilink, escape_attribute, escape_text
from literature.render.blocks.bibliography_block import render_bibliography
from literature.render.blocks.findings_block import render_findings_block
from literature.render.blocks.home_blocks import block_note, render_overview, render_recent
from literature.render.blocks.readings_block import render_readings
from literature.render.inserts import Inserts
from literature.site.addresses import relative
from literature.site.finding_addresses import finding_link
from literature.site.notice_marks import notice_marks
from literature.site.site import Site
from literature.site.terms import explains_terms
from literature.text.folding import fold_name
from literature.text.markdown.inline import read_inline
from literature.text.markdown.scanner import scan
from literature.text.statistics import statistics

_ESCAPED_AT = re.compile(r"(?<!\\)(?:\\\\)*\\@")
Replace = Callable[[Token], str | None]


def replace_tokens(text: str, replace: Replace) -> str:
    """The text with every token replaced for which `replace` gives something."""
    edits = ((token.start, token.end, replace(token)) for token in scan(text).tokens)
    return _edited(text, ((start, end, new) for start, end, new in edits if new is not None))


def _edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """The text with stretches replaced, given in order."""
    parts: list[str] = []
    position = 0
    for start, end, new in edits:
        parts += [text[position:start], new]
        position = end
    parts.append(text[position:])
    return "".join(parts)


def link_text(site: Site, text: str, base: str, page: Page | None = None, inserts: Inserts | None = None) -> str:
    """Markdown of the page at address `base` with its citations and links resolved, their HTML put aside where there
    are `inserts`; given the page, the names of concepts are linked too where the page wants it."""
    text = _without_escapes(text)
    found = page.scanned if page is not None and page.text == text else scan(text)

    def href(uri: str) -> str:
        return relative(site.addresses.page(uri), base) if uri in site.addresses.page_urls else ""

    def mark(html: str) -> str:
        return inserts.mark(html) if inserts is not None else html

    edits = []
    in_heading = _headings(found)
    for token in found.tokens:
        if isinstance(token, Block):
            edits.append((token.start, token.end, _block(site, text, token, base, inserts)))
            continue
        html = _citation(site, token, base) if isinstance(token, Citation) else _link(site, token, base)
        # A host makes its contents from what a heading says.
        edits.append((token.start, token.end, html if in_heading(token.start) else mark(html)))
    if page is not None and explains_terms(page):
        for start, end, opening in site.terms.edits(page, text, found, site.library.names, href):
            edits.append((start, end, f"{mark(opening)}{text[start:end]}{mark('</a>')}"))
        edits.sort()
    return _edited(text, edits)


def _headings(found: Scan) -> Callable[[int], bool]:
    """Tells whether a place lies within a heading."""
    starts = [heading.start for heading in found.headings]

    def holds(place: int) -> bool:
        at = bisect_right(starts, place) - 1
        return at >= 0 and place < found.headings[at].end

    return holds


def _without_escapes(text: str) -> str:
    r"""The text with `\@` as a character reference: the host's Markdown would print its backslash."""
    if "\\@" not in text:
        return text
    edits = (
        (match.end() - 2, match.end(), "&#64;")
        for start, end in scan(text).prose
        for match in _ESCAPED_AT.finditer(text, start, end)
    )
    return _edited(text, edits)


def cite_plainly(text: str, cluster: Callable[[Citation], RichText]) -> str:
    """The text with its citations as plain text and everything else unchanged."""
    return replace_tokens(text, lambda token: cluster(token).as_plain() if isinstance(token, Citation) else None)


def _citation(site: Site, citation: Citation, base: str) -> str:
    marks = _notices(site, citation, base)
    return f'<span class="lit-citation">{site.html(site.style.cluster(citation), base)}{marks}</span>'


def _link(site: Site, link: Wikilink, base: str) -> str:
    if link.target.startswith(FINDING):
        return _finding(site, link, base)
    uri = site.library.names.get(fold_name(link.target))
    label = read_inline(link.label or _spoken(site, link.target, uri)).as_html()
    if uri is None:
        return f'<span class="lit-missing" title="no page has this name">{label}</span>'
    href = escape_attribute(relative(site.addresses.page(uri), base))
    return f'<a class="lit-link lit-{site.library.pages[uri].kind}" href="{href}">{label}</a>'


def _spoken(site: Site, target: str, uri: str | None) -> str:
    """What a link without a label shows: the words as written, or the page's title for an id."""
    if uri is None:
        return target
    page = site.library.pages[uri]
    is_id = target in (page.id, uri.removesuffix(".md")) and target != page.title.lower()
    return page.title if is_id else target


def _finding(site: Site, link: Wikilink, base: str) -> str:
    id_ = link.target.removeprefix(FINDING).strip()
    finding = site.library.findings.get(id_)
    if finding is None:
        return f'<span class="lit-missing" title="there is no such finding">{escape_text(id_)}</span>'
    figure = statistics(finding, link.label or "full").as_html()
    href = escape_attribute(finding_link(site, id_, base))
    return f'<a class="lit-finding" href="{href}">{figure}</a>'


def _notices(site: Site, citation: Citation, base: str) -> str:
    """Marks beside a citation of works that were retracted, doubted or corrected."""
    if not site.library.notices:
        return ""
    keys = dict.fromkeys(site.library.resolve(item.key) for item in citation.items)
    return "".join(notice_marks(site.library, (key,), site.notices_link(key, base)) for key in keys if key)


def _block(site: Site, text: str, block: Block, base: str, inserts: Inserts | None) -> str:
    """The tool's blocks as HTML, or its mark, at the block's own indentation."""
    if block.name == "findings":
        html, _ = render_findings_block(site, block.body, base)
    elif block.name == "readings":
        html = render_readings(site, block.body, base, lambda inline: link_text(site, inline, base))
    elif block.name == "bibliography":
        html = render_bibliography(site, block.body, base)
    elif block.body.strip():
        html = block_note(block.name)
    else:
        html = (render_overview if block.name == "overview" else render_recent)(site, base)
    if inserts is not None:
        html = inserts.block(html)
    line = text[block.start : block.end]
    indent = line[: len(line) - len(line.lstrip(" "))]
    return "\n".join(indent + part if part else part for part in f"\n{html}\n".split("\n"))
