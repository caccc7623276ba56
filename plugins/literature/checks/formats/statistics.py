"""How often each rule was broken, most often first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from literature.checks.diagnosis import Diagnostic


def as_statistics(diagnostics: Sequence[Diagnostic]) -> str:
    """A line for each rule: count, severity, code and name, in columns."""
    counts = Counter(diagnostic.rule for diagnostic in diagnostics)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0].code))
    width = max((len(f"{count:,}") for count in counts.values()), default=0)
    return "".join(f"{count:>{width},}  {rule.severity:<7}  {rule.code} {rule.name}\n" for rule, count in ordered)
