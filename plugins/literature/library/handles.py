"""Tells words with an `@` that are no citations: handles of people and packages, and all where a site wants it so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from literature.model import Citation, Library, Page, Token
from literature.text.nearest import Nearest

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")


def bare_key(token: Token) -> str:
    """The key of a citation in the narrative without any brackets; empty for every other one."""
    if not isinstance(token, Citation) or len(token.items) != 1:
        return ""
    item = token.items[0]
    is_bare = token.start == item.start and token.end - len(token.possessive) <= item.end
    return item.key if is_bare else ""


def handles_in(pages: Iterable[Page], keys: Collection[str], nearest: Nearest) -> frozenset[str]:
    """Words with an `@` alone that are no keys, are near to none, and do not look like one of this site's: by a year in
    them, or by their row of letters and figures. A site without keys has lost them, and then there is no telling."""
    unknown = {key for page in pages for token in page.citations if (key := bare_key(token)) and key not in keys}
    if not unknown or not keys:
        return frozenset()
    shapes = {_shape(key) for key in keys}
    return frozenset(
        key for key in unknown if not _YEAR.search(key) and _shape(key) not in shapes and not nearest.to(key, 1)
    )


def without_handles(pages: Iterable[Page], handles: Collection[str], *, has_narrative: bool) -> list[Page]:
    """The pages, their citations without those that are none."""
    if has_narrative and not handles:
        return list(pages)
    found = []
    for page in pages:
        meant = tuple(token for token in page.citations if _is_meant(token, handles, has_narrative))
        found.append(page if len(meant) == len(page.citations) else replace(page, citations=meant))
    return found


def tokens_meant(library: Library, tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens of a text without citations that are none on this site."""
    handles, has_narrative = library.handles, library.policy.has_narrative
    if has_narrative and not handles:
        return tokens
    return [token for token in tokens if _is_meant(token, handles, has_narrative)]


def _is_meant(token: Token, handles: Collection[str], has_narrative: bool) -> bool:
    key = bare_key(token)
    return not key or (has_narrative and key not in handles)


def _shape(word: str) -> str:
    return _DIGITS.sub("0", _LETTERS.sub("a", word))
