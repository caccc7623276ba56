"""What a page's text holds besides prose: citations, links by name, blocks, headings.

All offsets are in characters, from 0, into the text that was scanned. Found by `text/markdown/scanner.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in the work cited: `pp. 3-5` is `Locator("page", "3-5")`."""

    kind: str
    """A name of `vocabulary/locators.py`."""
    value: str
    """As written, without its label."""
    is_plural: bool = False


@dataclass(frozen=True, slots=True)
class IntentMark:
    """What an author says that a work is cited for: `.supports` of `[@a]{.supports}`."""

    word: str
    """As written, without the full stop of a class: a name of `vocabulary/citation_intents.py`, if it is right."""
    start: int
    """Offset of the word, its full stop included."""


@dataclass(frozen=True, slots=True)
class CitationItem:
    """One work within a citation."""

    key: str
    start: int
    """Offset of `@` (of `-` when the author is suppressed)."""
    end: int
    """Offset after the key, closing brace included."""
    prefix: str = ""
    """Markdown before the key, stripped."""
    locators: tuple[Locator, ...] = ()
    suffix: str = ""
    """Markdown after the locators, leading comma or space kept (`, for this`)."""
    is_author_suppressed: bool = False
    marks: tuple[IntentMark, ...] = ()
    """Its own, else those behind the whole citation."""


Nesting = Literal["", "bare", "brackets", "commas"]
"""In parentheses that the author wrote: without marks of its own, as the last words there or behind "see"; in brackets;
in the narrative between commas, because words follow."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in Pandoc's syntax: `[see @a, p. 3; @b]` or, in the narrative, `@a [p. 3]`."""

    items: tuple[CitationItem, ...]
    is_narrative: bool
    """The first author stands in the sentence: `@a`. False for `[@a]` and for a bare `-@a`."""
    start: int
    end: int
    possessive: str = ""
    """`'s` right after the key in the narrative, as written; it belongs to the author's name."""
    nesting: Nesting = ""
    """How it stands in parentheses of the text, if it does (APA 7, section 8.11)."""
    within: tuple[int, int] | None = None
    """Start and end of the description of an image or the title of a link that holds it: plain text stands there."""


@dataclass(frozen=True, slots=True)
class Wikilink:
    """`[[target|label]]`; `[[finding:id|form]]` has the target `finding:id`."""

    target: str
    label: str
    """Empty when none was written."""
    start: int
    end: int
    within: tuple[int, int] | None = None
    """As for a citation."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block that the tool replaces: its info word is one of `vocabulary.blocks` or of another package."""

    name: str
    body: str
    """Text between the fences, indentation of the fence removed."""
    start: int
    """Offset of the line that opens the fence."""
    end: int
    """Offset after the line that closes it, line end not included."""
    body_start: int
    """Offset of the first line between the fences."""
    command: str = ""
    r"""The command of another tool that stands in place of a fenced block, such as `\bibliography`."""
    twins: int = 0
    """How many blocks with the same name and text stand before it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, ATX or setext."""

    level: int
    text: str
    """Source text without markers, closing hashes and attribute list."""
    id: str
    """From an attribute list `{#id}`; empty otherwise."""
    start: int
    end: int
    marks: tuple[IntentMark, ...] = ()
    """Classes of the attribute list: `{.disputes}` says what the works below are cited for."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link, an image, a bare address or an HTML element leads."""

    target: str | None
    """As written, angle brackets left out; None for a link by reference whose label is not defined."""
    start: int
    """Offset of what leads there: its opening bracket or tag."""
    is_image: bool = False
    text: str | None = None
    """Text of a link, alternative text of an image; None when there is none at all (`<img>` without `alt`)."""
    is_html: bool = False
    """From an attribute `href` or `src`, which hosts publish as it is written."""
    label: str = ""
    """Of a link by reference, as written."""
    target_start: int = 0
    """Offset of what holds the target: `start`, or that of the definition of the label."""


Token = Citation | Wikilink | Block


@dataclass(frozen=True, slots=True)
class Scan:
    """What `text.scanner.scan` found in one text."""

    tokens: tuple[Token, ...]
    """In order, disjoint, within the text."""
    headings: tuple[Heading, ...]
    prose: tuple[tuple[int, int], ...]
    """Disjoint (start, end) stretches that are running text a reader sees: no code, HTML tags, comments, link
    destinations or math. Tokens other than blocks lie within prose, but for those in descriptions and titles."""
    destinations: tuple[Destination, ...] = ()
    """Where links and images lead, in order."""
