"""Sentences of a made-up field: the frequencies of words, lengths and mark-up are those of real pages."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .vocabulary import Vocabulary

_OPENINGS = ("In {n}, ", "Across {n} and {n}, ", "For {a} {n}, ", "When {n} is {a}, ", "By contrast, ", "Even so, ",
             "On this view, ", "Session by session, ", "In the same sample, ")  # fmt: skip
_CLAUSES = (
    "the {a} {n} {v} {n}",
    "{n} {v} the {n} of the {n}",
    "{a} {n} {v} {a} {n} and {n}",
    "what looks like {n} may be {a} {n}",
    "the {n} of {n} {v} how {a} the {n} is",
    "neither {n} nor {n} {v} {a} {n}",
    "a {a} {n} {v} the {a} {n} more than its {n}",
)
_JOINTS = (", and ", ", but ", " because ", " while ", ", so that ", " where ", "; ")
_TAILS = ("", "", "", " over time", " within the first weeks", " in {a} samples", " after {n}", " at the level of {n}",
          " with few exceptions")  # fmt: skip


@dataclass(frozen=True)
class Prose:
    """Writes in one vocabulary, with the choices of one source of chance."""

    words: Vocabulary
    chance: random.Random

    def clause(self) -> str:
        """A main clause without capital and stop."""
        return self.filled(self.chance.choice(_CLAUSES))

    def sentence(self) -> str:
        """A sentence of about twenty words without its stop, so that a citation can still be added."""
        chance = self.chance
        text = chance.choice(_OPENINGS) if chance.random() < 0.4 else ""
        text += chance.choice(_CLAUSES)
        if chance.random() < 0.6:
            text += chance.choice(_JOINTS) + chance.choice(_CLAUSES)
        text = self.filled(text + chance.choice(_TAILS))
        return text[0].upper() + text[1:]

    def abstract(self) -> str:
        """A paragraph of 90 to 170 words."""
        return " ".join(f"{self.sentence()}." for _ in range(self.chance.randint(5, 9)))

    def phrase(self) -> str:
        """An adjective and a noun: what concepts are called."""
        return self.filled("{a} {n}")

    def filled(self, pattern: str) -> str:
        """A pattern with a noun for each `{n}`, an adjective for `{a}`, a verb for `{v}`."""
        pieces = []
        for piece in pattern.split("{"):
            if piece[1:2] == "}":
                pieces.append(self._word(piece[0]) + piece[2:])
            else:
                pieces.append(piece)
        return "".join(pieces)

    def _word(self, part: str) -> str:
        kind = {"n": self.words.nouns, "a": self.words.adjectives, "v": self.words.verbs}[part]
        return kind.pick(self.chance)
