"""Problems as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from literature import __version__
from literature.checks.diagnosis import Diagnostic
from literature.model import Rule, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_ROOT = "SRCROOT"


def as_sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """One log with one run; the rules that were broken stand in it once each, results refer to them."""
    rules = list(dict.fromkeys(diagnostic.rule for diagnostic in diagnostics))
    positions = {rule: position for position, rule in enumerate(rules)}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "literature",
                        "semanticVersion": __version__,
                        "rules": [_descriptor(rule) for rule in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(diagnostic, positions) for diagnostic in diagnostics],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _descriptor(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": f"Run `literature explain {rule.code}`."},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(diagnostic: Diagnostic, positions: Mapping[Rule, int]) -> dict[str, Any]:
    place = diagnostic.problem.location
    # The system may have given a name that is not UTF-8; its bytes are what an address holds.
    path = quote(place.path, errors="surrogateescape")
    artifact = {"uri": f"file://{path}"} if path.startswith("/") else {"uri": path, "uriBaseId": _ROOT}
    return {
        "ruleId": diagnostic.rule.code,
        "ruleIndex": positions[diagnostic.rule],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
    }
