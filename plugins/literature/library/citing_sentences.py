"""The sentences of a page that one can link to, those that cite something and the first of each paragraph: where they
stand, and their ids."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from literature.model import Citation
from literature.text.folding import fold
from literature.text.markdown.citations import without_marks
from literature.text.markdown.sentences import Sentences

_QUOTE = re.compile(r"(?:>[ \t]*)*")
_LINK = re.compile(r"(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|(?<=\[\[)(?!finding:)[^\[\]|\n]*\|")
"""Where a link leads: its words stand before or behind it. The figure that a link names is what it says."""
_CITED = re.compile(r"\[(?![^\[\]]*\]\()[^\[\]]*@[^\[\]]*\]|(?<![\w@])-?@\{?[^\W_][\w:.#$%&+?<>~/-]*\}?|\{[^{}\n]*\}")
"""What is cited and where in it, and lists of attributes."""
_WORD = re.compile(r"\w+")
_FEW = 4
"""Fewer words than these say little of their own: what is cited beside them tells such sentences apart."""
_OPENING = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|:|\[\^[^\]\s]+\]:)[ \t]+)?")
"""What stands before a paragraph on its first line: marks of quotations, items, definitions and notes."""
_BEGINS = re.compile(r"[\w\"'“”‘’«»„(\[@*¿¡]")
"""What paragraphs begin with that are one in every host's Markdown: other signs may be commands of its extensions."""
_ATTRIBUTES = re.compile(r"(?<!\s)\s+\{[^{}\n]*\}\Z")
"""A list of attributes (`{: .note}`), which has to come last where it stands and says nothing."""


@dataclass(frozen=True, slots=True)
class CitingSentence:
    """A stretch of a page's text that makes one or more citations."""

    start: int
    end: int
    id: str
    """What an address ends in that leads there. It lasts as long as the sentence's own words, whatever stands around it
    and however they are written; empty where none can stand: in descriptions of images and titles of links."""


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


def opening_sentences(
    text: str, prose: Sequence[tuple[int, int]], cited: Iterable[CitingSentence] = ()
) -> Iterator[tuple[int, str]]:
    """Where each paragraph and item begins whose first sentence is none of those that cite, which have an id of their
    own, and the id of that sentence: it leads to the paragraph, whatever follows. Fewer than four words have none."""
    taken = {sentence.start: sentence.id for sentence in cited}
    seen = _counts(taken.values())
    sentences = Sentences(text, prose)
    for begin, _ in prose:
        line = text.rfind("\n", 0, begin) + 1
        at = _OPENING.match(text, line).end()  # type: ignore[union-attr]  # matches the empty string
        if at < begin or not _BEGINS.match(text, at):
            continue
        start, end = _unquoted(text, *sentences.at(at), at)
        if start == at and start not in taken and len(_substance(text[start:end]).split()) >= _FEW:
            yield start, _id(text[start:end], seen)


def _counts(ids: Iterable[str]) -> dict[str, int]:
    """How often sentences say the same, by the id that the first of them has."""
    counts: dict[str, int] = {}
    for id_ in ids:
        base = "-".join(id_.split("-")[:2])
        counts[base] = counts.get(base, 0) + 1
    return counts


def _sentence(text: str, start: int, end: int, citation: Citation, seen: dict[str, int]) -> CitingSentence:
    if citation.within:
        return CitingSentence(start, end, "")
    start, end = _unquoted(text, start, end, citation.start)
    end = max(start + len(_ATTRIBUTES.sub("", text[start:end])), citation.end)
    return CitingSentence(start, end, _id(text[start:end], seen))


def _unquoted(text: str, start: int, end: int, before: int) -> tuple[int, int]:
    """A sentence without the marks of a quotation in front of it, as far as they stand before a place in it."""
    quote = _QUOTE.match(text, start, before)
    return (quote.end() if quote else start), end


def _id(sentence: str, seen: dict[str, int]) -> str:
    """The id of a sentence; a page may say the same twice."""
    id_ = f"s-{hashlib.sha256(_substance(sentence).encode()).hexdigest()[:8]}"
    count = seen[id_] = seen.get(id_, 0) + 1
    return f"{id_}-{count}" if count > 1 else id_


def _substance(sentence: str) -> str:
    """The words of a sentence, without accents and capitals: marks, where links lead, what is cited and where in it may
    be mended without another address."""
    text = _LINK.sub(" ", without_marks(sentence))
    words = _WORD.findall(fold(_CITED.sub(" ", text)))
    return " ".join(words if len(words) >= _FEW else _WORD.findall(fold(text)))
