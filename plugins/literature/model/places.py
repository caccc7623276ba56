"""Where something stands in a source file, and what is wrong there.

Readers and the library return problems as data; only `literature.checks` decides how grave
they are, and only the hosts and the command print them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file, as an editor counts it."""

    path: str
    """Path as the project names it, always with `/`."""
    line: int = 1
    """Line, from 1."""
    column: int = 1
    """Column in characters, from 1."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in what an author wrote, named after the rule it breaks."""

    rule: str
    """Name of the rule in `literature.checks`, e.g. `undefined-macro`."""
    message: str
    """What was found and what was expected, one line, no full stop."""
    location: Location
    suggestions: tuple[str, ...] = ()
    """The nearest valid things, best first."""
