r"""Splits a `.bib` file into entries and macros, with the place of every field. `sources/bibtex.py` calls it.

bibtexparser finds the blocks and goes on after a fault; what it gives up but BibTeX accepts (a comma in braces within
quotes, `\\}`, `%` comments) is read again here.
"""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections.abc import Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise

from bibtexparser.library import Library as ParsedLibrary
from bibtexparser.model import Block as ParsedBlock
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ExplicitComment,
    ImplicitComment,
    ParsingFailedBlock,
    Preamble,
    String,
)

from literature.model import Location, Problem, Rule, Severity
from literature.sources.bibtex_values import Assignment, Expression, Piece, read_assignments, read_expression
from literature.sources.plain_entries import PlainEntry, PlainEntrySplitter
from literature.text.excerpt import CONTROL, UNSEEN, excerpt
from literature.vocabulary.entry_types import ENTRY_TYPES, NO_WORKS, TYPE_ALIASES

BROKEN_ENTRY = Rule("BIB001", "broken-entry", Severity.ERROR, "An entry of the bibliography cannot be read.")
MISSING_COMMA = Rule("BIB008", "missing-comma", Severity.ERROR, "A comma is missing between two fields.")
CONTROL_CHARACTER = Rule("BIB015", "control-character", Severity.WARNING, "A field holds a control character.")
SPACED_KEY = Rule("BIB046", "spaced-key", Severity.NOTE, "White space stands around a key.")

_OPENING = frozenset({*ENTRY_TYPES, *TYPE_ALIASES, *NO_WORKS, "string"})
"""Words behind `@` with which something was meant to begin."""
_SPACE = re.compile(r"\s*")
_COMMA = re.compile(r"(?<!\\),")
_START = re.compile(r"@\s*(?P<type>[^\s{(@,=]*)\s*(?P<opening>[{(])\s*")
_COMMAND = re.compile(r"@\s*(?:comment|preamble|string)\b", re.IGNORECASE)
_NO_ENTRY = re.compile(r"@\s*(?:comment|preamble)\b", re.IGNORECASE)
_CUT_START = re.compile(r"@\w*[ \t]*\Z")
_KEY = re.compile(r"(?P<key>[^\s,{}\"=]*)\s*,")
_KEY_WITHOUT_COMMA = re.compile(r"(?P<key>[^\s,{}\"=]+)\s+(?=[\w+:-]+\s*=)")
_FIELD_LINE = re.compile(r"^[ \t]*(?P<name>[\w+:-]+)[ \t]*=[ \t]*(?P<value>[{\"\w])", re.MULTILINE)
_STRAY_START = re.compile(r"^[ \t]*(?P<at>@[ \t]*(?P<word>[A-Za-z][\w-]*)\s*(?P<opening>[{(]?))", re.MULTILINE)
_STRAY_END = re.compile(r"\s*(?:(?P<brace>[})])|(?:,\s*)?(?P<name>[\w+:-]+)\s*=\s*[{\"\w])")


@dataclass(frozen=True, slots=True)
class Block:
    """An entry or a `@string`, values not yet evaluated."""

    type: str
    """As written, lower case; `string` for macros."""
    key: str
    location: Location
    assignments: tuple[tuple[Assignment, Location], ...] = ()

    @property
    def is_string(self) -> bool:
        """Whether it defines macros."""
        return self.type == "string"


@dataclass(slots=True)
class _File:
    """A text with the places of its offsets."""

    path: str
    text: str
    problems: list[Problem] = field(default_factory=list)
    line_ends: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.line_ends = [match.start() for match in re.finditer("\n", self.text)]

    def at(self, offset: int) -> Location:
        line = bisect_left(self.line_ends, offset)
        return Location(self.path, line + 1, offset - (self.line_ends[line - 1] if line else -1))

    def report(self, rule: Rule, message: str, offset: int) -> None:
        self.problems.append(rule.problem(message, self.at(offset)))


def read_blocks(path: str, text: str) -> tuple[list[Block], list[Problem]]:
    """The blocks of a file in order, and what is wrong with those that cannot be read.

    A byte order mark is dropped, every kind of line end counts as one. Rules: `broken-entry`, `missing-comma`,
    `control-character`.
    """
    file = _File(path, text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    characters = set(file.text)
    controls = _places_of(CONTROL, file.text, characters)
    if controls:
        code = ord(file.text[controls[0]])
        count = f"{len(controls)} control characters" if len(controls) > 1 else "one control character"
        file.report(CONTROL_CHARACTER, f"{count} (the first is U+{code:04X}), which no text should hold", controls[0])
    if unseen := _places_of(UNSEEN, file.text, characters):
        code = ord(file.text[unseen[0]])
        count = f"{len(unseen)} characters that nobody sees" if len(unseen) > 1 else "one character that nobody sees"
        file.report(CONTROL_CHARACTER, f"{count} (the first is U+{code:04X}); they are left out", unseen[0])
    blocks: list[Block] = []
    placed = list(_placed(file.text))
    position = 0
    previous: Entry | None = None
    for index, (parsed, offset) in enumerate(placed):
        blocks.extend(_between(file, position, offset, previous))
        previous = None
        position = offset + len(parsed.raw or "")
        if _is_commented_out(file.text, offset):
            continue
        # bibtexparser takes every type that begins so for BibTeX's own: BibLaTeX's @commentary is an entry.
        if isinstance(parsed, ExplicitComment | Preamble | String) and not _COMMAND.match(file.text, offset):
            parsed = ParsingFailedBlock(Exception(), raw=parsed.raw)
        match parsed:
            case PlainEntry():
                previous = parsed
                blocks.append(_plain_entry(file, parsed, offset))
            case Entry():
                previous = parsed
                blocks.append(_entry(file, parsed, offset))
            case String():
                blocks.extend(_string(file, offset, position))
            case ParsingFailedBlock():
                limit = placed[index + 1][1] if index + 1 < len(placed) else len(file.text)
                block = _recovered(file, offset, limit)
                if block is not None:
                    blocks.append(block)
                elif not _NO_ENTRY.match(file.text, offset):
                    _report_broken(file, parsed, offset, limit)
    blocks.extend(_between(file, position, len(file.text), previous))
    return blocks, file.problems


def _places_of(unwanted: re.Pattern[str], text: str, characters: Set[str]) -> list[int]:
    """Offsets of some characters. Most texts have none, which the set of their characters tells at once."""
    if not any(map(unwanted.match, characters)):
        return []
    return [match.start() for match in unwanted.finditer(text)]


def _placed(text: str) -> Iterator[tuple[ParsedBlock, int]]:
    """Every block but the comments in between, with its offset; bibtexparser gives lines only."""
    with _silence():
        parsed: ParsedLibrary = PlainEntrySplitter(text).split()
    position = 0
    for found in parsed.blocks:
        block = found
        while isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock) and block.ignore_error_block:
            block = block.ignore_error_block
        raw = block.raw or ""
        if isinstance(block, ImplicitComment):
            continue
        position = text.find("@", position)
        while position >= 0 and not text.startswith(raw, position):
            position = text.find("@", position + 1)
        yield block, position
        # A block given up may hold the first characters of the next one.
        overlap = _CUT_START.search(raw, 1) if isinstance(block, ParsingFailedBlock) else None
        position += overlap.start() if overlap else len(raw)


@contextmanager
def _silence() -> Iterator[None]:
    """bibtexparser logs what it also returns."""
    logger = logging.getLogger("bibtexparser.splitter")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def _is_commented_out(text: str, offset: int) -> bool:
    """Whether `%` stands before the block on its line: biber skips it, and whoever wrote it wanted that."""
    return text[text.rfind("\n", 0, offset) + 1 : offset].lstrip().startswith("%")


def _plain_entry(file: _File, parsed: PlainEntry, offset: int) -> Block:
    assignments = []
    for within, name, value in parsed.plain:
        piece = Piece(value[1:-1]) if value[0] == "{" else Piece(value, not value.isdecimal())
        start = offset + within
        assignments.append((Assignment(name, Expression((piece,), len(value)), start), file.at(start)))
    return Block(parsed.entry_type, parsed.key, file.at(offset), tuple(assignments))


def _entry(file: _File, parsed: Entry, offset: int) -> Block:
    assignments: list[tuple[Assignment, Location]] = []
    if parsed.fields:
        comma = _COMMA.search(file.text, offset)
        position = comma.end() if comma else offset
        key = excerpt(parsed.key)
        opening = _START.match(file.text, offset)
        if comma and opening and (opening[0][-1].isspace() or file.text[comma.start() - 1].isspace()):
            file.report(SPACED_KEY, f"white space stands around the key `{key}`", opening.end())
        for parsed_field in parsed.fields:
            start = _skip(file.text, position)
            value_start = _skip(file.text, file.text.index("=", start + len(parsed_field.key)) + 1)
            position = _skip(file.text, value_start + len(parsed_field.value)) + 1
            # `% note` lines may stand before the name; a name behind `%` on its own line is commented out.
            name = parsed_field.key.rpartition("\n")[2].strip()
            if not name.startswith("%"):
                start += len(parsed_field.key) - len(name)
                found = _values(file, name, start, value_start, parsed_field.value, key)
                assignments.extend([(assignment, file.at(assignment.start)) for assignment in found])
    return Block(parsed.entry_type, " ".join(parsed.key.split()), file.at(offset), tuple(assignments))


def _values(file: _File, name: str, start: int, value_start: int, value: str, key: str) -> Iterator[Assignment]:
    """The field, and those behind it where a comma is missing."""
    if not value:
        file.report(BROKEN_ENTRY, f"field `{name}` of `{key}` has no value", start)
        return
    expression = read_expression(value)
    more = read_assignments(value, expression.end) if expression else ()
    if expression is None or (expression.end < len(value) and not more):
        where = "is not closed" if expression is None else f"goes on with `{excerpt(value[expression.end :])}`"
        file.report(BROKEN_ENTRY, f"value of `{name}` in `{key}` {where}; read as it stands", start)
        text = value[1:-1] if value[:1] + value[-1:] in ('""', "{}") and len(value) > 1 else value
        yield Assignment(name, Expression((Piece(text),), 0), start)
        return
    yield Assignment(name, expression, start)
    for position, found in enumerate(more):
        at = value_start + found.start
        if position == 0 or not found.has_comma_before:
            file.report(MISSING_COMMA, f"a comma is missing before `{found.name}` in `{key}`", at)
        yield Assignment(found.name, found.expression, at)


def _string(file: _File, offset: int, end: int) -> Iterator[Block]:
    text = file.text[offset : end - 1]
    opening = _START.match(text)
    found = read_assignments(text, opening.end()) if opening else ()
    if not found:
        file.report(BROKEN_ENTRY, f"`{excerpt(text)}` should be `@string{{name = value}}`", offset)
        return
    located = tuple((assignment, file.at(offset + assignment.start)) for assignment in found)
    yield Block("string", "", file.at(offset), located)


def _recovered(file: _File, offset: int, limit: int) -> Block | None:
    """Read a block that bibtexparser gave up, by BibTeX's own grammar; `None` when that fails too."""
    text = file.text[offset:limit]
    start = _START.match(text)
    if start is None or not start["type"] or start["type"].lower() in ("comment", "preamble", "string"):
        return None
    closing = "}" if start["opening"] == "{" else ")"
    key = _KEY.match(text, start.end()) or _KEY_WITHOUT_COMMA.match(text, start.end())
    position = key.end() if key else start.end()
    found = read_assignments(text, position, closing=closing) or read_assignments(
        text, position, closing=closing, is_strict=True
    )
    if not found:
        return None
    name = key["key"] if key else ""
    if key is not None and not key[0].endswith(","):
        file.report(MISSING_COMMA, f"a comma is missing after the key `{name}`", offset + key.start())
    for assignment in found:
        if not assignment.has_comma_before:
            message = f"a comma is missing before `{assignment.name}` in `{name}`"
            file.report(MISSING_COMMA, message, offset + assignment.start)
    located = tuple((assignment, file.at(offset + assignment.start)) for assignment in found)
    return Block(start["type"].lower(), name, file.at(offset), located)


def _between(file: _File, start: int, end: int, previous: Entry | None) -> Iterator[Block]:
    """What stands between two blocks: comments, unless it looks like something that was meant to be read."""
    if start >= end:
        return
    text = file.text[start:end]
    if previous is not None and (stray := _STRAY_END.match(text)):
        what = f"field `{stray['name']}`" if stray["name"] else f"`{stray['brace']}`"
        offset = start + (stray.start("name") if stray["name"] else stray.start("brace"))
        message = f"{what} stands behind the end of `{excerpt(previous.key)}`, which has a closing brace too many"
        file.report(BROKEN_ENTRY, message, offset)
    if "@" not in text:
        return
    for stray in _STRAY_START.finditer(text):
        offset = start + stray.start("at")
        if not stray["opening"]:
            if stray["word"].lower() in _OPENING:
                file.report(BROKEN_ENTRY, f"expected a brace behind `{stray['at'].strip()}`", offset)
            continue
        following = _STRAY_START.search(text, stray.end())
        block = _recovered(file, offset, start + following.start() if following else end)
        if block is not None:
            yield block
        else:
            file.report(BROKEN_ENTRY, f"`{excerpt(stray['at'])}` opens an entry that cannot be read", offset)


def _report_broken(file: _File, failed: ParsingFailedBlock, offset: int, limit: int) -> None:
    """Reports an entry at the field that was most likely left open: the next one begins before it ends."""
    start = _START.match(file.text, offset, limit)
    key = _KEY.match(file.text, start.end(), limit) if start else None
    fields = list(_FIELD_LINE.finditer(file.text, offset, limit))
    for found, following in pairwise(fields):
        if key and read_expression(file.text[found.start("value") : following.start()]) is None:
            what = "brace" if found["value"][0] == "{" else "quotation mark"
            message = f"`{found['name']}` of `{excerpt(key['key'])}` is not closed; expected a closing {what}"
            file.report(BROKEN_ENTRY, message, found.start("name"))
            return
    file.report(BROKEN_ENTRY, _reason(file, failed, offset, limit), offset)


def _reason(file: _File, failed: ParsingFailedBlock, offset: int, limit: int) -> str:
    start = _START.match(file.text, offset, limit)
    key = _KEY.match(file.text, start.end(), limit) if start else None
    name = f"entry `{excerpt(key['key'])}`" if key and key["key"] else f"`{excerpt(file.text[offset : offset + 40])}`"
    line = file.at(offset + len(failed.raw or "")).line
    reason = " ".join(str(getattr(failed.error, "abort_reason", failed.error)).split()).rstrip(". ")
    if "end of file" in reason:
        return f"{name} is cut off at the end of the file: expected a closing brace or quotation mark"
    return f"{name} cannot be read beyond line {line}: {reason[:1].lower()}{reason[1:]}"


def _skip(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start
