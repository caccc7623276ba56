"""Reads and writes `permalinks.lock`: every name under which something was published.

One name a line, sorted, so that a change shows in a diff as what it is. `cli/lock.py` writes it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import get_args

from literature.model import Location, Permalink, PermalinkKind, Problem, Rule, Severity

MALFORMED_LOCK = Rule("LNK003", "malformed-lock", Severity.ERROR, "A line of the lock file cannot be read.")

_KINDS: dict[str, PermalinkKind] = {kind: kind for kind in get_args(PermalinkKind)}
_HEAD = "# Every name that was published. Written by `literature lock`; a line is only removed on purpose.\n"


def read_permalinks(path: str, text: str) -> tuple[tuple[Permalink, ...], tuple[Problem, ...]]:
    """Lines of kind, name, day and, for a letter, the year, separated by tabs; and a problem for each other line."""
    permalinks: list[Permalink] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        place = Location(path, number)
        cells = line.removesuffix("\r").split("\t")
        kind = _KINDS.get(cells[0])
        try:
            since = datetime.date.fromisoformat(cells[2])
        except (IndexError, ValueError):
            since = None
        if kind is None or since is None or not cells[1] or len(cells) != (4 if kind == "letter" else 3):
            message = "expected kind, name and day separated by tabs, as `literature lock` writes them"
            problems.append(MALFORMED_LOCK.problem(message, place))
            continue
        permalinks.append(Permalink(kind, cells[1], since, place, cells[3] if kind == "letter" else ""))
    return tuple(permalinks), tuple(problems)


def write_permalinks(permalinks: Iterable[Permalink]) -> str:
    """The file's text; equal permalinks give equal text."""
    lines = sorted(
        "\t".join((link.kind, link.name, link.since.isoformat(), *([link.value] if link.kind == "letter" else [])))
        for link in permalinks
    )
    return _HEAD + "".join(f"{line}\n" for line in lines)
