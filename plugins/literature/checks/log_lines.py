"""What the log of a build says of problems: each rule's first places, and how many more there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from literature.checks.diagnosis import Diagnostic
from literature.model import Severity

MOST_OF_A_RULE = 24
"""Places of one rule that a log shows; a report has them all."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of the log."""

    text: str
    severity: Severity


def log_lines(diagnostics: Sequence[Diagnostic]) -> Iterator[LogLine]:
    """A line for each problem in the order given, and in place of a rule's further problems one that counts them."""
    counts = Counter(diagnostic.rule for diagnostic in diagnostics)
    shown: Counter[object] = Counter()
    for diagnostic in diagnostics:
        rule = diagnostic.rule
        shown[rule] += 1
        if shown[rule] <= MOST_OF_A_RULE:
            yield LogLine(str(diagnostic), diagnostic.severity)
        elif shown[rule] == counts[rule]:
            more = counts[rule] - MOST_OF_A_RULE
            text = f"{rule.code} {rule.name}: {more:,} more of these; `literature check --select {rule.code}` lists all"
            yield LogLine(text, diagnostic.severity)
