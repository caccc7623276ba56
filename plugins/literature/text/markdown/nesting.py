"""Tells which citations of a paragraph stand in parentheses that the author wrote: `(see @a for more)`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from literature.model import Citation, Nesting, Token

_PAREN = re.compile(r"\\.|[()]")
_SIGNAL = re.compile(
    r"(?:\A|[\s(;])(?:see|cf\.|compare|e\.g\.|i\.e\.|also|after|by|from|in|of|and|or|to),?\Z", re.IGNORECASE
)
_CLOSES = re.compile(r"\s*[,;:.!?)\]]")


def nested(
    text: str, start: int, end: int, prose: Sequence[tuple[int, int]], tokens: Sequence[Token]
) -> Iterator[Token]:
    """The tokens of a paragraph, in order, each citation with how it stands in parentheses. `prose` are the paragraph's
    stretches of running text."""
    if "(" not in text[start:end] or not any(isinstance(token, Citation) for token in tokens):
        yield from tokens
        return
    opened = _opened(text, prose, tokens)
    for token in tokens:
        if isinstance(token, Citation) and token.within is None and token.start in opened:
            yield replace(token, nesting=_nesting(text, token, opened[token.start]))
        else:
            yield token


def _opened(text: str, prose: Sequence[tuple[int, int]], tokens: Sequence[Token]) -> dict[int, int]:
    """By the start of each token in parentheses that are closed, the offset behind the innermost one that opens."""
    found: dict[int, int] = {}
    open_at: list[int] = []
    waiting: defaultdict[int, list[int]] = defaultdict(list)
    position = 0
    for stretch_start, stretch_end in prose:
        at = stretch_start
        while at < stretch_end:
            token = tokens[position] if position < len(tokens) and tokens[position].start < stretch_end else None
            for paren in _PAREN.finditer(text, at, token.start if token else stretch_end):
                if paren[0] == "(":
                    open_at.append(paren.end())
                elif paren[0] == ")" and open_at:
                    opening = open_at.pop()
                    found |= dict.fromkeys(waiting.pop(opening, ()), opening)
            if token is None:
                break
            if open_at:
                waiting[open_at[-1]].append(token.start)
            at, position = max(at, token.end), position + 1
    return found


def _nesting(text: str, citation: Citation, opening: int) -> Nesting:
    before = text[opening : citation.start].strip()
    closes = bool(_CLOSES.match(text, citation.end))
    if citation.is_narrative:
        return "bare" if closes else "commas"
    is_led = not before or before.endswith(";") or bool(_SIGNAL.search(before))
    return "bare" if is_led and closes else "brackets"
