"""How problems are written: lines for people, JSON for programs, and what code hosts and their servers show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from literature.checks.diagnosis import Diagnostic
from literature.checks.formats.github import as_annotations
from literature.checks.formats.gitlab import as_code_quality
from literature.checks.formats.json_report import as_json
from literature.checks.formats.junit import as_junit
from literature.checks.formats.sarif import as_sarif
from literature.checks.formats.statistics import as_statistics
from literature.checks.formats.text import as_text

FORMATS: Mapping[str, Callable[[Sequence[Diagnostic]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_annotations,
    "gitlab": as_code_quality,
    "junit": as_junit,
    "sarif": as_sarif,
}
"""By the name that `--format` takes. Each gives whole lines, nothing for no problems unless the format asks for it."""

__all__ = [
    "FORMATS",
    "as_annotations",
    "as_code_quality",
    "as_json",
    "as_junit",
    "as_sarif",
    "as_statistics",
    "as_text",
]
