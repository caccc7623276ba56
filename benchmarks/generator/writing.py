"""Running text of a page: sentences with citations in every form, links to concepts, figures, emphasis and lists."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from .concepts import Concept
from .prose import Prose
from .tables import Figure
from .vocabulary import Zipf
from .works import Work

_WORDS_A_SENTENCE = 20
_CITES = 0.25
"""Share of sentences that cite."""


@dataclass(frozen=True)
class Writer:
    """What a page's author knows."""

    prose: Prose
    works: Zipf[Work]
    concepts: Zipf[Concept]
    figures: Sequence[Figure]

    @property
    def chance(self) -> random.Random:
        """The source of every choice."""
        return self.prose.chance

    def sections(self, headings: Sequence[str], words: int) -> str:
        """Text of about so many words below these headings."""
        # Two paragraphs each; lists and tables bring the rest.
        each = round(words / len(headings) / 2 / _WORDS_A_SENTENCE)
        return "\n".join(
            f"## {heading}\n\n{self.paragraph(each)}\n\n{self.paragraph(each)}\n\n{self._extra()}"
            for heading in headings
        )

    def paragraph(self, sentences: int) -> str:
        """So many sentences; some cite, name concepts, or give a figure."""
        return " ".join(self.sentence() for _ in range(sentences))

    def sentence(self) -> str:
        """One sentence with its stop."""
        chance = self.chance
        cites = chance.random() < _CITES
        if cites and chance.random() < 0.3:
            return (
                f"{self._narrative()} {chance.choice(('report', 'argue', 'find', 'show'))} that {self.prose.clause()}."
            )
        text = self.prose.sentence()
        if chance.random() < 0.14:
            text += f", as in {self.link()}"
        elif chance.random() < 0.08:
            text += f"; {self.concepts.pick(chance).name} is close to it"
        elif chance.random() < 0.05:
            text = f"**{self.prose.phrase().capitalize()}.** {text}"
        if self.figures and chance.random() < 0.03:
            text += f" ([[finding:{chance.choice(self.figures).id}]])"
        return f"{text} {self.cluster()}." if cites else f"{text}."

    def link(self) -> str:
        """A link to a concept by one of its names, or in other words."""
        concept = self.concepts.pick(self.chance)
        name = self.chance.choice((concept.name, *concept.aliases))
        return f"[[{name}|{self.prose.phrase()}]]" if self.chance.random() < 0.2 else f"[[{name}]]"

    def cluster(self) -> str:
        """Works in brackets."""
        works = self.works.some(self.chance, self.chance.choice((1, 1, 1, 1, 2, 2, 3, 4)))
        items = [f"@{work.key}{self._place(work)}" for work in works]
        if self.chance.random() < 0.1:
            items[0] = f"see {items[0]}"
        return f"[{'; '.join(items)}]"

    def _narrative(self) -> str:
        work = self.works.pick(self.chance)
        place = self._place(work).removeprefix(", ")
        return f"@{work.key} [{place}]" if place else f"@{work.key}"

    def _place(self, work: Work) -> str:
        chance = self.chance
        if chance.random() > 0.2:
            return ""
        first, last = work.pages
        if first:
            page = chance.randint(first, last - 1)
            return f", p. {page}" if chance.random() < 0.7 else f", pp. {page}-{page + 1}"
        return f", chapter {chance.randint(1, 9)}" if work.type == "book" else ""

    def _extra(self) -> str:
        chance = self.chance
        if chance.random() < 0.3:
            return "".join(f"- {self.prose.sentence()}.\n" for _ in range(4)) + "\n"
        if chance.random() < 0.06:
            rows = "".join(f"| {self.prose.phrase()} | {self.prose.clause()} |\n" for _ in range(4))
            return f"| Term | What is said |\n|---|---|\n{rows}\n"
        return ""
