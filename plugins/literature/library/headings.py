"""What one can link to within a page: its headings, by the ids that hosts give them and by their words, and its ids."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from literature.library.citing_sentences import citing_sentences, opening_sentences
from literature.model import Heading, Page
from literature.text.folding import fold_name
from literature.text.markdown.inline import plain_inline

_NOT_WORD = re.compile(r"[^\w\s-]")
_GAP = re.compile(r"[-\s]+")
_ID = re.compile(r"(?:\bid\s*=\s*[\"']?|\{[^{}\n]*#)(?P<id>[^\s\"'{}<>]+)")
_NAMED = re.compile(r"[ \t]*(?P<list>\{:?[^{}\n]*#(?P<id>[\w:.-]+)[^{}\n]*\})")
_ADDED = re.compile(
    r"(?:fn|fnref|finding|lit|ref|map)[-:]|(?:cited-by|cited-with|findings|notices|references|works-cited)\Z"
)
"""Ids of what is added to a page when the site is built."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What one can link to on a page."""

    anchors: tuple[str, ...]
    """Of its headings, in order."""
    by_words: Mapping[str, str]
    """By folded words of a heading, its id; that of the first one."""
    ids: frozenset[str]
    """Of its headings and questions, and those that its author wrote."""


class _Same:
    """A page that is itself alone: pages have no hash, and comparing two would take longer than what is kept of one."""

    __slots__ = ("page",)

    def __init__(self, page: Page) -> None:
        self.page = page

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.page is self.page

    def __hash__(self) -> int:
        return id(self.page)


@lru_cache(maxsize=64)
def _known(same: _Same) -> _Known:
    """Of pages that are linked to; a page with many links to it, or on it, is looked through once."""
    page = same.page
    anchors = anchors_in(page.headings)
    words = [fold_name(plain_inline(heading.text)) for heading in page.headings]
    by_words = dict(zip(reversed(words), reversed(anchors), strict=True))
    questions = (question.anchor for question in page.questions)
    written = (match["id"] for match in _ID.finditer(page.text))
    return _Known(anchors, by_words, frozenset({*anchors, *questions, *written}))


def anchors_of(page: Page) -> tuple[str, ...]:
    """Ids of a page's headings, as Python-Markdown gives them: its own, or a word made from the heading's text."""
    return _known(_Same(page)).anchors


def anchors_in(headings: Iterable[Heading]) -> tuple[str, ...]:
    """Ids of a text's headings, as `anchors_of` gives those of a page."""
    anchors: list[str] = []
    taken: set[str] = set()
    last: Counter[str] = Counter()
    for heading in headings:
        base = anchor = heading.id or _anchor(plain_inline(heading.text))
        while anchor in taken and not heading.id:
            last[base] += 1
            anchor = f"{base}_{last[base]}"
        anchors.append(anchor)
        taken.add(anchor)
    return tuple(anchors)


def _anchor(text: str) -> str:
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return _GAP.sub("-", _NOT_WORD.sub("", ascii_text).strip().lower())


def headings_of(page: Page) -> Mapping[str, str]:
    """By folded words, the words of each heading of a page."""
    words = [plain_inline(heading.text) for heading in page.headings]
    return {fold_name(text): text for text in reversed(words)}


def anchor_named(page: Page, heading: str) -> str:
    """The id to which the words of a heading, or its id itself, lead; empty where the page has neither."""
    anchor = _known(_Same(page)).by_words.get(fold_name(heading))
    if anchor is not None:
        return anchor
    return heading if has_anchor(page, heading) else ""


def ids_on(page: Page) -> list[str]:
    """The ids of a page's headings and questions and those that its author wrote, in order of the alphabet."""
    return sorted(_known(_Same(page)).ids)


def statements_named(page: Page) -> Iterator[str]:
    """The ids that an author has given to what is no heading, such as a paragraph (`{: #id }` below it)."""
    own, ends = {heading.id for heading in page.headings}, {end for _, end in page.prose}
    for found in _NAMED.finditer(page.text):
        # What ends running text is no code.
        if not ends.isdisjoint((found.start(), found.start("list"))) and found["id"] not in own:
            yield found["id"]


def has_anchor(page: Page, anchor: str) -> bool:
    """Whether a page has this id: of a heading, of its author's own, or of what is added when the site is built."""
    if anchor.startswith("s-") and anchor in _sentences(_Same(page)):
        return True
    return bool(_ADDED.match(anchor)) or anchor in _known(_Same(page)).ids


@lru_cache(maxsize=64)
def _sentences(same: _Same) -> frozenset[str]:
    """Ids of sentences and paragraphs, made of their words."""
    page = same.page
    cited = citing_sentences(page.text, page.prose, page.citations if page.front.has_backlinks else ()).values()
    return frozenset({*(one.id for one in cited), *(id_ for _, id_ in opening_sentences(page.text, page.prose, cited))})
