"""Explains concepts where they occur: the first occurrence of a concept's name in a section becomes a link to it.

Used by `render/linked_text.py` with the scan it has made anyway. These links are the site's, not an author's: they
count for no backlink.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from literature.library.link_targets import uri_named
from literature.model import Library, Page, Scan, Wikilink, escape_attribute
from literature.text.folding import fold, fold_name
from literature.vocabulary.page_kinds import PLAIN

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_GAP = re.compile(r"(?:[ \t]|\r?\n(?![ \t]*\r?\n)[ \t]*|-)+")
_KEPT = re.compile(
    r"""
    \[[^\[\]]{0,600}(?:\[[^\[\]]{0,600}\][^\[\]]{0,600}){0,9}\]   # words of links, notes, citations
    | <(?P<tag>a|q|cite|blockquote|h[1-6])\b.{0,4000}?</(?P=tag)\s*>
    | ^[ \t]*>[^\n]*$                                       # quotations
    | [“«„][^”»\n]{1,1000}[”»]
    | (?<![\w"])"[^"\n]{1,1000}"(?!\w)
    | (?<![*\w\\])\*(?![*\s])[^*\n]{1,300}(?<!\s)\*(?![*\w])   # titles and words spoken of
    | (?<![_\w\\])_(?![_\s])[^_\n]{1,300}(?<!\s)_(?![_\w])
    | ^\*\[[^\n]*$                                          # abbreviations
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_SECTION_LEVEL = 2
_LONGEST_ACRONYM = 6
Edit = tuple[int, int, str]


@dataclass(slots=True)
class _Node:
    """A word on the way through the names."""

    next: dict[str, _Node] = field(default_factory=dict)
    uri: str = ""
    exact: str = ""
    """Spelling that is asked for where the name is an acronym."""


def concept_names(library: Library) -> Iterator[tuple[str, str]]:
    """Titles and aliases of the concepts with their uris, without those that are said to be everyday words or that lead
    to another page."""
    for concept in library.concepts.values():
        everyday = {fold_name(name) for name in concept.front.everyday}
        for name in (concept.title, *concept.front.aliases):
            folded = fold_name(name)
            if folded not in everyday and library.names.get(folded) == concept.uri:
                yield name, concept.uri


@dataclass(frozen=True, slots=True)
class Terms:
    """The names of all concepts as a tree of folded words: a text is searched in time linear in its length."""

    root: _Node
    starts: frozenset[str]
    """What a name may begin with in a text."""

    @classmethod
    def of(cls, names: Iterable[tuple[str, str]]) -> Terms:
        """The tree of these names, each with the uri of its concept."""
        root = _Node()
        for name, uri in names:
            _add(root, name, uri)
        return cls(root, frozenset(f"{word}{ending}" for word in root.next for ending in ("", "s", "'s")))

    def edits(
        self, page: Page, text: str, found: Scan, names: Mapping[str, str], href: Callable[[str], str]
    ) -> Iterator[Edit]:
        """Start, end and opening tag of each link to be made in the text of a page, in order.

        `names` holds the uri of every folded name of a page, to recognize links by name; `href` gives the link to a
        page by its uri, empty for one that is not published.
        """
        sections = [heading.start for heading in found.headings if heading.level <= _SECTION_LEVEL]
        linked: dict[int, set[str]] = {}
        for token in found.tokens:
            if isinstance(token, Wikilink) and token.within is None:
                uri = uri_named(token.target, names, page.uri)
                linked.setdefault(bisect_right(sections, token.start), set()).add(uri)
        for start, end in _open_prose(text, found):
            for left, right, uri in self._matches(text, start, end):
                done = linked.setdefault(bisect_right(sections, left), set())
                target = href(uri) if uri != page.uri and uri not in done else ""
                if target:
                    done.add(uri)
                    yield left, right, f'<a class="lit-link lit-concept lit-term" href="{escape_attribute(target)}">'

    def _matches(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Where a name stands within a stretch, the longest wins."""
        done = start
        for word in _WORD.finditer(text, start, end):
            if word.start() < done or _folded(word[0]) not in self.starts:
                continue
            found = self._longest(text, word.start(), end)
            if found is not None:
                done, uri = found
                yield word.start(), done, uri

    def _longest(self, text: str, start: int, end: int) -> tuple[int, str] | None:
        """End and uri of the longest name that begins with the word at `start`."""
        node: _Node | None = self.root
        best: tuple[int, str] | None = None
        at = start
        for word in _WORD.finditer(text, start, end):
            if node is None or (at > start and not _GAP.fullmatch(text, at, word.start())):
                break
            at = word.end()
            folded = _folded(word[0])
            last = _last(node, folded, text[start:at])
            if last is not None:
                best = at, last.uri
            node = node.next.get(folded)
        return best


def explains_terms(page: Page) -> bool:
    """Whether names of concepts become links on a page: where its front matter says so, else on pages of the knowledge
    base."""
    wanted = page.front.explains_terms
    return page.kind != PLAIN if wanted is None else wanted


def _add(root: _Node, name: str, uri: str) -> None:
    words = [_folded(match[0]) for match in _WORD.finditer(name)]
    if not words:
        return
    node = root
    for word in words:
        node = node.next.setdefault(word, _Node())
    if not node.uri:
        node.uri = uri
        node.exact = name if name.isupper() and len(name) <= _LONGEST_ACRONYM else ""


def _folded(word: str) -> str:
    return fold(word).replace("\u2019", "'")


def _last(node: _Node, folded: str, written: str) -> _Node | None:
    """The name that ends with a folded word, which may stand in the plural or the possessive there; `written` is the
    text from its first word on."""
    for form in (folded, folded.removesuffix("'s"), folded[:-1] if folded.endswith("s") else ""):
        found = node.next.get(form)
        if found is not None and found.uri and (not found.exact or written in (found.exact, found.exact + "s")):
            return found
    return None


def _open_prose(text: str, found: Scan) -> Iterator[tuple[int, int]]:
    """The stretches of running text that are no heading, no link, no quotation and nothing that the tool replaces."""
    shut = sorted([
        *((heading.start, heading.end) for heading in found.headings),
        *((token.start, token.end) for token in found.tokens),
        *(match.span() for match in _KEPT.finditer(text)),
    ])  # fmt: skip
    position = 0
    for start, end in found.prose:
        at = start
        while position < len(shut) and shut[position][0] < end:
            left, right = shut[position]
            if right <= at:
                position += 1
                continue
            if at < left:
                yield at, left
            at = max(at, right)
            if right > end:
                break
            position += 1
        if at < end:
            yield at, end
