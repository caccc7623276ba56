"""Which problems a change brought about, for pull requests: `check --changed BASE`.

`sources/git.py` says what the change is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence

from literature.checks.diagnosis import Diagnostic


def brought_about(
    now: Sequence[Diagnostic], before: Iterable[Diagnostic], changed_lines: Mapping[str, Container[int]]
) -> tuple[Diagnostic, ...]:
    """Of the problems of today, those on changed lines and those that were not there before.

    A problem is one of before when path, rule and message are the same, wherever it stands now: a page that was
    removed is reported at the links that led to it, lines that only moved are not.
    """
    known = Counter(_signature(diagnostic) for diagnostic in before)
    found = []
    for diagnostic in now:
        signature = _signature(diagnostic)
        place = diagnostic.problem.location
        is_old = known[signature] > 0
        known[signature] -= is_old
        if not is_old or place.line in changed_lines.get(place.path, ()):
            found.append(diagnostic)
    return tuple(found)


def _signature(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.problem.location.path, diagnostic.rule.code, diagnostic.problem.message
