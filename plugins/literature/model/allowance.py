"""An author's word that a problem is meant to stay: `literature: allow ... because ...`. Read by
`sources/allowances.py`, applied by `checks/allowances.py`."""

from __future__ import annotations

from dataclasses import dataclass

from literature.model.places import Location


@dataclass(frozen=True, slots=True)
class Allowance:
    """Leave to break rules in some lines of a file."""

    rules: tuple[str, ...]
    """Names or codes of rules, as written."""
    reason: str
    """What stands after `because`; empty when nothing does."""
    location: Location
    first_line: int
    last_line: int
    """Lines it holds for, both included."""

    def covers(self, place: Location) -> bool:
        """Whether a place lies in its lines."""
        return place.path == self.location.path and self.first_line <= place.line <= self.last_line
