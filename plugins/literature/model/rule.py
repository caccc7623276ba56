"""A rule: one thing that can be wrong. It is declared where it is found, and nowhere else.

A rule over the whole library is a function under `@rule(...)`, in `checks/`. One that a reader or a join finds on its
way is a constant beside that code. `checks/registry.py` collects both; what a rule means stands on its page,
`docs/contributing/rules/CODE.md`. Other packages declare theirs alike (`extensions.py`), with the page's text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from literature.model.library import Library
from literature.model.places import LinkFault, Location, Problem


class Severity(StrEnum):
    """How grave a problem is: errors make `check` fail, warnings a strict build; notes show only when asked for."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


Find = Callable[[Library], Iterable[Problem]]
"""Finds what is wrong in a library."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong."""

    code: str
    """Area and number, permanent: `BIB007`."""
    name: str
    """What one would write after "allow"."""
    severity: Severity
    summary: str
    """What is wrong, in one sentence."""
    find: Find | None = None
    """Finds it in a library; None where readers and joins do."""
    page: str = ""
    """What it means, in Markdown, for a rule of another package; ours have a page each in the documentation."""

    def problem(
        self,
        message: str,
        location: Location,
        suggestions: tuple[str, ...] = (),
        link_fault: LinkFault | None = None,
    ) -> Problem:
        """A place where this rule is broken."""
        return Problem(self.name, message, location, suggestions, link_fault)


def rule(code: str, severity: Severity, summary: str, *, page: str = "") -> Callable[[Find], Rule]:
    """Makes a rule of the function below, which finds it; the function's name is the rule's: `a_b` is `a-b`."""

    def declared(find: Find) -> Rule:
        return Rule(code, find.__name__.replace("_", "-"), severity, summary, find, page)

    return declared
