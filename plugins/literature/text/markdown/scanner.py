"""Scans a page's Markdown once, from left to right, for citations, links by name, blocks and headings.

The one place where the text of a page is read: the library, the checks and rendering all use its offsets.
`text/markdown/outline.py` finds the paragraphs, `text/markdown/spans.py` their pieces, `text/markdown/citations.py` the
grammar.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeGuard

from literature.model import Block, Citation, Destination, Scan, Token, Wikilink
from literature.text.markdown.citations import Key, parse_bracket, parse_narrative, with_marks_behind
from literature.text.markdown.destinations import destinations_of, title_of
from literature.text.markdown.nesting import nested
from literature.text.markdown.outline import Paragraph, outline
from literature.text.markdown.spans import Anchor, Hidden, Piece, Span, divide

_POSSESSIVE = re.compile(r"['\u2019]s(?!\w)")
_GAP = re.compile(rf"(?:{_POSSESSIVE.pattern})?[ \t]*(?:\r?\n[ \t>]*)?")


def scan(text: str) -> Scan:
    """Tokens, headings and running text of a page, front matter already removed. Never raises."""
    found = outline(text)
    tokens: list[Token] = list(_numbered(found.blocks))
    prose: list[tuple[int, int]] = []
    destinations: list[Destination] = []
    for paragraph in found.paragraphs:
        pieces = divide(text, paragraph.start, paragraph.end, found.definitions.keys(), paragraph.is_row)
        destinations.extend(destinations_of(text, pieces, found.definitions))
        first_token, first_prose = len(tokens), len(prose)
        _scan_paragraph(text, paragraph, pieces, tokens, prose)
        inside = tokens[first_token:]
        tokens[first_token:] = nested(text, paragraph.start, paragraph.end, prose[first_prose:], inside)
    if found.blocks:
        tokens.sort(key=lambda token: token.start)
    return Scan(tuple(tokens), tuple(found.headings), tuple(prose), tuple(destinations))


def _numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks with the number of those before them that say the same."""
    seen: Counter[tuple[str, str]] = Counter()
    for block in blocks:
        said = block.name, block.body
        yield replace(block, twins=seen[said]) if seen[said] else block
        seen[said] += 1


def _scan_paragraph(
    text: str, paragraph: Paragraph, pieces: Sequence[Piece], tokens: list[Token], prose: list[tuple[int, int]]
) -> None:
    prose_start = paragraph.start
    link_end = pos = paragraph.start
    for i, piece in enumerate(pieces):
        if piece.start < pos:
            continue
        if isinstance(piece, Anchor):
            link_end = max(link_end, piece.end)
            continue
        hidden = _hidden(piece)
        if hidden:
            _add_prose(text, prose, prose_start, hidden[0])
            prose_start = pos = hidden[1]
            tokens += _in_plain_text(text, pieces, i)
            continue
        if isinstance(piece, Span) and piece.link_end:
            link_end = max(link_end, piece.end)
        # A link cannot stand within a link.
        token = None if piece.start < link_end else _token(text, piece, pieces[i + 1] if i + 1 < len(pieces) else None)
        if token:
            tokens.append(token)
            pos = token.end
    _add_prose(text, prose, prose_start, paragraph.end)


def _in_plain_text(text: str, pieces: Sequence[Piece], at: int) -> Iterator[Citation | Wikilink]:
    """Tokens in the description of an image and in the title of a link or image: no link can stand there."""
    piece = pieces[at]
    if isinstance(piece, Span):
        yield from _tokens_within(text, pieces[at + 1 :], piece.start + 1, piece.end - 1)
        after = piece.end
    else:
        after = piece.start
    title = title_of(text, after, piece.link_end if isinstance(piece, Span) else piece.end)
    if title is not None:
        yield from _tokens_within(text, divide(text, *title, frozenset()), *title)


def _tokens_within(text: str, pieces: Sequence[Piece], start: int, end: int) -> Iterator[Citation | Wikilink]:
    pos = start
    for i, piece in enumerate(pieces):
        if piece.start >= end:
            return
        if piece.start < pos or isinstance(piece, Anchor):
            continue
        if isinstance(piece, Hidden):
            pos = piece.end
            continue
        token = _token(text, piece, pieces[i + 1] if i + 1 < len(pieces) else None)
        if token and token.end <= end:
            yield replace(token, within=(start, end))
            pos = token.end


def _hidden(piece: Piece) -> tuple[int, int] | None:
    """The stretch that a piece takes out of the running text: an image goes as a whole."""
    if isinstance(piece, Hidden):
        return piece.start, piece.end
    if isinstance(piece, Span) and piece.is_image and piece.link_end:
        return piece.start - 1, piece.link_end
    return None


def _token(text: str, piece: Piece, following: Piece | None) -> Citation | Wikilink | None:
    if isinstance(piece, Wikilink):
        return piece
    if isinstance(piece, Span):
        is_candidate = piece.end and piece.keys and not piece.has_inner_keys and not piece.is_note
        citation = parse_bracket(text, piece) if is_candidate else None
        return with_marks_behind(text, citation) if citation else None
    if not isinstance(piece, Key):
        return None
    citation = parse_narrative(text, piece, following) if _is_own(following, text, piece) else None
    citation = citation or parse_narrative(text, piece, None)
    if citation is None:
        return None
    possessive = _POSSESSIVE.match(text, piece.after) if citation.is_narrative else None
    if possessive:
        citation = replace(citation, end=max(citation.end, possessive.end()), possessive=possessive[0])
    return with_marks_behind(text, citation)


def _is_own(bracket: Piece | None, text: str, key: Key) -> TypeGuard[Span]:
    """Whether a bracket follows a key so closely that it adds to it: `@a [p. 3]`, `@a's [p. 3]`."""
    if not isinstance(bracket, Span) or not bracket.end or bracket.link_end:
        return False
    if bracket.has_inner_keys or bracket.is_image or bracket.is_note:
        return False
    return bool(_GAP.fullmatch(text, key.after, bracket.start))


def _add_prose(text: str, prose: list[tuple[int, int]], start: int, end: int) -> None:
    if start < end and not text[start:end].isspace():
        prose.append((start, end))
