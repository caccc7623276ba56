"""A question by which readers test themselves. Read from front matter and `quiz` blocks by `sources/questions.py`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from literature.model.places import Location

QuestionKind = Literal["one", "several", "true-false", "match", "short"]
"""One right choice; several right ones; a statement to judge; pairs to put together; words to type."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of several that are offered."""

    text: str
    """Markdown of one line."""
    is_right: bool
    location: Location
    why: str = ""
    """Markdown of one line: why it is right or wrong."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that belong together."""

    this: str
    """Markdown of one line."""
    that: str
    location: Location


@dataclass(frozen=True, slots=True)
class Question:
    """One question with all that is needed to ask it, to score an answer and to say why."""

    id: str
    """Of all questions of its page, this one's alone: letters, digits and hyphens."""
    kind: QuestionKind
    ask: str
    """Markdown of one line: the question, or the statement to judge."""
    location: Location
    name: str = ""
    """The id that its author gave, as written; without one it is made of the words of the question."""
    why: str = ""
    """Markdown of one line: the answer in a sentence or two, with where it stands."""
    choices: tuple[Choice, ...] = ()
    """Of the kinds `one` and `several`."""
    is_true: bool = False
    """Of the kind `true-false`."""
    pairs: tuple[Pair, ...] = ()
    """Of the kind `match`."""
    answers: tuple[str, ...] = ()
    """Of the kind `short`: what counts as right, the first of them shown."""

    @property
    def offered(self) -> tuple[Choice, ...]:
        """The choices in the order in which they are asked on pages and in files: authors tend to write the right one
        first."""
        return tuple(sorted(self.choices, key=lambda choice: _lot(f"{self.ask}\0{choice.text}")))

    @property
    def partners(self) -> tuple[str, ...]:
        """What stands on the other side of pairs, each once, in the order in which it is asked."""
        return tuple(sorted({pair.that for pair in self.pairs}, key=_lot))

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return f"question-{self.id}"

    def texts(self) -> Iterator[tuple[str, Location]]:
        """All that it says in Markdown, with places."""
        yield self.ask, self.location
        for choice in self.choices:
            yield choice.text, choice.location
            yield choice.why, choice.location
        for pair in self.pairs:
            yield pair.this, pair.location
            yield pair.that, pair.location
        yield self.why, self.location


def _lot(text: str) -> str:
    """Puts texts in an order that says nothing of them and is always the same."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Quiz:
    """The questions of one `quiz` block, or those in the front matter of a page."""

    questions: tuple[Question, ...]
    body: str | None = None
    """Text of the block; equal ones are told apart by their order. None for front matter."""
