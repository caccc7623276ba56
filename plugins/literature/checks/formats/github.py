"""Problems as workflow commands of GitHub Actions, which shows them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from literature.checks.diagnosis import Diagnostic
from literature.model import Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_annotations(diagnostics: Sequence[Diagnostic]) -> str:
    """A command for each problem: `::error file=...,line=...,col=...,title=...::message`."""
    return "".join(
        f"::{_COMMANDS[diagnostic.severity]} file={_property(diagnostic.problem.location.path)},"
        f"line={diagnostic.problem.location.line},col={diagnostic.problem.location.column},"
        f"title={_property(f'{diagnostic.rule.code} {diagnostic.rule.name}')}::{_data(diagnostic.message)}\n"
        for diagnostic in diagnostics
    )


def _data(text: str) -> str:
    """A command's message, in which these three characters are written as escapes."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The value of a command's property, in which a colon or comma would end it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
