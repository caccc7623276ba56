"""Bibliographies in BibTeX and BibLaTeX, read into references: the whole path from text to values.

`bibtex_blocks.py` finds the entries, `bibtex_values.py` evaluates their fields, `inheritance.py` adds what comes from
other entries, `reference_fields.py` makes references.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from sys import intern

from literature.model import Location, Problem, Reference, Rule, Severity, Steps, uncounted
from literature.rebuilding.garbage_collector import without_collection
from literature.sources.bibtex_blocks import BROKEN_ENTRY, Block, read_blocks
from literature.sources.bibtex_values import MONTHS, Expander
from literature.sources.inheritance import Field, RawEntry, with_inherited
from literature.sources.reference_fields import reference_of
from literature.text.excerpt import excerpt, without_controls
from literature.text.names import NameReader
from literature.text.nearest import Nearest

MISSING_KEY = Rule("BIB002", "missing-key", Severity.ERROR, "An entry has no key.")
DUPLICATE_KEY = Rule("BIB003", "duplicate-key", Severity.ERROR, "Two entries have the same key.")
KEY_CASE_CLASH = Rule("BIB004", "key-case-clash", Severity.ERROR, "Two keys differ only in case.")
UNSAFE_KEY = Rule(
    "BIB005", "unsafe-key", Severity.ERROR, "A key holds characters that addresses or citations cannot hold."
)
ALIAS_CLASH = Rule(
    "BIB006", "alias-clash", Severity.ERROR, "An earlier key in `ids` is in use as a key or alias elsewhere."
)
UNDEFINED_MACRO = Rule("BIB007", "undefined-macro", Severity.ERROR, "A field uses a macro that is not defined.")
DUPLICATE_FIELD = Rule("BIB009", "duplicate-field", Severity.WARNING, "A field stands twice in an entry.")

_LINES_SHOWN = 12
_OFTEN_SHARED = 64
"""Length below which other entries often say the same: years, journals, publishers."""
_SAFE_KEY = re.compile(r"[\w:.#$%&\-+?<>~/'*!]+")


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Everything that a set of `.bib` files says."""

    references: tuple[Reference, ...] = ()
    """In file order; of entries with one key, the first."""
    xdata: tuple[Reference, ...] = ()
    """Entries of the type `xdata`: no works, but fields that others refer to."""
    strings: Mapping[str, str] = field(default_factory=dict)
    """Macros that the files define, by lower-case name."""
    problems: tuple[Problem, ...] = ()
    """In order of place."""


@without_collection()
def read_bibliography(files: Iterable[tuple[str, str]], *, steps: Steps = uncounted) -> Bibliography:
    """Read `.bib` files, given as (path as messages name it, decoded text).

    Macros, `crossref`, `xdata` and `ids` hold across all files. Never raises: what cannot be read is a problem with
    its place, and the rest is read. Rules: `broken-entry`, `missing-comma`, `control-character`, `undefined-macro`,
    `duplicate-field`, `missing-key`, `unsafe-key`, `duplicate-key`, `key-case-clash`, `alias-clash`,
    `unknown-crossref`, `cyclic-crossref`, `malformed-name`, `malformed-date`, `malformed-doi`, `unknown-latex`,
    `unsafe-url`, `malformed-url`.
    """
    blocks: list[Block] = []
    problems: list[Problem] = []
    order: dict[str, int] = {}
    length = 0
    for path, text in files:
        order.setdefault(path, len(order))
        length += len(text)
        found, faults = read_blocks(path, text)
        blocks.extend(found)
        problems.extend(faults)
    strings = _strings(blocks, Expander(length))
    entries = _by_key(_evaluated(blocks, strings, length, problems), problems)
    # Of a hundred thousand entries, each step takes as much memory as all of them do in the end.
    del blocks
    aliases = _aliases(entries, problems)
    targets = {alias: key for key, names in aliases.items() for alias in names}
    complete, faults = with_inherited(entries, targets)
    problems.extend(faults)
    names = NameReader()
    references: list[Reference] = []
    xdata: list[Reference] = []
    for key in steps("Reading works", tuple(entries), len(entries)):
        entry = entries.pop(key)
        reference, faults = reference_of(entry, complete.pop(key), aliases.get(key, ()), names)
        (xdata if entry.type == "xdata" else references).append(reference)
        problems.extend(faults)
    problems.sort(key=lambda p: (order[p.location.path], p.location.line, p.location.column))
    return Bibliography(tuple(references), tuple(xdata), strings, tuple(problems))


def _strings(blocks: Iterable[Block], expander: Expander) -> dict[str, str]:
    """Macros as they stand at the end of all files."""
    strings: dict[str, str] = {}
    known = ChainMap(strings, dict(MONTHS))
    for block in blocks:
        if block.is_string:
            for assignment, _ in block.assignments:
                strings[assignment.name.lower()] = expander.evaluated(assignment.expression.pieces, known)[0]
    return strings


def _evaluated(
    blocks: Iterable[Block], strings: Mapping[str, str], length: int, problems: list[Problem]
) -> Iterable[RawEntry]:
    """Entries with the values of their fields, from files of some length in characters.

    A macro has the value last given to it above; one that is defined only below has the one it ends up with.
    """
    macros = {**MONTHS, **strings}
    of_macros, of_fields = Expander(length), Expander(length)
    shared: dict[str, str] = {}
    uses: dict[tuple[str, str, bool], list[tuple[str, Location]]] = {}
    for block in blocks:
        fields: dict[str, Field] = {}
        is_string = block.is_string
        expander = of_macros if is_string else of_fields
        for assignment, location in block.assignments:
            value, undefined = expander.evaluated(assignment.expression.pieces, macros)
            value = without_controls(value)
            if len(value) < _OFTEN_SHARED:
                value = shared.setdefault(value, value)
            name = intern(assignment.name.lower())
            for macro in dict.fromkeys(undefined) if undefined else ():
                is_known = macro.lower() in macros
                uses.setdefault((location.path, macro, is_known), []).append((name, location))
            if is_string:
                macros[name] = value
            elif name in fields:
                message = f"field `{excerpt(name)}` of `{excerpt(block.key)}` is given twice, the first counts"
                problems.append(DUPLICATE_FIELD.problem(message, location))
            else:
                fields[name] = Field(value, location)
        if not is_string:
            yield RawEntry(intern(without_controls(block.key)), intern(block.type), block.location, fields)
    nearest = Nearest(macros) if uses else None
    for (_, macro, is_known), places in uses.items():
        near = nearest.to(macro) if nearest is not None and not is_known else ()
        problems.append(UNDEFINED_MACRO.problem(_macro_message(macro, places, is_known=is_known), places[0][1], near))


def _macro_message(macro: str, places: Sequence[tuple[str, Location]], *, is_known: bool) -> str:
    """Said once for each file and macro: a file whose `@string`s are elsewhere would have it thousands of times."""
    what = "makes its value too long" if is_known else "is not defined"
    message = f"macro `{excerpt(macro)}` {what}; its name stands in `{excerpt(places[0][0])}`"
    others = len(places) - 1
    if not others:
        return message
    lines = ", ".join(str(location.line) for _, location in places[1 : 1 + _LINES_SHOWN])
    fields = "1 more field" if others == 1 else f"{others:,} more fields"
    noun = "line" if others == 1 else "lines"
    return f"{message} and in {fields} ({noun} {lines}{', ...' if others > _LINES_SHOWN else ''})"


def _by_key(entries: Iterable[RawEntry], problems: list[Problem]) -> dict[str, RawEntry]:
    """The entries that have a key of their own."""
    by_key: dict[str, RawEntry] = {}
    folded: dict[str, str] = {}

    def report(rule: Rule, message: str, location: Location) -> None:
        problems.append(rule.problem(message, location))

    for entry in entries:
        key, location = entry.key, entry.location
        if not entry.type:
            report(BROKEN_ENTRY, f"entry `{excerpt(key)}` has no type", location)
        elif not key:
            report(MISSING_KEY, f"this `@{entry.type}` has no key and cannot be cited", location)
        elif key in by_key:
            report(DUPLICATE_KEY, f"key `{excerpt(key)}` is taken by {by_key[key].location}", location)
        else:
            if not is_safe_key(key):
                report(UNSAFE_KEY, f"key `{excerpt(key)}` holds characters or parts that no address can hold", location)
            if (other := folded.setdefault(key.casefold(), key)) != key:
                message = (
                    f"key `{excerpt(key)}` differs from `{excerpt(other)}` ({by_key[other].location}) in case only"
                )
                report(KEY_CASE_CLASH, message, location)
            by_key[key] = entry
    return by_key


def is_safe_key(key: str) -> bool:
    """Whether addresses and citations can hold a key."""
    return bool(_SAFE_KEY.fullmatch(key)) and ".." not in key.split("/") and not key.startswith("/")


def _aliases(entries: Mapping[str, RawEntry], problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    """The further keys of each entry (`ids`) that are nobody else's."""
    taken: dict[str, str] = {}
    aliases: dict[str, tuple[str, ...]] = {}
    for key, entry in entries.items():
        if (ids := entry.fields.get("ids")) is None:
            continue
        kept: list[str] = []
        for alias in dict.fromkeys(part.strip() for part in ids.value.split(",") if part.strip()):
            owner = alias if alias in entries else taken.get(alias, "")
            if owner == key:
                continue
            if owner:
                message = f"alias `{excerpt(alias)}` of `{excerpt(key)}` already stands for `{excerpt(owner)}`"
                problems.append(ALIAS_CLASH.problem(message, ids.location))
            else:
                taken[alias] = key
                kept.append(alias)
        aliases[key] = tuple(kept)
    return aliases
