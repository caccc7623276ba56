"""Rules over slips of the pen in citations and links by name: brackets that make none, and what was meant."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import inf

from literature.library.link_targets import is_known_target
from literature.model import Citation, Library, Page, Problem, Severity, rule
from literature.text.excerpt import excerpt
from literature.text.nearest import Nearest

# What stands before a bracket is looked at behind it: patterns that begin with a sign are searched ten times as fast.
_BRACKET = re.compile(r"\[(?<![\\\]!^]\[)(?P<inside>[^\[\]@]{0,300}@[^\[\]]{0,500})\](?![(\[:])")
_PART = re.compile(r"(?:[^;\\]|\\.)+", re.DOTALL)
_JOINED = re.compile(r"\s*(?:[,;&]|\band\b)\s*")
_OPEN = re.compile(r"(?<![\\\]!^])\[(?=[^\[\]@]{0,60}\Z)")
_PARAGRAPH_END = re.compile(r"\n[ \t>]*\n")
_OPEN_LINK = re.compile(
    r"\[\[(?<![\\\[!]\[\[)(?!\[)(?P<words>[^\[\]|\n]{1,100})(?:\|[^\[\]|\n]{0,100})?(?P<half>\](?!\]))?"
)
_HALF_OPEN_LINK = re.compile(r"\[(?<![\\\[\]!]\[)(?P<words>[^\[\]|\n]{1,100})\]\](?![\](\[])")
_CELL = re.compile(r"(?<!\\)\|")
_MEANT = "\\!^"
"""Signs before two brackets of which the first is meant as it stands, or is that of an image or a note."""
_REACH = 80
_LONGEST = 1_000
"""Characters within which a bracket is expected to be closed."""
_MOST_WORDS = 6


class _Keys:
    """Keys that words may have been meant as."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @cached_property
    def _nearest(self) -> Nearest:
        return Nearest(self._library.keys)

    def meant(self, words: str) -> str:
        """The key that words are, or that a word with a figure in it is near to; empty for none."""
        word = words.strip().removeprefix("-").strip("*_")
        if word in self._library.keys:
            return word
        is_like_one = len(word) > 4 and word.isascii() and " " not in word and re.search(r"[a-z].*\d", word)
        return next(iter(self._nearest.to(word, 1)), "") if is_like_one else ""


@rule("CIT017", Severity.WARNING, "A bracket with a key in it is no citation.")
def broken_bracket(library: Library) -> Iterator[Problem]:
    """Between two semicolons of a bracket stands no `@key`, or the bracket is not closed: readers see the bracket, and
    the works in it as if they stood in the sentence."""
    keys = _Keys(library)
    for page in library.pages.values():
        if not page.citations:
            continue
        starts = [citation.start for citation in page.citations]
        for start, end in page.prose:
            for match in _BRACKET.finditer(page.text, start, end):
                first = bisect_left(starts, match.start() + 1)
                is_citation = first > 0 and match.start() < page.citations[first - 1].end
                if not is_citation and first < len(starts) and starts[first] < match.end():
                    yield from _without_key(page, match, keys)
        for citation in page.citations:
            if opening := _unclosed(page, citation):
                message = f"the bracket before '@{citation.items[0].key}' is not closed"
                yield broken_bracket.problem(message, page.locate(opening - 1))


def _without_key(page: Page, match: re.Match[str], keys: _Keys) -> Iterator[Problem]:
    """A problem if a part of a bracket names no work, with the bracket that may have been meant."""
    parts = [part[0] for part in _PART.finditer(match["inside"])]
    without = [part for part in parts if "@" not in part and part.strip()]
    if not without or len(parts) < 2:
        return
    words = excerpt(without[0].strip())
    meant = ""
    for part in parts:
        key = "" if "@" in part else keys.meant(part)
        is_note = "@" not in part and not key
        separator = "" if not meant else ("\\;" if is_note else ";")
        meant += separator + (part.replace(part.strip(), f"@{key}") if key else part)
    message = f"between its semicolons the bracket needs a work each; '{words}' names none, so it is shown as it stands"
    at = match.start() + 1 + match["inside"].index(without[0])
    near = (f"[{meant}]",) if "@" in parts[0] or keys.meant(parts[0]) else ()
    yield broken_bracket.problem(message, page.locate(at + len(without[0]) - len(without[0].lstrip())), near)


def _unclosed(page: Page, citation: Citation) -> int:
    """Offset behind a bracket that opens before a citation and is not closed in its paragraph; 0 for none."""
    text = page.text
    if text.startswith("[", citation.start):
        return 0
    before = text[max(0, citation.start - _REACH) : citation.start]
    before = before[before.rfind("\n\n") + 1 :]
    opening = _OPEN.search(_CELL.split(before)[-1])
    if opening is None:
        return 0
    if "]" in _PARAGRAPH_END.split(text[citation.end : citation.end + _LONGEST], 1)[0]:
        return 0
    return citation.start - len(_CELL.split(before)[-1]) + opening.end()


@rule("CIT018", Severity.WARNING, "A key stands in a citation without its `@`.")
def key_as_words(library: Library) -> Iterator[Problem]:
    """What stands before or behind a key in a citation is a key itself, and is printed as words: `[@a, b]`."""
    for page in library.pages.values():
        for citation in page.citations:
            for item in citation.items:
                for words in (item.prefix, item.suffix):
                    found = [part for part in _JOINED.split(words.strip()) if part.removeprefix("-") in library.keys]
                    if found:
                        names = [item.key, *found] if words is item.suffix else [*found, item.key]
                        message = f"'{found[0]}' is a key and is printed as words"
                        near = "; ".join(f"@{name.removeprefix('-')}" for name in names)
                        yield key_as_words.problem(message, page.locate(item.start), (f"[{near}]",))


@rule("CIT021", Severity.WARNING, "Brackets stand around a citation.")
def doubled_bracket(library: Library) -> Iterator[Problem]:
    """`[[@a]]` is no link by name, since a link has no `@`: readers see a bracket around the citation, as in Pandoc."""
    for page in library.pages.values():
        text = page.text
        for citation in page.citations:
            start, end = citation.start, citation.end
            if not text.startswith("[[", start - 1) or not text.startswith("]]", end - 1) or start == 0:
                continue
            if start > 1 and text[start - 2] in _MEANT:
                continue
            typed = excerpt(text[start - 1 : end + 1])
            message = f"'{typed}' is a citation with brackets around it, which readers see; a link by name has no '@'"
            near = _in_one_bracket(library, page, citation)
            yield doubled_bracket.problem(message, page.locate(start - 1), near)


def _in_one_bracket(library: Library, page: Page, citation: Citation) -> tuple[str, ...]:
    """What stands in two brackets as a citation, if it is no more than that, and as a link, if that leads somewhere."""
    inside = page.text[citation.start + 1 : citation.end - 1].strip()
    words = inside.removeprefix("@")
    target, bar, _ = words.partition("|")
    is_cited = not bar and all(library.resolve(item.key) for item in citation.items)
    is_link = words != inside and is_known_target(library, target.removesuffix("\\").strip(), page.uri)
    return (f"[{inside}]",) * is_cited + (f"[[{words}]]",) * is_link


@rule("LNK011", Severity.WARNING, "A link by name is not closed.")
def unclosed_link(library: Library) -> Iterator[Problem]:
    """`[[` without `]]` in its paragraph, or one bracket too few at either end: readers see the brackets."""
    for page in library.pages.values():
        if "[[" not in page.text and "]]" not in page.text:
            continue
        tokens = sorted(
            [(c.start, c.end) for c in page.citations] + [(link.start, link.end) for link in page.wikilinks]
        )
        for start, end in page.prose:
            if page.text.find("[", start, end) < 0:
                continue
            for match in _OPEN_LINK.finditer(page.text, start, end):
                following = page.text.find("[[", match.start() + 2)
                rest = page.text[match.start() : following if following >= 0 else len(page.text)]
                is_open = "]]" not in _PARAGRAPH_END.split(rest, 1)[0]
                is_half = bool(match["half"]) and is_known_target(library, match["words"], page.uri)
                if (is_open or is_half) and not _is_within(match.start(), tokens):
                    yield _unclosed_problem(library, page, match)
            for match in _HALF_OPEN_LINK.finditer(page.text, start, end):
                is_name = is_known_target(library, match["words"], page.uri)
                if is_name and not _is_within(match.start(), tokens):
                    yield _unclosed_problem(library, page, match)


def _unclosed_problem(library: Library, page: Page, match: re.Match[str]) -> Problem:
    """With the longest row of words behind the brackets that is a name."""
    words = match["words"].split()
    rows = (" ".join(words[:count]).rstrip(".,;:!?)") for count in range(min(len(words), _MOST_WORDS), 0, -1))
    name = next((row for row in rows if is_known_target(library, row, page.uri)), "")
    near = (f"[[{name}]]",) if name else ()
    message = f"'{excerpt(match[0])}' is shown as it stands: a link by name opens with '[[' and closes with ']]'"
    return unclosed_link.problem(message, page.locate(match.start()), near)


def _is_within(offset: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of these, which are in order and apart."""
    at = bisect_right(stretches, (offset, inf)) - 1
    return at >= 0 and offset < stretches[at][1]
