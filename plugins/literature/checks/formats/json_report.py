"""Problems as JSON for programs. The schema is `schemas/check-report.json`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from literature.checks.diagnosis import Diagnostic
from literature.model import Severity

VERSION = 2
"""Grows when a reader of earlier reports would misread a new one."""


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """One object: version, number of problems by severity, and the problems in order."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    report = {
        "version": VERSION,
        "counts": {str(severity): counts[severity] for severity in Severity},
        "problems": [
            {
                "path": diagnostic.problem.location.path,
                "line": diagnostic.problem.location.line,
                "column": diagnostic.problem.location.column,
                "code": diagnostic.rule.code,
                "name": diagnostic.rule.name,
                "severity": str(diagnostic.severity),
                "message": diagnostic.problem.message,
                "suggestions": list(diagnostic.problem.suggestions),
            }
            for diagnostic in diagnostics
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
