"""Runs the rules over a library, leaves out what is allowed, and sorts the rest.

What readers and rules return is a `Problem`, which knows its rule by name; a `Diagnostic` is a problem with the rule
itself, as whoever shows it needs severity and code.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from literature.checks.allowances import apply_allowances
from literature.checks.faulty_extensions import problem_of
from literature.checks.registry import RuleTable, rule_table
from literature.checks.unresolved import unresolved_markup
from literature.extensions import Extension, described
from literature.model import Find, Level, Library, Policy, Problem, Rule, Severity, Steps, uncounted
from literature.rebuilding.build_cache import BuildCache
from literature.rebuilding.reads import parts_of, unwatched, watched_library

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem with the rule that names and weighs it."""

    rule: Rule
    problem: Problem
    level: Level = Level.WARN
    """What the site makes of it."""

    @property
    def severity(self) -> Severity:
        """How grave it is: as its rule is, where the site does not ask for less."""
        return Severity.NOTE if self.level is Level.INFO else self.rule.severity

    @property
    def is_error(self) -> bool:
        """Whether `check` fails because of it."""
        return self.severity is Severity.ERROR

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


def _found(code: str, find: Find, library: Library, cache: BuildCache) -> list[Problem]:
    return cache.watched(
        ("rule", code),
        unwatched(library),
        parts_of(library),
        lambda reads: list(find(watched_library(library, reads))),
    )[0]


def _guarded(added: Extension[Rule], find: Find) -> Find:
    """What a rule of another package finds; where it fails, that is the problem."""

    def guarded(library: Library) -> Iterable[Problem]:
        try:
            found = list(find(library))
        except Exception as error:
            return [problem_of(added.fault(f"failed in the rule '{added.value.code}': {described(error)}"))]
        for problem in found:
            if not isinstance(problem, Problem) or problem.rule != added.value.name:
                what = f"gives {problem!r:.80} in the rule '{added.value.code}'; expected what its 'problem(...)' makes"
                return [problem_of(added.fault(what))]
        return found

    return guarded


def diagnose(
    library: Library,
    areas: Iterable[str] = (),
    *,
    with_notes: bool = False,
    cache: BuildCache | None = None,
    table: RuleTable | None = None,
    steps: Steps = uncounted,
) -> tuple[Diagnostic, ...]:
    """Every problem that no allowance covers, in order of file, line and column, without those of links that the site
    ignores.

    `areas` limits it to codes that start so (`BIB`). Notes are found only `with_notes` or when their whole code is
    among the areas. With the `cache` of earlier builds, a rule is asked again only when a part of the library that
    it looked at has changed. `table` holds the rules; without it, ours and those of the packages that are installed.
    """
    table = table or rule_table()
    prefixes = tuple(areas)

    def is_wanted(rule: Rule) -> bool:
        if rule.severity is Severity.NOTE and not with_notes:
            return rule.code in prefixes
        return not prefixes or rule.code.startswith(prefixes)

    def rule_of(problem: Problem) -> Rule:
        return table.by_name[problem.rule]

    known = (*library.problems, *table.problems)
    found = [problem for problem in known if is_wanted(rule_of(problem))]
    for rule in steps("Asking rules", table.rules, len(table.rules)):
        if rule.find is not None and is_wanted(rule):
            find = _guarded(table.added[rule.name], rule.find) if rule.name in table.added else rule.find
            found.extend(_found(rule.code, find, library, cache) if cache else find(library))

    def was_asked(name: str) -> bool:
        # A build finds more of these, on finished pages.
        return name != unresolved_markup.name and is_wanted(table.by_name[name])

    stays, faults = apply_allowances(library, found, table.names, was_asked)
    stays += [fault for fault in faults if is_wanted(rule_of(fault))]
    return _sorted(stays, table, library.policy)


def weighed(library: Library, problems: Iterable[Problem]) -> tuple[Diagnostic, ...]:
    """Problems that were met after the library was looked at, in order, without those that an allowance covers."""
    table = rule_table()
    stays, _ = apply_allowances(library, problems, table.names, lambda _: False)
    return _sorted(stays, table, library.policy)


def _sorted(problems: Iterable[Problem], table: RuleTable, policy: Policy) -> tuple[Diagnostic, ...]:
    diagnostics = []
    for problem in problems:
        level = policy.links.get(problem.link_fault, Level.WARN) if problem.link_fault else Level.WARN
        if level is not Level.IGNORE:
            diagnostics.append(Diagnostic(table.by_name[problem.rule], problem, level))
    return in_order(diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, line and column."""
    return tuple(sorted(diagnostics, key=lambda d: (d.problem.location, d.rule.code, d.problem.message)))
