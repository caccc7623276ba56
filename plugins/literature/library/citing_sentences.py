"""The sentences of a page that cite something: where they stand, and the ids by which one links to them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from literature.model import Citation
from literature.text.markdown.sentences import Sentences

_QUOTE = re.compile(r"(?:>[ \t]*)*")
_ATTRIBUTES = re.compile(r"(?<!\s)\s+\{[^{}\n]*\}\Z")
"""A list of attributes (`{: .note}`), which has to come last where it stands and says nothing."""


@dataclass(frozen=True, slots=True)
class CitingSentence:
    """A stretch of a page's text that makes one or more citations."""

    start: int
    end: int
    id: str
    """What an address ends in that leads there. It lasts as long as the words of the sentence, whatever stands around
    it; empty where none can stand: in descriptions of images and titles of links."""


def citing_sentences(
    text: str, prose: Sequence[tuple[int, int]], citations: Iterable[Citation]
) -> Mapping[int, CitingSentence]:
    """The sentence of each citation, by the offset at which the citation starts."""
    found: dict[int, CitingSentence] = {}
    by_start: dict[int, CitingSentence] = {}
    seen: dict[str, int] = {}
    sentences = Sentences(text, prose)
    for citation in citations:
        start, end = citation.within or sentences.at(citation.start)
        if start not in by_start:
            by_start[start] = _sentence(text, start, end, citation, seen)
        found[citation.start] = by_start[start]
    return found


def _sentence(text: str, start: int, end: int, citation: Citation, seen: dict[str, int]) -> CitingSentence:
    if citation.within:
        return CitingSentence(start, end, "")
    quote = _QUOTE.match(text, start, citation.start)
    start = quote.end() if quote else start
    end = max(start + len(_ATTRIBUTES.sub("", text[start:end])), citation.end)
    return CitingSentence(start, end, _id(text[start:end], seen))


def _id(sentence: str, seen: dict[str, int]) -> str:
    """The id of a sentence; a page may say the same twice."""
    words = " ".join(sentence.split())
    id_ = f"s-{hashlib.sha256(words.encode()).hexdigest()[:8]}"
    count = seen[id_] = seen.get(id_, 0) + 1
    return f"{id_}-{count}" if count > 1 else id_
