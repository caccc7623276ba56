"""Given names as works print them, in full or as initials, to tell which are one person's. `indexes.py` joins authors
by it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from literature.model import Person

_MOST_LOOKED_AT = 1_000
"""Names that one question goes through. Among so many with the same initials none is certainly the one."""


@dataclass(slots=True)
class GivenNames:
    """Persons of one surname by their given names, word by word."""

    _persons: list[Person] = field(default_factory=list)
    """Those whose given names end here."""
    _longer: dict[str, dict[str, GivenNames]] = field(default_factory=dict)
    """By initial and by the whole word, those that go on with it."""

    def add(self, given: Sequence[str], person: Person) -> None:
        """Add a person with these given names, folded."""
        names = self
        for word in given:
            names = names._longer.setdefault(word[0], {}).setdefault(word, GivenNames())
        names._persons.append(person)

    def fitting(self, given: Sequence[str]) -> Person | None:
        """The one person whom these given names may stand for: each is that person's, or one of both is its initial.
        None where there are several."""
        found: list[Person] = []
        left = _MOST_LOOKED_AT
        rest = [(self, 0)]
        while rest and left and len(found) < 2:
            left -= 1
            names, place = rest.pop()
            if place < len(given):
                # One more than can be looked at: what is left over tells that not all was.
                rest += ((longer, place + 1) for longer in islice(names._beginning_with(given[place]), left + 1))
            else:
                found += names._persons
                # Someone stands at the end of each.
                every = (longer for alike in names._longer.values() for longer in alike.values())
                rest += ((longer, place) for longer in islice(every, 2))
        return found[0] if len(found) == 1 and not rest else None

    def _beginning_with(self, word: str) -> Iterable[GivenNames]:
        alike = self._longer.get(word[0], {})
        return alike.values() if len(word) == 1 else (alike[one] for one in (word, word[0]) if one in alike)
