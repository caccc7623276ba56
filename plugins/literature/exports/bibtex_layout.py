"""Lays out and sorts `.bib` files without changing what they say. `cli/format_.py` and `cli/import_.py` use it.

Values stay as they are, byte for byte; only white space around them, commas between them and the case of type and field
names change. What cannot be read is left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from literature.sources.bibtex import Bibliography, read_bibliography
from literature.sources.bibtex_values import Assignment, closing_braces, read_assignments
from literature.text.line_ends import line_end_of

_WIDTH = 9
"""Of the column of names: `publisher` and `booktitle` have nine letters."""
_START = re.compile(r"@\s*(?P<type>[A-Za-z]+)\s*(?P<opening>[{(])")
_KEY = re.compile(r"\s*(?P<key>[^\s,{}\"=()%]+)\s*(?:,|(?=\}))")
_CLOSING = re.compile(r"(?<!\\)[{}]|\)")
_NO_ENTRY = frozenset({"comment", "preamble", "string"})


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the file."""

    text: str
    key: str = ""
    """Key of the entry; empty for all that is none."""
    parents: tuple[str, ...] = ()
    """Keys of the entries that it inherits from by `crossref`."""
    is_blank: bool = False


def laid_out(text: str) -> str:
    """The file with its entries in order of key, one field a line, one empty line between entries.

    `@string`, `@preamble`, `@comment` and comments that stand alone keep their place, and entries are sorted between
    them; a comment right above an entry moves with it. An entry that others name in `crossref` stays below them, as
    BibTeX needs it (btxdoc, section 4). What cannot be read stays where it is, and so does everything when the file
    would say something else afterwards.
    """
    line_end = line_end_of(text)
    source = text.replace("\r\n", "\n")
    parts = list(_parts(source))
    new = _joined(_sorted(parts))
    return new.replace("\n", line_end) if _says_the_same(source, new) else text


def with_entries(text: str, entries: Iterable[str]) -> str:
    """The file with more entries: where the order of keys puts each when the file is in that order, else at its end."""
    line_end = line_end_of(text)
    parts = [part for part in _parts(text.replace("\r\n", "\n")) if not part.is_blank]
    new = [next(part for part in _parts(laid_out(entry)) if part.key) for entry in entries]
    keys = [_rank(part.key) for part in parts if part.key]
    if keys != sorted(keys):
        return _joined([*parts, *new]).replace("\n", line_end)
    new.sort(key=lambda part: _rank(part.key), reverse=True)
    done: list[_Part] = []
    for part in parts:
        while part.key and new and _rank(new[-1].key) < _rank(part.key):
            done.append(new.pop())
        done.append(part)
    return _joined([*done, *reversed(new)]).replace("\n", line_end)


def _parts(source: str) -> Iterator[_Part]:
    """Entries, and the text between them cut at empty lines."""
    position = start = 0
    closing = closing_braces(source)
    while (at := source.find("@", position)) >= 0:
        line_start = max(source.rfind("\n", 0, at) + 1, start)
        match = _START.match(source, at)
        end = _end(source, match, closing) if match and not source[line_start:at].strip() else -1
        if match is None or end < 0:
            position = at + 1
            continue
        yield from _text(source[start:at])
        yield _block(source[at:end], match["type"].lower())
        position = start = end
    yield from _text(source[start:])


def _end(source: str, match: re.Match[str], closing: Mapping[int, int]) -> int:
    """Offset behind the block that a match opens; -1 when it does not close. `closing` has the braces of the source."""
    if match["opening"] == "{":
        return closing.get(match.end() - 1, -2) + 1
    depth = 0
    if source.find(")", match.end()) < 0:
        return -1
    for found in _CLOSING.finditer(source, match.end()):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if found[0] == ")" and depth == 0:
            return found.end()
    return -1


def _text(between: str) -> Iterator[_Part]:
    """Paragraphs; the empty lines between them are parts too, so that it shows what a comment stands next to."""
    for piece in re.split(r"(\n[ \t]*\n\s*|\A\s*\n|\s*\Z)", between):
        if piece.strip():
            yield _Part(piece.strip())
        elif "\n\n" in re.sub(r"[ \t]", "", piece):
            yield _Part("", is_blank=True)


def _block(raw: str, type_: str) -> _Part:
    if type_ in _NO_ENTRY:
        return _Part(raw)
    start = _START.match(raw)
    key = _KEY.match(raw, start.end()) if start else None
    if key is None:
        return _Part(raw)
    closing = "}" if raw.endswith("}") else ")"
    fields = read_assignments(raw, key.end(), closing=closing)
    parents = tuple(
        "".join(piece.text for piece in field.expression.pieces).strip()
        for field in fields
        if field.name.lower() == "crossref"
    )
    text = _entry(type_, key["key"], raw, fields)
    is_whole = not _has_comment(raw, key.end(), fields) and _essence(text, "}") == _essence(raw, closing)
    return _Part(text if is_whole else raw, key["key"], parents)


def _entry(type_: str, key: str, raw: str, fields: Iterable[Assignment]) -> str:
    lines = [f"  {field.name.lower():<{_WIDTH}} = {_value(raw, field)},\n" for field in fields]
    return f"@{type_}{{{key},\n{''.join(lines)}}}"


def _value(raw: str, field: Assignment) -> str:
    return raw[raw.index("=", field.start + len(field.name)) + 1 : field.expression.end].strip()


def _has_comment(raw: str, start: int, fields: Iterable[Assignment]) -> bool:
    """Whether a `%` stands outside the values: a comment, which has its place in the layout of whoever wrote it."""
    outside = ""
    for piece in (piece for field in fields for piece in field.expression.pieces):
        at = raw.index(piece.text, start)
        outside += raw[start:at]
        start = at + len(piece.text)
    return "%" in outside + raw[start:]


def _essence(entry: str, closing: str) -> str:
    """The entry without what a layout may change."""
    bare = re.sub(r"[\s,]", "", entry).casefold()
    return bare[:-1].replace("(", "{", 1) if closing == ")" else bare[:-1]


def _sorted(parts: Iterable[_Part]) -> list[_Part]:
    """Parts with each run of entries in order; a comment above an entry is one part with it."""
    done: list[_Part] = []
    run: list[_Part] = []
    comment = ""
    for part in parts:
        text = "\n".join(piece for piece in (comment, part.text) if piece)
        if part.key:
            run.append(_Part(text, part.key, part.parents))
            comment = ""
        elif part.text.startswith("%") and not comment:
            comment = part.text
        elif text:
            done += [*_by_key(run), _Part(text)]
            run, comment = [], ""
    return [*done, *_by_key(run), *([_Part(comment)] if comment else [])]


def _by_key(run: list[_Part]) -> list[_Part]:
    parents = {parent for part in run for parent in part.parents}
    return sorted(run, key=lambda part: (part.key in parents, _rank(part.key)))


def _rank(key: str) -> str:
    return key.casefold()


def _joined(parts: Iterable[_Part]) -> str:
    texts = [part.text for part in parts if not part.is_blank]
    return "\n\n".join(texts) + "\n" if texts else ""


def _says_the_same(old: str, new: str) -> bool:
    """Whether every reader finds the same works and macros in both and no new fault, and no character that counts is
    lost."""
    before, after = (read_bibliography([("", text)]) for text in (old, new))
    new_faults = Counter(p.rule for p in after.problems) - Counter(p.rule for p in before.problems)
    return (
        _works(before) == _works(after)
        and before.strings == after.strings
        and not new_faults
        and _characters(old) == _characters(new)
    )


def _works(read: Bibliography) -> dict[str, tuple[str, Mapping[str, str]]]:
    return {work.key: (work.raw_type, work.raw) for work in (*read.references, *read.xdata)}


def _characters(text: str) -> Counter[str]:
    return Counter(re.sub(r"[\s,(){}]", "", text).casefold())
