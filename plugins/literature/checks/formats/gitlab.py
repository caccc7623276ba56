"""Problems as GitLab's code quality report, which it shows in a merge request beside the lines."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence

from literature.checks.diagnosis import Diagnostic
from literature.model import Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def as_code_quality(diagnostics: Sequence[Diagnostic]) -> str:
    """A JSON array with an object for each problem.

    GitLab tells by the fingerprint which problems a change brought about: it holds no line, so that a problem that
    only moved is the same, and the count of its like above it, so that two are told apart.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    report = []
    for diagnostic in diagnostics:
        place = diagnostic.problem.location
        signature = (place.path, diagnostic.rule.code, diagnostic.message)
        text = "\0".join((*signature, str(seen[signature])))
        seen[signature] += 1
        report.append(
            {
                "description": diagnostic.message,
                "check_name": f"{diagnostic.rule.code} {diagnostic.rule.name}",
                "fingerprint": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
                "severity": _SEVERITIES[diagnostic.severity],
                "location": {"path": place.path, "lines": {"begin": place.line}},
            }
        )
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
