"""An author's own bibliographies as a site takes them over: whole and as they are, with what is wrong in them allowed
until it is mended, so that the site can be built from the first day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from literature.checks import diagnose
from literature.library import build
from literature.model import Problem, Severity
from literature.settings import Settings
from literature.sources.allowances import allowances_in_bibliography
from literature.sources.bibtex import read_bibliography
from literature.sources.provenance import read_provenance
from literature.starting.configuration import Options


@dataclass(frozen=True, slots=True)
class OwnWorks:
    """A bibliography file of the author's."""

    path: str
    """Where it stands in the site, below its folder."""
    text: str
    is_there: bool = False
    """Whether it stands there already, and is not to be written."""
    faults: tuple[Problem, ...] = ()
    """What was wrong in reading it where it stands."""


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What a site begins with that takes works over."""

    options: Options
    """Of the plugin."""
    works: int
    """How many were read."""
    problems: int
    """How many are allowed for now."""


def taken_over(own: Sequence[OwnWorks], others: Mapping[str, str], provenance: tuple[str, str] = ("", "")) -> TakenOver:
    """What the site is to be told of these files, beside its `others` (texts by path) and its table of provenance (path
    and text)."""
    options: dict[str, Sequence[str] | Mapping[str, Sequence[str]]] = {}
    usual = Settings().bibliography
    outside = [one.path for one in own if not _matches(one.path, usual)]
    if outside:
        is_used = len(outside) < len(own) or any(_matches(path, usual) for path in others)
        options["bibliography"] = [*(usual if is_used else ()), *outside]
    texts = dict(sorted(({one.path: one.text for one in own} | dict(others)).items()))
    read = read_bibliography(list(texts.items()))
    allowed: dict[str, dict[str, None]] = {}
    problems = 0
    library = build(
        read.references,
        provenance=read_provenance(*provenance)[0],
        problems=[*(fault for one in own for fault in one.faults), *read.problems],
        allowances=[found for path, text in texts.items() for found in allowances_in_bibliography(path, text)],
        policy=Settings().policy(datetime.date.today()),
    )
    paths = {one.path for one in own}
    for found in diagnose(library):
        if found.problem.location.path in paths and found.severity is not Severity.NOTE:
            allowed.setdefault(found.problem.location.path, {})[found.rule.name] = None
            problems += 1
    if allowed:
        # A path is a pattern there, in which these stand for others.
        options["allow"] = {re.sub(r"[*?[]", r"[\g<0>]", path): tuple(sorted(rules)) for path, rules in allowed.items()}
    return TakenOver(options, sum(work.location.path in paths for work in read.references), problems)


def _matches(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path is among those that patterns without a folder in their place name."""
    return any(fnmatchcase(path, pattern) and path.count("/") == pattern.count("/") for pattern in patterns)
