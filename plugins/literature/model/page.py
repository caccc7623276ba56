"""An authored page: its kind, front matter and what its text mentions. Read by `sources/pages.py`."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from literature.model.mentions import Block, Citation, Destination, Heading, Scan, Token, Wikilink
from literature.model.places import Location
from literature.model.question import Question, Quiz

Basis = Literal["", "abstract", "full text", "secondary"]
Verdict = Literal["", "supported", "overstated", "contested", "unsupported", "unverifiable"]
Certainty = Literal["", "high", "moderate", "low", "very low"]

_START = attrgetter("start")


@lru_cache(maxsize=64)
def _line_starts(text: str) -> tuple[int, ...]:
    """Offsets at which the lines of a text start. One page after another is asked for many places."""
    starts = [0]
    while (end := text.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)
    return tuple(starts)


@dataclass(frozen=True, slots=True)
class Front:
    """Front matter of a page of any kind. Empty values stand for what was not given."""

    title: str = ""
    description: str = ""
    aliases: tuple[str, ...] = ()
    """Other names that links find this page by."""
    asked_as: tuple[str, ...] = ()
    """How readers ask for it who do not know its name: searched, and shown nowhere."""
    reviewed: datetime.date | None = None
    has_backlinks: bool = True
    """Whether the works it cites and the pages it links to say so."""
    reference: str = ""
    """Summary: key of the work."""
    design: str = ""
    """Summary: kind of work, e.g. `meta-analysis`, `theory`."""
    concepts: tuple[str, ...] = ()
    """Summary, claim: ids of concepts it bears on."""
    basis: Basis = ""
    """Summary: what it was written from."""
    rests_on: str = ""
    """Summary: the same in words of its own, in place of those for `basis`."""
    broader: tuple[str, ...] = ()
    """Concept: ids of wider concepts."""
    related: tuple[str, ...] = ()
    """Concept: ids of neighbours."""
    key_works: tuple[str, ...] = ()
    """Concept: keys of the works to start with."""
    literature: tuple[str, ...] = ()
    """Concept: which literatures use it."""
    verdict: Verdict = ""
    """Claim: what the evidence says."""
    because: str = ""
    """Claim: why, in one sentence."""
    instead: str = ""
    """Claim: what can be said in its place, in one sentence."""
    sure: Certainty = ""
    """Claim: how sure its evidence is."""
    sure_because: str = ""
    """Claim: why it is as sure as that, in one sentence."""
    judged: str = ""
    """Claim: the month of that judgement, `2026-11`."""
    outcomes: tuple[str, ...] = ()
    """Path: what one can do afterwards, a line of Markdown each."""
    explains_terms: bool | None = None
    """Whether names of concepts become links on their own; `None` leaves it to the kind of page."""
    everyday: tuple[str, ...] = ()
    """Concept: those of its names that are everyday words as well and are linked by `[[ ]]` alone."""
    is_found: bool = True
    """Whether searches find the page: not with `search: exclude: true`, as hosts' own search knows it."""
    own: Mapping[str, object] = field(default_factory=dict)
    """What a kind of another package has besides: by key, as its schema allows it."""


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file."""

    uri: str
    """Path below the docs folder, with `/`: `concepts/bond.md`."""
    path: str
    """Path as messages name it: `docs/concepts/bond.md`."""
    kind: str
    """A name of `vocabulary/page_kinds.py`."""
    id: str
    """File name without `.md`; a folder's `index` goes by the folder's name."""
    title: str
    front: Front
    text: str
    """Markdown below the front matter."""
    first_line: int
    """Line of the file at which `text` starts, from 1."""
    citations: tuple[Citation, ...] = ()
    wikilinks: tuple[Wikilink, ...] = ()
    blocks: tuple[Block, ...] = ()
    headings: tuple[Heading, ...] = ()
    prose: tuple[tuple[int, int], ...] = ()
    destinations: tuple[Destination, ...] = ()
    front_locations: Mapping[str, Location] = field(default_factory=dict)
    """Where each key of the front matter stands."""
    quizzes: tuple[Quiz, ...] = ()
    """Questions of its front matter and of its `quiz` blocks."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions of the page, in the order in which it asks them: those of its blocks first."""
        ordered = sorted(self.quizzes, key=lambda quiz: quiz.body is None)
        return tuple(question for quiz in ordered for question in quiz.questions)

    @property
    def scanned(self) -> Scan:
        """All that `text` mentions, as it was found."""
        tokens: list[Token] = [*self.citations, *self.wikilinks, *self.blocks]
        tokens.sort(key=_START)
        return Scan(tuple(tokens), self.headings, self.prose, self.destinations)

    def with_text(self, text: str, found: Scan) -> Page:
        """The page with other text, in which `found` was found; what its front matter says stays."""
        return replace(
            self,
            text=text,
            citations=tuple(token for token in found.tokens if isinstance(token, Citation)),
            wikilinks=tuple(token for token in found.tokens if isinstance(token, Wikilink)),
            blocks=tuple(token for token in found.tokens if isinstance(token, Block)),
            headings=found.headings,
            prose=found.prose,
            destinations=found.destinations,
        )

    def named_in(self, start: int, end: int) -> list[Citation | Wikilink]:
        """Citations and links by name that begin between two offsets into `text`, in order."""
        found: list[Citation | Wikilink] = []
        for tokens in (self.citations, self.wikilinks):
            found += tokens[bisect_left(tokens, start, key=_START) : bisect_left(tokens, end, key=_START)]
        found.sort(key=_START)
        return found

    def front_location(self, key: str) -> Location:
        """The place of a key of the front matter; the head of the file when it is not there."""
        return self.front_locations.get(key) or Location(self.path)

    def locate(self, offset: int) -> Location:
        """The place in the file of an offset into `text`."""
        starts = _line_starts(self.text)
        line = bisect_right(starts, offset) - 1
        return Location(self.path, self.first_line + line, offset - starts[line] + 1)

    def heading_at(self, offset: int) -> Heading | None:
        """The nearest heading above an offset."""
        at = bisect_right(self.headings, offset, key=_START)
        return self.headings[at - 1] if at else None
