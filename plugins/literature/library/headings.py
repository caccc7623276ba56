"""What one can link to within a page: its headings, by the ids that hosts give them and by their words, and its ids."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

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


def anchors_of(page: Page) -> tuple[str, ...]:
    """Ids of a page's headings, as Python-Markdown gives them: its own, or a word made from the heading's text."""
    return anchors_in(page.headings)


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
    folded = fold_name(heading)
    anchors = anchors_of(page)
    for found, anchor in zip(page.headings, anchors, strict=True):
        if fold_name(plain_inline(found.text)) == folded:
            return anchor
    return heading if has_anchor(page, heading) else ""


def ids_on(page: Page) -> list[str]:
    """The ids of a page's headings and questions and those that its author wrote, in order of the alphabet."""
    written = (match["id"] for match in _ID.finditer(page.text))
    return sorted({*anchors_of(page), *(question.anchor for question in page.questions), *written})


def statements_named(page: Page) -> Iterator[str]:
    """The ids that an author has given to what is no heading, such as a paragraph (`{: #id }` below it)."""
    own, ends = {heading.id for heading in page.headings}, {end for _, end in page.prose}
    for found in _NAMED.finditer(page.text):
        # What ends running text is no code.
        if not ends.isdisjoint((found.start(), found.start("list"))) and found["id"] not in own:
            yield found["id"]


def has_anchor(page: Page, anchor: str) -> bool:
    """Whether a page has this id: of a heading, of its author's own, or of what is added when the site is built."""
    return bool(_ADDED.match(anchor)) or anchor in ids_on(page)
