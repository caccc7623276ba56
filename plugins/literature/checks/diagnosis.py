"""Runs the rules over a library and puts what they find in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from literature.checks.registry import RULES, Rule, Severity, rule_named
from literature.model import Library, Problem


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
        nearest = " or ".join(f"'{name}'" for name in problem.suggestions)
        hint = f"; did you mean {nearest}?" if nearest else ""
        return f"{problem.location}: {self.rule.code} {self.rule.name}: {problem.message}{hint}"


def diagnose(library: Library, areas: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """Everything found, in order of file, line and column. `areas` limits it to codes that start so (`BIB`)."""
    prefixes = tuple(areas)
    found = list(library.problems)
    for rule in RULES:
        if rule.find is not None and (not prefixes or rule.code.startswith(prefixes)):
            found.extend(rule.find(library))
    diagnostics = [Diagnostic(rule_named(problem.rule), problem) for problem in found]
    chosen = [d for d in diagnostics if not prefixes or d.rule.code.startswith(prefixes)]
    return tuple(sorted(chosen, key=lambda d: (d.problem.location, d.rule.code, d.problem.message)))
