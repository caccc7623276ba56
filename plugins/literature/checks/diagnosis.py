"""Runs the rules over a library, leaves out what is allowed, and sorts the rest.

What readers and rules return is a `Problem`, which knows its rule by name; a `Diagnostic` is a problem with the rule
itself, as whoever shows it needs severity and code.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from literature.checks.allowances import apply_allowances
from literature.checks.registry import RULES, rule_named
from literature.model import Find, Library, Problem, Rule, Severity
from literature.rebuilding.build_cache import Kept
from literature.rebuilding.reads import parts_of, unwatched, watched_library

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

    @property
    def message(self) -> str:
        """What was found and expected, with the nearest valid names, on one line of bounded length."""
        nearest = " or ".join(f"'{_on_a_line(name)}'" for name in self.problem.suggestions)
        hint = f"; did you mean {nearest}?" if nearest else ""
        return f"{_on_a_line(self.problem.message)}{hint}"

    def __str__(self) -> str:
        """`path:line:column: CODE name: message; did you mean 'a' or 'b'?`."""
        return f"{self.problem.location}: {self.rule.code} {self.rule.name}: {self.message}"


def _on_a_line(text: str) -> str:
    """What came from a file, fit for a terminal: no line ends, no control characters, not endless."""
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return "".join(character if character.isprintable() else "\ufffd" for character in " ".join(shown.split()))


def _found(code: str, find: Find, library: Library, kept: Kept) -> list[Problem]:
    return kept.watched(
        ("rule", code),
        unwatched(library),
        parts_of(library),
        lambda reads: list(find(watched_library(library, reads))),
    )[0]


def diagnose(
    library: Library, areas: Iterable[str] = (), *, with_notes: bool = False, kept: Kept | None = None
) -> tuple[Diagnostic, ...]:
    """Every problem that no allowance covers, in order of file, line and column.

    `areas` limits it to codes that start so (`BIB`). Notes are found only `with_notes` or when their whole code is
    among the areas. With what is `kept` of earlier builds, a rule is asked again only when a part of the library that
    it looked at has changed.
    """
    prefixes = tuple(areas)

    def is_wanted(rule: Rule) -> bool:
        if rule.severity is Severity.NOTE and not with_notes:
            return rule.code in prefixes
        return not prefixes or rule.code.startswith(prefixes)

    found = [problem for problem in library.problems if is_wanted(rule_named(problem.rule))]
    for rule in RULES:
        if rule.find is not None and is_wanted(rule):
            found.extend(_found(rule.code, rule.find, library, kept) if kept else rule.find(library))
    names = {name: rule.name for rule in RULES for name in (rule.code, rule.name)}
    stays, faults = apply_allowances(library, found, names, lambda name: is_wanted(rule_named(name)))
    stays += [fault for fault in faults if is_wanted(rule_named(fault.rule))]
    diagnostics = [Diagnostic(rule_named(problem.rule), problem) for problem in stays]
    return tuple(sorted(diagnostics, key=lambda d: (d.problem.location, d.rule.code, d.problem.message)))
