"""Finds pages and works by the words of a question.

It ranks what the published records say: names, what people ask for who do not know a name, definitions, and the
sentences that cite. The tables of the site's own search (`search/`) hold more, in a form that is made for browsers and
has no version; of our questions with known answers these records find as many within the first five.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from literature.assistants.published_site import PublishedSite
from literature.assistants.words import Words
from literature.data.values import MentionRecord
from literature.text.nearest import Nearest
from literature.vocabulary.facets import REFERENCE

_FIELDS = {"title": 1.3, "asked": 1.3, "lead": 0.6, "label": 2.0, "author": 1.2, "key": 1.0}
"""How much it counts that a word stands in a field, as in `assets/search/ranking.js`."""
_PART = 0.35
"""Of a field's weight that it has whatever else is asked; the rest grows with how much of that the field holds."""
_COVER = 0.6
"""How much of the score grows with the share of what is asked."""
_SATURATION, _LENGTH = 0.8, 0.75
"""The usual ones of BM25."""
_WORKS = 0.8
"""How much works count beside pages, which are what most questions ask for."""
_SPELLED_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be found."""

    kind: str
    id: str
    """Key of a work, else name of a page."""
    fields: Mapping[str, str]
    sentences: Sequence[MentionRecord] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search finds."""

    documents: tuple[Document, ...]
    stems: Mapping[str, float]
    """What was searched for: each stem with its rarity."""
    read_as: str = ""
    unknown: tuple[str, ...] = ()


class WordSearch:
    """The search of one site. Its index is made at the first question."""

    def __init__(self, site: PublishedSite) -> None:
        self._site = site
        self.words = Words(site.index.language)

    def find(self, question: str, kind: str = "") -> Found:
        """All that answers a question in some way, best first; of one kind where one is given."""
        typed = list(dict.fromkeys(self.words.of(question)))
        read = {word: self._meant(word) for word in typed}
        index = self._index
        stems = {self.words.stem(word): 0.0 for word in read.values() if word}
        for stem in stems:
            held = len(index.counts.get(stem, ()))
            stems[stem] = math.log(1 + (len(index.documents) - held + 0.5) / (held + 0.5)) if held else 0.0
        scores = index.scores(stems)
        fitting = [(-score, number) for number, score in scores.items() if kind in ("", index.documents[number].kind)]
        is_slip = any(word and word != as_typed for as_typed, word in read.items())
        return Found(
            tuple(index.documents[number] for _, number in sorted(fitting)),
            stems,
            " ".join(filter(None, read.values())) if is_slip else "",
            tuple(as_typed for as_typed, word in read.items() if not word),
        )

    def best_sentence(self, document: Document, stems: Mapping[str, float]) -> MentionRecord | None:
        """The sentence that holds most of what was asked; the shortest of those that hold as much."""
        told = [(self._worth(one.sentence, stems), -len(one.sentence), one) for one in document.sentences]
        worth, _, best = max(told, key=lambda one: one[:2], default=(0.0, 0, None))
        return best if worth else None

    def _worth(self, text: str, stems: Mapping[str, float]) -> float:
        return sum(stems[stem] for stem in set(self.words.stems(text)) & stems.keys())

    def _meant(self, word: str) -> str:
        """The word, the one that it is a slip of, or nothing where nobody can tell."""
        if self.words.stem(word) in self._index.counts:
            return word
        if self.words.is_common(word) or not word.isalpha():
            return ""
        near = self._vocabulary.to(word, 1, _SPELLED_ALIKE)
        return near[0] if near else ""

    @cached_property
    def _vocabulary(self) -> Nearest:
        return Nearest(
            word
            for document in self._index.documents
            for text in document.fields.values()
            for word in self.words.of(text)
        )

    @cached_property
    def _index(self) -> _Index:
        return _Index(tuple(_documents(self._site)), self.words)


class _Index:
    """Which documents hold which words, in which fields."""

    def __init__(self, documents: Sequence[Document], words: Words) -> None:
        self.documents = documents
        self.counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        """By stem, how often each document holds it."""
        self._in_field: Mapping[str, defaultdict[str, list[int]]] = {name: defaultdict(list) for name in _FIELDS}
        self._lengths: list[int] = []
        sentences: dict[int, list[str]] = {}
        for number, document in enumerate(documents):
            held = Counter[str]()
            for name, text in document.fields.items():
                stems = words.stems(text)
                held.update(stems)
                if name in _FIELDS:
                    for stem in dict.fromkeys(stems):
                        self._in_field[name][stem].append(number)
            for one in document.sentences:
                # A sentence that cites several works belongs to each.
                if id(one) not in sentences:
                    sentences[id(one)] = words.stems(one.sentence)
                held.update(sentences[id(one)])
            for stem, count in held.items():
                self.counts[stem][number] = count
            self._lengths.append(held.total())
        self._usual = sum(self._lengths) / len(self._lengths) if self._lengths else 1.0

    def scores(self, stems: Mapping[str, float]) -> Mapping[int, float]:
        """By number of each document that holds any of the stems, how well it answers; `stems` have their rarity."""
        asked = sum(stems.values()) or 1.0
        scores, shares = defaultdict[int, float](float), defaultdict[int, float](float)
        for stem, rarity in stems.items():
            for number, often in self.counts.get(stem, {}).items():
                norm = _SATURATION * (1 - _LENGTH + _LENGTH * self._lengths[number] / self._usual)
                scores[number] += rarity * often * (_SATURATION + 1) / (often + norm)
                shares[number] += rarity / asked
        for name, weight in _FIELDS.items():
            sums = defaultdict[int, float](float)
            for stem, rarity in stems.items():
                for number in self._in_field[name].get(stem, ()):
                    sums[number] += rarity
            for number, held in sums.items():
                scores[number] += weight * held * (_PART + (1 - _PART) * held / asked)
        for number in scores:
            of_kind = _WORKS if self.documents[number].kind == REFERENCE else 1.0
            scores[number] *= (1 - _COVER + _COVER * shares[number]) * of_kind
        return scores


def _documents(site: PublishedSite) -> Iterator[Document]:
    """Pages, but for summaries, which are found as their works; and works."""
    said = {
        **{one.page: one.definition for one in site.concepts.values()},
        **{one.page: f"{one.because} {one.instead}" for one in site.claims.values()},
    }
    summaries = {one.summary for one in site.works.values() if one.summary}
    summary_pages = {one.address: page for page, one in site.pages.items() if one.address in summaries}
    for page, one in site.pages.items():
        if one.address in summaries:
            continue
        names = "; ".join((one.title, *one.other_names))
        sentences = site.mentions_by_page.get(page, ())
        fields = {
            "title": names,
            "asked": "; ".join(one.asked_as),
            "lead": said.get(page, "") or one.description,
            "headings": " ".join(dict.fromkeys(sentence.heading for sentence in sentences)),
        }
        yield Document(one.kind, page, fields, sentences)
    for key, work in site.works.items():
        summary = summary_pages.get(work.summary, "")
        asked = site.pages[summary] if summary else None
        fields = {
            "title": work.title,
            "label": work.label,
            "author": " ".join(person.family for person in work.people),
            "key": f"{key} {work.doi}",
            "asked": "; ".join(asked.asked_as) if asked else "",
            "lead": asked.description if asked else "",
            "entry": work.entry,
        }
        yield Document(REFERENCE, key, fields, site.mentions_by_page.get(summary, ()))
