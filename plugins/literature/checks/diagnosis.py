"""Runs the rules over a library and puts what they find in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from literature.checks.registry import RULES, Rule, Severity, rule_named
from literature.model import Library, Problem

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem with the rule that names and weighs it."""

    rule: Rule
    problem: Problem

    @property
    def is_error(self) -> bool:
        """Whether `check` fails because of it."""
        return self.rule.severity is Severity.ERROR

    def __str__(self) -> str:
        """`path:line:column: CODE name: message; did you mean 'a' or 'b'?`."""
        problem = self.problem
        nearest = " or ".join(f"'{_on_a_line(name)}'" for name in problem.suggestions)
        hint = f"; did you mean {nearest}?" if nearest else ""
        return f"{problem.location}: {self.rule.code} {self.rule.name}: {_on_a_line(problem.message)}{hint}"


def _on_a_line(text: str) -> str:
    """What came from a file, fit for a terminal: no line ends, no control characters, not endless."""
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return "".join(character if character.isprintable() else "\ufffd" for character in " ".join(shown.split()))


def diagnose(library: Library, areas: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """Everything found, in order of file, line and column.

    `areas` limits it to codes that start so (`BIB`); notes are found only when their whole code is among them.
    """
    prefixes = tuple(areas)

    def is_wanted(rule: Rule) -> bool:
        if rule.severity is Severity.NOTE:
            return rule.code in prefixes
        return not prefixes or rule.code.startswith(prefixes)

    found = list(library.problems)
    for rule in RULES:
        if rule.find is not None and is_wanted(rule):
            found.extend(rule.find(library))
    diagnostics = [Diagnostic(rule_named(problem.rule), problem) for problem in found]
    chosen = [diagnostic for diagnostic in diagnostics if is_wanted(diagnostic.rule)]
    return tuple(sorted(chosen, key=lambda d: (d.problem.location, d.rule.code, d.problem.message)))
