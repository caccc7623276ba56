"""Turns a page's text into text with its links: citations and `[[names]]` become inline HTML, blocks become HTML
blocks, or marks in their places; everything else stays byte for byte."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from operator import itemgetter

from literature.library.citing_sentences import citing_sentences, opening_sentences
from literature.library.handles import bare_key, tokens_meant
from literature.library.link_targets import is_known_target
from literature.model import Block, Citation, Front, Library, Page, RichText, Scan, Token, Wikilink, escape_attribute
from literature.render.blocks.renderers import block_html
from literature.render.inserts import Inserts
from literature.render.pieces.links import token_html
from literature.site.here import Here
from literature.site.sentences import in_words
from literature.site.site import Site
from literature.site.terms import explains_terms
from literature.text.markdown.scanner import scan
from literature.vocabulary.blocks import COMMANDS
from literature.vocabulary.citation_intents import CITATION_INTENTS

_ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*(?P<escape>\\(?:@|\[(?=\\?[\[@])))")
_SIGNS = ("@", "[[", "```", "~~~", *COMMANDS)
Replace = Callable[[Token], str | None]
Edit = tuple[int, int, str]
"""Start and end of a stretch of text, and what takes its place."""


def replace_tokens(text: str, replace: Replace) -> str:
    """The text with every token replaced for which `replace` gives something."""
    edits = ((token.start, token.end, replace(token)) for token in scan(text).tokens)
    return _edited(text, ((start, end, new) for start, end, new in edits if new is not None))


def _edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with stretches replaced, given in order."""
    parts: list[str] = []
    position = 0
    for start, end, new in edits:
        parts += [text[position:start], new]
        position = end
    parts.append(text[position:])
    return "".join(parts)


def link_text(here: Here, text: str, page: Page | None = None, inserts: Inserts | None = None) -> str:
    """Markdown of a page with its citations and links resolved, their HTML put aside where there are `inserts`; given
    the page, the names of concepts are linked too where the page wants it."""
    site = here.site
    text = _without_escapes(text)
    found = page.scanned if page is not None and page.text == text else scan(text)
    given = _as_given(page, text, found)

    def href(uri: str) -> str:
        return here.to_page(uri) if uri in site.addresses.page_urls else ""

    def mark(html: str) -> str:
        return inserts.mark(html) if inserts is not None else html

    edits: list[Edit] = []
    in_heading = _headings(found)
    tokens = tokens_meant(site.library, found.tokens)
    for token in tokens:
        if isinstance(token, Block):
            edits.append((token.start, token.end, _block(here, given, token, inserts)))
            continue
        if token.within is not None:
            edits.append((token.start, token.end, _plain(site, token)))
            continue
        html = token_html(here, token)
        # A host makes its contents from what a heading says.
        edits.append((token.start, token.end, html if in_heading(token.start) else mark(html)))
    if marked := _heading_marks(text, found):
        edits = sorted([*edits, *marked], key=itemgetter(0))
    if page is not None and explains_terms(page):
        for start, end, opening in site.terms.edits(page, text, found, site.library.names, href):
            edits.append((start, end, f"{mark(opening)}{text[start:end]}{mark('</a>')}"))
        edits.sort()
    if page is not None and inserts is not None:
        edits = _with_sentences(text, found, tokens if page.front.has_backlinks else (), edits, in_heading, inserts)
    return _edited(text, edits)


def _with_sentences(
    text: str,
    found: Scan,
    tokens: Iterable[Token],
    edits: list[Edit],
    in_heading: Callable[[int], bool],
    inserts: Inserts,
) -> list[Edit]:
    """The edits with marks around each sentence that cites a work and at the beginning of each paragraph that begins
    with another, for links to them. A heading has an id of its own."""
    citations = [token for token in tokens if isinstance(token, Citation)]
    starts = [start for start, _, _ in edits]
    around: dict[int, tuple[Edit, Edit]] = {}
    sentences = citing_sentences(text, found.prose, citations).values()
    for sentence in sentences:
        if sentence.start in around or not sentence.id or in_heading(sentence.start):
            continue
        if any(_is_within(edits, starts, place) for place in (sentence.start, sentence.end)):
            continue
        before, behind = inserts.around_sentence(sentence.id)
        around[sentence.start] = (sentence.start, sentence.start, before), (sentence.end, sentence.end, behind)
    openings, ends = [opening for opening, _ in around.values()], [end for _, end in around.values()]
    for start, id_ in opening_sentences(text, found.prose, sentences):
        if not in_heading(start) and not _is_within(edits, starts, start):
            openings.append((start, start, inserts.at_paragraph(id_)))
    # One sentence ends before the next begins, and each begins before what stands first in it.
    return sorted([*ends, *openings, *edits], key=itemgetter(0))


def _is_within(edits: Sequence[Edit], starts: Sequence[int], place: int) -> bool:
    """Whether an edit begins before a place and ends behind it."""
    at = bisect_left(starts, place) - 1
    return at >= 0 and place < edits[at][1]


def may_hold_tokens(text: str) -> bool:
    """Whether it is worth while to scan a text: one without any of these signs holds nothing to resolve."""
    return any(sign in text for sign in _SIGNS)


def link_included(here: Here, text: str, inserts: Inserts) -> str:
    """Markdown that the host has put into a page's text, with what it cites and links to resolved. What names nothing
    on the site stays as it is: other people's text is full of `@words`."""
    text = _without_escapes(text)
    found = scan(text)
    in_heading = _headings(found)
    edits = []
    for token in tokens_meant(here.site.library, found.tokens):
        if isinstance(token, Block):
            edits.append((token.start, token.end, _block(here, _as_given(None, text, found), token, inserts)))
        elif _is_known(here.site.library, token):
            if token.within is not None:
                edits.append((token.start, token.end, _plain(here.site, token)))
                continue
            html = token_html(here, token)
            edits.append((token.start, token.end, html if in_heading(token.start) else inserts.mark(html)))
    return _edited(text, edits)


def _heading_marks(text: str, found: Scan) -> list[Edit]:
    """Edits that take out of headings what says what the works below are cited for: no reader need see it, whatever a
    host makes of attribute lists."""
    edits: list[Edit] = []
    for heading in found.headings:
        places = [mark.start for mark in heading.marks if mark.word in CITATION_INTENTS]
        if not places:
            continue
        start = text.rindex("{", heading.start, places[0])
        end = text.index("}", places[-1]) + 1
        words = text[start + 1 : end - 1].removeprefix(":").split()
        others = [word for word in words if word.removeprefix(".") not in CITATION_INTENTS]
        before = text[:start].rstrip(" \t")
        edits.append((start, end, f"{{{' '.join(others)}}}") if others else (len(before), end, ""))
    return edits


def _plain(site: Site, token: Citation | Wikilink) -> str:
    """A token in the description of an image or a title, in words that end neither."""
    return escape_attribute(in_words(site, token).as_plain()).replace("'", "&#39;")


def _is_known(library: Library, token: Citation | Wikilink) -> bool:
    """Whether all that a citation or link names is on the site."""
    if isinstance(token, Citation):
        return all(library.resolve(item.key) for item in token.items)
    return is_known_target(library, token.target, "")


def _headings(found: Scan) -> Callable[[int], bool]:
    """Tells whether a place lies within a heading."""
    starts = [heading.start for heading in found.headings]

    def holds(place: int) -> bool:
        at = bisect_right(starts, place) - 1
        return at >= 0 and place < found.headings[at].end

    return holds


def _without_escapes(text: str) -> str:
    r"""The text with `\@`, and `\[` before another bracket or a key, as character references: the host's Markdown would
    print the backslash of the one, and on the page the other would look like what was forgotten."""
    if "\\@" not in text and "\\[" not in text:
        return text
    edits = (
        (match.start("escape"), match.end(), f"&#{ord(match['escape'][1])};")
        for start, end in scan(text).prose
        for match in _ESCAPED.finditer(text, start, end)
    )
    return _edited(text, edits)


def cite_plainly(text: str, cluster: Callable[[Citation], RichText], handles: Collection[str] = ()) -> str:
    """The text with its citations as plain text and everything else unchanged, `handles` (`Library.handles`) too."""

    def plain(token: Token) -> str | None:
        if not isinstance(token, Citation) or bare_key(token) in handles:
            return None
        return cluster(token).as_plain()

    return replace_tokens(text, plain)


def _block(here: Here, page: Page, block: Block, inserts: Inserts | None) -> str:
    """The tool's blocks as HTML, or its mark, at the block's own indentation."""
    html, fault = block_html(here, page, block)
    if inserts is not None:
        if fault:
            inserts.faults.append(fault)
        html = inserts.block(html)
    line = page.text[block.start : block.end]
    indent = line[: len(line) - len(line.lstrip(" "))]
    return "\n".join(indent + part if part else part for part in f"\n{html}\n".split("\n"))


def _as_given(page: Page | None, text: str, found: Scan) -> Page:
    """The page with the text that the host gives, which other plugins may have changed; where the library does not
    have it, a page without a name."""
    if page is not None and page.text == text:
        return page
    return (page or Page("", "", "page", "", "", Front(), "", 1)).with_text(text, found)
