"""Leaves out problems where an author or the site's options say so, and reports allowances that say nothing.

`sources/allowances.py` reads those that stand in files; those for whole files come from the option `allow`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from fnmatch import fnmatchcase

from literature.model import Allowance, Library, Location, Problem, Rule, Severity
from literature.text.nearest import Nearest

UNKNOWN_ALLOWANCE = Rule(
    "SRC008", "unknown-allowance", Severity.WARNING, "An allowance names a rule that does not exist."
)
ALLOWANCE_WITHOUT_REASON = Rule(
    "SRC009", "allowance-without-reason", Severity.WARNING, "An allowance does not say why."
)
UNUSED_ALLOWANCE = Rule("SRC010", "unused-allowance", Severity.WARNING, "An allowance allows nothing.")

Names = Mapping[str, str]
"""Every code and name of a rule to the rule's name."""


def apply_allowances(
    library: Library, problems: Iterable[Problem], names: Names, was_asked: Callable[[str], bool]
) -> tuple[list[Problem], list[Problem]]:
    """The problems that stay, and those of the allowances themselves.

    An allowance without a reason, and one for a rule that does not exist, allows nothing. One that allows nothing is
    reported if its rule was looked for (`was_asked`, by name).
    """
    faults: list[Problem] = []
    in_file: defaultdict[tuple[str, str], list[Allowance]] = defaultdict(list)
    by_pattern: list[tuple[str, str]] = []
    for allowance in library.allowances:
        for rule in _known(allowance.rules, names, allowance.location, faults):
            if allowance.reason:
                in_file[allowance.location.path, rule].append(allowance)
            else:
                message = f"say why '{rule}' is allowed: 'allow {rule} because ...'"
                faults.append(ALLOWANCE_WITHOUT_REASON.problem(message, allowance.location))
    for pattern, rules in library.policy.allow.items():
        by_pattern += [(pattern, rule) for rule in _known(rules, names, Location(pattern), faults)]

    stays: list[Problem] = []
    used: set[tuple[Allowance | str, str]] = set()
    for problem in problems:
        allowing: list[Allowance | str] = [
            allowance
            for allowance in in_file.get((problem.location.path, problem.rule), ())
            if allowance.covers(problem.location)
        ]
        allowing += [
            pattern
            for pattern, rule in by_pattern
            if rule == problem.rule and fnmatchcase(problem.location.path, pattern)
        ]
        used.update((by, problem.rule) for by in allowing)
        if not allowing:
            stays.append(problem)
    faults += _unused(in_file, by_pattern, used, was_asked)
    return stays, faults


def _known(rules: Iterable[str], names: Names, place: Location, faults: list[Problem]) -> list[str]:
    """Names of the rules that exist; a fault for each other one."""
    known = []
    nearest = Nearest(names)
    for rule in rules:
        if rule in names:
            known.append(names[rule])
        else:
            faults.append(UNKNOWN_ALLOWANCE.problem(f"there is no rule '{rule}'", place, nearest.to(rule)))
    return known


def _unused(
    in_file: Mapping[tuple[str, str], Iterable[Allowance]],
    by_pattern: Iterable[tuple[str, str]],
    used: Collection[tuple[Allowance | str, str]],
    was_asked: Callable[[str], bool],
) -> Iterator[Problem]:
    for (_, rule), allowances in in_file.items():
        for allowance in allowances:
            if (allowance, rule) not in used and was_asked(rule):
                message = f"nothing here breaks '{rule}'; remove the allowance"
                yield UNUSED_ALLOWANCE.problem(message, allowance.location)
    for pattern, rule in by_pattern:
        if (pattern, rule) not in used and was_asked(rule):
            message = f"no file that matches '{pattern}' breaks '{rule}'; remove it from the option 'allow'"
            yield UNUSED_ALLOWANCE.problem(message, Location(pattern))
